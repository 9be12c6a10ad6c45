import Lightcone
import LightconeDiagnostics
import LightconeTrace

/// The parameters of the saga.
enum SagaParameters {
  static let participants = Parameter.integer(
    "participants", default: 3, in: 1...20, "how many services, one step each")
  static let orders = Parameter.integer(
    "orders", default: 1, in: 1...100, "how many orders the client asks for")
  static let gap = Parameter.timeSpan(
    "order.gap", default: .milliseconds(500), in: .milliseconds(1) ... .seconds(60),
    "the time from one order to the next")
  static let failAt = Parameter.integer(
    "step.fail.at", default: 0, in: 0...20, "the step that its service refuses; 0 for none")
  static let compensationFailure = Parameter.probability(
    "compensation.fail.prob", default: .percent(20), in: .never ... .percent(90),
    "how likely a compensation is to fail this time")
  static let isIdempotent = Parameter.flag(
    "compensation.idempotent", default: true,
    "whether a compensation that comes twice is done once")
  static let stepTimeout = Parameter.timeSpan(
    "step.timeout", default: .milliseconds(100), in: .milliseconds(1) ... .seconds(300),
    "how long the orchestrator waits for an answer before it asks again")
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
  static let bug = Parameter.choice("bug", default: SagaBug.none, "a deliberate defect")

  static let all: [ParameterDescription] =
    [
      participants.description, orders.description, gap.description, failAt.description,
      compensationFailure.description, isIdempotent.description, stepTimeout.description,
      maxAttempts.description, crashPoint.description, crashStep.description, downtime.description,
      Parameter.hotRate.description, Parameter.readRate.description,
    ] + Network.parameters + [
      Parameter.diskSync.description, Parameter.horizon.description, bug.description,
    ]

  static func problem(with settings: Settings) -> Diagnostic? {
    for step in [failAt, crashStep] where settings[step] > settings[participants] {
      return Diagnostic(
        .badValue, "\(step.description.name)=\(settings[step]) names a step that does not exist",
        expected: "at most participants=\(settings[participants])")
    }
    return nil
  }
}
