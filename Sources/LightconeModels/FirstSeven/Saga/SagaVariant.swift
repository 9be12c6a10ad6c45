/// Deliberate defects, each of which a property must catch.
enum SagaBug: String, CaseIterable, Sendable {
  /// No defect.
  case none
  /// The orchestrator keeps no log: a crash forgets its sagas.
  case noOrchestratorLog = "no-orchestrator-log"
  /// A step whose outcome is unknown is taken for not done, and is not compensated.
  case unknownStepSkipped = "unknown-step-skipped"
  /// A compensation of a step that was not done leaves no tombstone.
  case noTombstone = "no-tombstone"
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
