import Lightcone
import LightconeTrace

/// What was done to a run, as lines of Swift.
struct ExportedRun {
  private let timeline: Timeline
  private let deeds: [Timeline.Deed]
  private let names: [String]

  init(_ timeline: Timeline) {
    self.timeline = timeline
    names = timeline.current.nodes.map(\.name)
    deeds = timeline.deeds.filter {
      ($0.position, $0.time) <= (timeline.position, timeline.current.now)
    }
  }

  /// A function that finds nodes by name, if any are named.
  var nodeFunction: [String] {
    guard deeds.contains(where: { !$0.intervention.fault.nodes.isEmpty }) else { return [] }
    return [
      "func node(_ name: String) throws -> NodeID { try #require(start.node(named: name)) }"
    ]
  }

  /// The lines that do it, up to the point where one stands.
  ///
  /// - Parameter start: the run before its first step.
  func lines(from start: Simulation) -> [String] {
    var walk = Walk(simulation: start)
    for deed in deeds {
      walk.move(toPosition: deed.position, deed.time)
      var name = ""
      if case .follow(let schedule) = deed.intervention.fault {
        walk.scheduleCount += 1
        name = walk.scheduleCount == 1 ? "steps" : "steps\(walk.scheduleCount)"
        walk.lines += ExportedSchedule(schedule, self.name).lines(named: name)
      }
      let call = "try run.intervene(\(source(deed.intervention, steps: name)))"
      // The lines stand in a function, four columns from the left, in files of a hundred.
      walk.lines += WrappedCall(call).lines(width: 96)
      try? walk.simulation.intervene(deed.intervention)
    }
    walk.move(toPosition: timeline.position, timeline.current.now)
    return walk.lines
  }

  /// A way along the run, and the lines that go it.
  private struct Walk {
    var simulation: Simulation
    var position = 0
    var lines: [String] = []
    var scheduleCount = 0

    /// Goes so many steps on, and then to a time at which there is none.
    mutating func move(toPosition target: Int, _ time: Instant) {
      if target > position {
        lines.append("_ = run.run(until: \(time.swiftSource), atMost: \(target - position))")
        _ = simulation.run(until: time, atMost: target - position)
        position = target
      }
      guard simulation.now < time else { return }
      lines.append("_ = run.run(until: \(time.swiftSource))")
      _ = simulation.run(until: time)
    }
  }

  /// - Parameter steps: the name of the steps of a schedule.
  private func source(_ intervention: Intervention, steps: String) -> String {
    let fault = source(intervention.fault, steps: steps)
    return switch intervention {
    case .now: ".now(\(fault))"
    case .at(let time, _): ".at(\(time.swiftSource), \(fault))"
    case .afterEvent(let number, _): ".afterEvent(EventNumber(\(number.rawValue)), \(fault))"
    case .atFailPoint(let name, _): ".atFailPoint(\(name.swiftLiteral), \(fault))"
    }
  }

  private func source(_ fault: Fault, steps: String) -> String {
    switch fault {
    case .crash(let node, let downtime):
      ".crash(\(name(node))\(downtime.map { ", restartAfter: \($0.swiftSource)" } ?? ""))"
    case .restart(let node): ".restart(\(name(node)))"
    case .pause(let node): ".pause(\(name(node)))"
    case .resume(let node): ".resume(\(name(node)))"
    case .slow(let node, let factor): ".slow(\(name(node)), \(factor.swiftSource))"
    case .partition(let groups): ".partition([\(groups.map(list).joined(separator: ", "))])"
    case .cutOneWay(let from, let to): ".cutOneWay(from: \(list(from)), to: \(list(to)))"
    case .repair: ".repair"
    case .hold(let one, let two): ".hold(\(name(one)), \(name(two)))"
    case .release(let one, let two): ".release(\(name(one)), \(name(two)))"
    case .link(let one, let two, let change):
      ".link(\(name(one)), \(name(two)), \(source(change)))"
    case .deliver(let message): ".deliver(MessageNumber(\(message.rawValue)))"
    case .drop(let message): ".drop(MessageNumber(\(message.rawValue)))"
    case .delay(let message, let span):
      ".delay(MessageNumber(\(message.rawValue)), by: \(span.swiftSource))"
    case .clock(let node, .step(let span)):
      ".clock(\(name(node)), .step(by: \(span.swiftSource)))"
    case .clock(let node, .drift(let parts)):
      ".clock(\(name(node)), .drift(partsPerMillion: \(parts)))"
    case .disk(let node, let change): ".disk(\(name(node)), \(source(change)))"
    case .operate(let node, let words):
      ".operate(\(name(node)), [\(words.map(\.swiftLiteral).joined(separator: ", "))])"
    case .follow: ".follow(Schedule(\(steps)))"
    case .heal: ".heal"
    }
  }

  private func source(_ change: LinkFault) -> String {
    switch change {
    case .loss(let share): ".loss(\(share.swiftSource))"
    case .duplication(let share): ".duplication(\(share.swiftSource))"
    case .latency(let law): ".latency(\(law.swiftSource))"
    }
  }

  private func source(_ change: DiskFault) -> String {
    switch change {
    case .tearTail: ".tearTail"
    case .loseSyncs: ".loseSyncs"
    case .flipBit(let record): ".flipBit(\(record.map { "record: \($0)" } ?? ""))"
    case .fill: ".fill"
    case .fail: ".fail"
    case .slow(let factor): ".slow(\(factor.swiftSource))"
    case .mend: ".mend"
    }
  }

  private func list(_ nodes: [NodeID]) -> String {
    "[\(nodes.map(name).joined(separator: ", "))]"
  }

  private func name(_ node: NodeID) -> String {
    let name = names.indices.contains(node.position) ? names[node.position] : "\(node)"
    return "node(\(name.swiftLiteral))"
  }
}
