import Lightcone
import LightconeTrace

extension FaultWords {
  /// What faults do that one command has asked for, as a sentence without a full stop.
  func sentence(for faults: [Fault]) -> String {
    guard let first = faults.first else { return "nothing happens" }
    let nodes = faults.compactMap(\.node)
    if nodes.count == faults.count { return sentence(for: first, at: nodes) }
    let others = faults.count - 1
    guard others > 0 else { return sentence(for: first) }
    return
      "\(sentence(for: first)), and likewise on \(others) more \(others == 1 ? "wire" : "wires")"
  }

  /// What a fault does, as a sentence without a full stop.
  func sentence(for fault: Fault) -> String {
    sentence(for: fault, at: fault.node.map { [$0] } ?? [])
  }

  private func sentence(for fault: Fault, at nodes: [NodeID]) -> String {
    let who = list(nodes)
    func verb(_ one: String, _ several: String) -> String {
      "\(who) \(nodes.count == 1 ? one : several)"
    }
    switch fault {
    case .crash(_, let downtime):
      let back = downtime.map { " and \(nodes.count == 1 ? "comes" : "come") back after \($0)" }
      return verb("crashes", "crash") + (back ?? "")
    case .restart: return verb("starts again", "start again")
    case .pause: return verb("stands still", "stand still")
    case .resume: return verb("goes on", "go on")
    case .slow(_, .one): return verb("works as fast as ever", "work as fast as ever")
    case .slow(_, let factor):
      return "all that \(verb("does", "do")) takes \(factor.multiple) as long"
    case .partition(let groups):
      return "the network is cut: "
        + groups.map { $0.map(name).joined(separator: " ") }.joined(separator: " | ")
    case .cutOneWay(let from, let to):
      return "no message from \(list(from)) reaches \(list(to)); the way back stays open"
    case .repair: return "all cuts are healed"
    case .hold(let one, let other):
      return "messages between \(list([one, other])) are held"
    case .release(let one, let other):
      return "messages between \(list([one, other])) are let go"
    case .link(let one, let other, let change):
      return "\(wire(change)) between \(list([one, other])) \(effect(of: change))"
    case .deliver(let message): return "\(message) arrives"
    case .drop(let message): return "\(message) is lost"
    case .delay(let message, let span): return "\(message) is put off by \(span)"
    case .clock(_, let change): return sentence(for: change, who, isOne: nodes.count == 1)
    case .disk(_, let change): return sentence(for: change, who, nodes.count)
    case .operate(_, let words):
      return verb("is asked for", "are asked for") + " '\(words.joined(separator: " "))'"
    case .follow(let schedule):
      let count = schedule.steps.count
      return "from now on only the \(count == 1 ? "step" : "\(count) steps") of a schedule "
        + (count == 1 ? "happens" : "happen")
    case .heal: return "all faults end, and all nodes run"
    }
  }

  private func wire(_ change: LinkFault) -> String {
    switch change {
    case .loss, .duplication: "the wire"
    case .latency: "messages"
    }
  }

  private func effect(of change: LinkFault) -> String {
    switch change {
    case .loss(.never): "loses nothing"
    case .loss(let share): "loses \(share) of its messages"
    case .duplication(.never): "doubles nothing"
    case .duplication(let share): "doubles \(share) of its messages"
    case .latency(.constant(let span)): "take \(span)"
    case .latency(.uniform(let shortest, let longest)):
      "take \(shortest) to \(longest), all equally likely"
    case .latency(.exponential(let mean)): "take \(mean) on average, exponentially"
    case .latency(.lognormal(let median, let sigma)):
      "take \(median) at the median, lognormally with sigma \(sigma)"
    }
  }

  private func sentence(for change: ClockFault, _ who: String, isOne: Bool) -> String {
    let clock = isOne ? "clock" : "clocks"
    switch change {
    case .step(let span):
      let way = span < .zero ? "\(TimeSpan.zero - span) back" : "\(span) ahead"
      return "the wall \(clock) of \(who) \(isOne ? "jumps" : "jump") \(way)"
    case .drift(0): return "the \(clock) of \(who) \(isOne ? "runs" : "run") true again"
    case .drift(let parts):
      let way = "\(parts.magnitude) ppm \(parts < 0 ? "slow" : "fast")"
      return "the \(clock) of \(who) \(isOne ? "runs" : "run") \(way)"
    }
  }

  private func sentence(for change: DiskFault, _ who: String, _ count: Int) -> String {
    let disk = "the \(count == 1 ? "disk" : "disks") of \(who)"
    func does(_ one: String, _ several: String) -> String {
      "\(disk) \(count == 1 ? one : several)"
    }
    switch change {
    case .tearTail: return "a crash leaves a torn tail on \(disk)"
    case .loseSyncs:
      return does("says that it syncs, but keeps", "say that they sync, but keep") + " nothing safe"
    case .flipBit(nil): return "a bit of a record flips on \(disk)"
    case .flipBit(let record?): return "a bit of record \(record) flips on \(disk)"
    case .fill: return does("is full", "are full")
    case .fail: return does("fails", "fail")
    case .slow(.one): return does("works as fast as ever", "work as fast as ever")
    case .slow(let factor): return does("takes", "take") + " \(factor.multiple) as long"
    case .mend: return does("behaves again", "behave again")
    }
  }

  /// `a`, `a and b`, or `a, b and c`.
  func list(_ nodes: [NodeID]) -> String {
    let all = nodes.map(name)
    guard let last = all.last, all.count > 1 else { return all.first ?? "" }
    return all.dropLast().joined(separator: ", ") + " and \(last)"
  }
}

extension Fault {
  /// The node, if the fault is about one alone.
  fileprivate var node: NodeID? {
    switch self {
    case .crash(let node, _), .restart(let node), .pause(let node), .resume(let node),
      .slow(let node, _), .clock(let node, _), .disk(let node, _),
      .operate(let node, _):
      node
    case .partition, .cutOneWay, .repair, .hold, .release, .link, .deliver, .drop, .delay, .follow,
      .heal:
      nil
    }
  }
}

extension Factor {
  /// The factor within a sentence: `10 times`.
  fileprivate var multiple: String { "\(description.dropLast()) times" }
}
