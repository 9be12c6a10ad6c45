import Lightcone
import LightconeTrace

/// Puts faults into words: as commands, as sentences, and as problems.
struct FaultWords {
  /// The names of the nodes, by number.
  let names: [String]

  /// The command that does what an intervention does.
  func command(for intervention: Intervention) -> String {
    switch intervention {
    case .now(let fault): command(for: fault)
    case .at(let time, let fault):
      "at \((time - .start).literal) \(command(for: fault))"
    case .afterEvent(let number, let fault): "at \(number) \(command(for: fault))"
    case .atFailPoint(let name, let fault): "# at \(name): \(command(for: fault))"
    }
  }

  /// The command that does a fault. Read again it is the same fault.
  func command(for fault: Fault) -> String {
    switch fault {
    case .crash(let node, let downtime):
      "crash \(word(node))" + (downtime.map { " for \($0.literal)" } ?? "")
    case .restart(let node): "restart \(word(node))"
    case .pause(let node): "pause \(word(node))"
    case .resume(let node): "resume \(word(node))"
    case .slow(let node, let factor): "slow \(word(node)) \(factor)"
    case .partition(let groups): "partition " + groups.map(words).joined(separator: " | ")
    case .cutOneWay(let from, let to): "partition \(words(from)) -> \(words(to))"
    case .repair: "repair"
    case .hold(let one, let other): "hold \(word(one)) \(word(other))"
    case .release(let one, let other): "release \(word(one)) \(word(other))"
    case .link(let one, let other, let change):
      command(for: change, ends: "\(word(one)) \(word(other))")
    case .deliver(let message): "deliver \(message)"
    case .drop(let message): "drop \(message)"
    case .delay(let message, let span): "delay \(message) \(span.literal)"
    case .clock(let node, .step(let span)): "skew \(word(node)) \(signed(span))"
    case .clock(let node, .drift(let parts)): "drift \(word(node)) \(parts)ppm"
    case .disk(let node, let change): "disk \(word(node)) \(command(for: change))"
    case .operate(let node, let words):
      (["do", word(node)] + words.map(quoted)).joined(separator: " ")
    case .follow(let schedule): "follow " + schedule.steps.map(command).joined(separator: ", ")
    case .heal: "heal"
    }
  }

  /// A step of a schedule as commands write it.
  func command(for step: ScheduledStep) -> String {
    let event =
      switch step.event {
      case .deliver(let message): "deliver \(message)"
      case .fire(let timer): "fire t\(timer)"
      case .drop(let message): "drop \(message)"
      case .duplicate(let message): "duplicate \(message)"
      case .crash(let node): "crash \(word(node))"
      case .restart(let node): "restart \(word(node))"
      }
    let crash = step.crashAfterEvents.map { " crash-after \($0)" } ?? ""
    let choices = step.choices.map { " \($0)" }.joined()
    return event + crash + (choices.isEmpty ? "" : " choose\(choices)")
  }

  private func command(for change: LinkFault, ends: String) -> String {
    switch change {
    case .loss(let share): "loss \(ends) \(share)"
    case .duplication(let share): "duplicate \(ends) \(share)"
    case .latency(let law): "latency \(ends) \(law)"
    }
  }

  private func command(for change: DiskFault) -> String {
    switch change {
    case .tearTail: DiskWord.tearTail.rawValue
    case .loseSyncs: DiskWord.loseSyncs.rawValue
    case .flipBit(let record): DiskWord.flipBit.rawValue + (record.map { " \($0)" } ?? "")
    case .fill: DiskWord.fill.rawValue
    case .fail: DiskWord.fail.rawValue
    case .slow(let factor): "\(DiskWord.slow.rawValue) \(factor)"
    case .mend: DiskWord.mend.rawValue
    }
  }

  private func signed(_ span: TimeSpan) -> String {
    span < .zero ? span.literal : "+\(span.literal)"
  }

  private func words(_ nodes: [NodeID]) -> String {
    nodes.map(word).joined(separator: " ")
  }

  /// A node's name as commands write it: in quotes where it would be read as something else.
  private func word(_ node: NodeID) -> String {
    quoted(name(node))
  }

  /// A word in quotes where it would be read as something else.
  private func quoted(_ name: String) -> String {
    let isPlain =
      !name.isEmpty && name != "for" && !name.contains("->")
      && name.allSatisfy { !$0.isWhitespace && $0 != "|" && $0 != "#" && $0 != ":" }
    return isPlain ? name : "\"\(name)\""
  }

  /// A node's name.
  func name(_ node: NodeID) -> String {
    names.indices.contains(node.position) ? names[node.position] : node.description
  }
}
