import Lightcone
import LightconeTrace

/// The steps of a schedule, as lines of Swift.
struct ExportedSchedule {
  private let schedule: Schedule
  private let name: (NodeID) -> String

  /// - Parameter name: the source of a node.
  init(_ schedule: Schedule, _ name: @escaping (NodeID) -> String) {
    self.schedule = schedule
    self.name = name
  }

  /// A constant with the steps.
  func lines(named constant: String) -> [String] {
    guard !schedule.steps.isEmpty else { return ["let \(constant): [ScheduledStep] = []"] }
    let attempt = schedule.steps.contains(where: namesNode) ? "try " : ""
    return ["let \(constant) = \(attempt)["]
      + schedule.steps.map { "  ScheduledStep(\(source($0)))," } + ["]"]
  }

  private func namesNode(_ step: ScheduledStep) -> Bool {
    switch step.event {
    case .crash, .restart: true
    case .deliver, .drop, .duplicate, .fire: false
    }
  }

  private func source(_ step: ScheduledStep) -> String {
    let event =
      switch step.event {
      case .deliver(let message): ".deliver(MessageNumber(\(message.rawValue)))"
      case .drop(let message): ".drop(MessageNumber(\(message.rawValue)))"
      case .duplicate(let message): ".duplicate(MessageNumber(\(message.rawValue)))"
      case .fire(let timer): ".fire(\(timer))"
      case .crash(let node): ".crash(\(name(node)))"
      case .restart(let node): ".restart(\(name(node)))"
      }
    let crash = step.crashAfterEvents.map { ", crashAfterEvents: \($0)" } ?? ""
    return event + crash + (step.choices.isEmpty ? "" : ", choices: \(step.choices)")
  }
}
