/// Who decides what comes next.
enum SagaMode: String, CaseIterable, Sendable {
  /// One node asks for each step and each compensation.
  case orchestrated
  /// Nobody: each service listens to what its neighbours publish.
  case choreographed
}

/// Who listens to whom in a choreographed saga.
enum SagaSubscriptions: String, CaseIterable, Sendable {
  /// Each service to the one before it and the one behind it.
  case chain
  /// The first service also to the last one, as if its event were the beginning of something new.
  case cycle
}

/// By what a service of a choreographed saga knows that it has heard something before.
enum SagaDeduplication: String, CaseIterable, Sendable {
  /// By the saga: a service does its step of a saga once.
  case saga
  /// By the event: a copy of an event is dropped, an event of a new round is not.
  case event
}

/// Deliberate defects, each of which a property must catch.
enum SagaBug: String, CaseIterable, Sendable {
  /// No defect.
  case none
  /// The orchestrator keeps no log: a crash forgets its sagas.
  case noOrchestratorLog = "no-orchestrator-log"
  /// The orchestrator asks first and writes down then.
  case asksBeforeLogging = "asks-before-logging"
  /// A step whose outcome is unknown is taken for not done, and is not compensated.
  case unknownStepSkipped = "unknown-step-skipped"
  /// A pivot that is not answered is given up, and compensated.
  case pivotGivenUp = "pivot-given-up"
  /// A compensation of a step that was not done leaves no tombstone.
  case noTombstone = "no-tombstone"
  /// A service that refused because its row was pending does not write that down: a copy of the
  /// request may find the row free.
  case forgetsRefusal = "forgets-refusal"
  /// A service sends an event once, and does not care whether it arrives.
  case noOutbox = "no-outbox"
  /// A service confirms an event before it has done what the event asks for.
  case earlyConfirmation = "early-confirmation"

  /// The only mode in which the defect can be; nil if it can be in all.
  var mode: SagaMode? {
    switch self {
    case .none: nil
    case .noOutbox, .earlyConfirmation: .choreographed
    default: .orchestrated
    }
  }
}

/// Where a crash is planned.
enum SagaCrashPoint: String, CaseIterable, Sendable {
  /// Nowhere.
  case none
  /// The orchestrator, with a step in its log and nobody asked.
  case afterStepLogged = "after-step-logged"
  /// The orchestrator, after it has asked for a step.
  case afterStepSent = "after-step-sent"
  /// The orchestrator, after it has asked for a compensation.
  case afterCompensationSent = "after-compensation-sent"
  /// The service, with the step on its disk and nobody told.
  case stepExecuted = "step-executed"
  /// The service, with the compensation on its disk and nobody told.
  case stepCompensated = "step-compensated"

  /// Whether the crash hits a service rather than the orchestrator.
  var hitsService: Bool { self == .stepExecuted || self == .stepCompensated }

  /// The name of the fail point for one step.
  func name(ofStep step: Int) -> String { "\(rawValue)-\(step)" }
}
