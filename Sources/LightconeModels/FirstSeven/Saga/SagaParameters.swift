import Lightcone
import LightconeDiagnostics
import LightconeTrace

/// The parameters of the saga.
enum SagaParameters {
  static let mode = Parameter.choice(
    "mode", default: SagaMode.orchestrated, "who decides what comes next")
  static let participants = Parameter.integer(
    "participants", default: 3, in: 1...20, "how many services, one step each")
  static let orders = Parameter.integer(
    "orders", default: 1, in: 1...100, "how many orders the client asks for")
  static let gap = Parameter.timeSpan(
    "order.gap", default: .milliseconds(500), in: .milliseconds(1) ... .seconds(60),
    "the time from one order to the next")
  static let failAt = Parameter.integer(
    "step.fail.at", default: 0, in: 0...20, "the step that its service refuses; 0 for none")
  static let pivot = Parameter.integer(
    "pivot", default: 0, in: 0...20,
    "the step that decides: those behind it are asked for until they are done; 0 for none")
  static let semanticLock = Parameter.flag(
    "saga.semantic-lock", default: false,
    "whether a step marks its row as pending until the saga is over")
  static let compensationFailure = Parameter.probability(
    "compensation.fail.prob", default: .percent(20), in: .never ... .percent(90),
    "how likely a compensation is to fail this time")
  static let isIdempotent = Parameter.flag(
    "compensation.idempotent", default: true,
    "whether a compensation that comes twice is done once")
  static let stepTimeout = Parameter.timeSpan(
    "step.timeout", default: .milliseconds(100), in: .milliseconds(1) ... .seconds(300),
    "how long an answer, or the confirmation of an event, may take before it is asked for again")
  static let maxAttempts = Parameter.integer(
    "maxAttempts", default: 3, in: 1...100,
    "how often a step is asked for, the first time included, before its outcome counts as unknown")
  static let crashPoint = Parameter.choice(
    "crash.point", default: SagaCrashPoint.none, "where one crash is planned")
  static let crashStep = Parameter.integer(
    "crash.step", default: 1, in: 1...20, "the step at which crash.point is meant")
  static let downtime = Parameter.timeSpan(
    "downtime", default: .seconds(10), in: .zero ... .seconds(300),
    "how long whoever crashes at crash.point stays down")
  static let subscriptions = Parameter.choice(
    "subscriptions", default: SagaSubscriptions.chain,
    "who listens to whom (choreographed): in a cycle the first service listens to the last")
  static let deduplication = Parameter.choice(
    "event.dedup", default: SagaDeduplication.saga,
    "by what a service knows that it has heard something before (choreographed)")
  static let bug = Parameter.choice("bug", default: SagaBug.none, "a deliberate defect")

  static let all: [ParameterDescription] =
    [
      mode.description, participants.description, orders.description, gap.description,
      failAt.description, pivot.description, semanticLock.description,
      compensationFailure.description, isIdempotent.description, stepTimeout.description,
      maxAttempts.description, crashPoint.description, crashStep.description, downtime.description,
      subscriptions.description, deduplication.description,
      Parameter.hotRate.description, Parameter.readRate.description,
    ] + Network.parameters + [
      Parameter.diskSync.description, Parameter.horizon.description, bug.description,
    ]

}
