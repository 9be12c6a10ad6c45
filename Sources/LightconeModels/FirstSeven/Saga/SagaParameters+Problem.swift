import Lightcone
import LightconeDiagnostics
import LightconeTrace

/// Settings that are each in range and impossible together.
extension SagaParameters {
  static func problem(with settings: Settings) -> Diagnostic? {
    for step in [failAt, crashStep, pivot] where settings[step] > settings[participants] {
      return Diagnostic(
        .badValue, "\(step.description.name)=\(settings[step]) names a step that does not exist",
        expected: "at most participants=\(settings[participants])")
    }
    return settings[mode] == .choreographed
      ? problemOfChoreography(settings) : problemOfOrchestration(settings)
  }

  private static func problemOfChoreography(_ settings: Settings) -> Diagnostic? {
    let point = settings[crashPoint]
    if point != .none, !point.hitsService {
      return Diagnostic(
        .badValue, "crash.point=\(point.rawValue) needs an orchestrator",
        expected: "mode=orchestrated, or crash.point=step-executed or step-compensated")
    }
    if settings[subscriptions] == .cycle, settings[semanticLock] {
      return Diagnostic(
        .badValue, "subscriptions=cycle has no end that could take marks off",
        expected: "saga.semantic-lock=off")
    }
    return problemOfBug(settings)
  }

  private static func problemOfOrchestration(_ settings: Settings) -> Diagnostic? {
    if settings[subscriptions] == .cycle {
      return Diagnostic(
        .badValue, "subscriptions=cycle needs services that listen to each other",
        expected: "mode=choreographed")
    }
    return problemOfBug(settings)
  }

  private static func problemOfBug(_ settings: Settings) -> Diagnostic? {
    guard let mode = settings[bug].mode, mode != settings[self.mode] else { return nil }
    return Diagnostic(
      .badValue,
      "bug=\(settings[bug].rawValue) is no defect of mode=\(settings[self.mode].rawValue)",
      expected: "mode=\(mode.rawValue)")
  }
}
