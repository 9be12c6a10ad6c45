import Lightcone
import LightconeDiagnostics
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

  private func command(for fault: Fault) -> String {
    switch fault {
    case .crash(let node, _): "crash \(name(node))"
    case .restart(let node): "restart \(name(node))"
    case .partition(let groups):
      "partition "
        + groups.map { $0.map(name).joined(separator: " ") }.joined(separator: " | ")
    case .repair: "repair"
    default: "\(fault)"
    }
  }

  /// What a fault does, as a sentence without a full stop.
  func sentence(for fault: Fault) -> String {
    switch fault {
    case .crash(let node, _): "\(name(node)) crashes"
    case .restart(let node): "\(name(node)) starts again"
    case .partition(let groups):
      "the network is cut: "
        + groups.map { $0.map(name).joined(separator: " ") }.joined(separator: " | ")
    case .repair: "all cuts are healed"
    default: "\(fault)"
    }
  }

  /// What makes a fault impossible, as a diagnostic.
  func diagnostic(for problem: FaultProblem, now: Instant) -> Diagnostic {
    switch problem {
    case .unknownNode(let node): Diagnostic(.unknownNode, "there is no \(node)")
    case .alreadyDown(let node):
      Diagnostic(.badFault, "\(name(node)) is down already", expected: "restart \(name(node))")
    case .alreadyUp(let node):
      Diagnostic(.badFault, "\(name(node)) is running", expected: "crash \(name(node))")
    case .tooFewGroups:
      Diagnostic(
        .badFault, "a partition needs two groups or more, none of them empty",
        expected: "partition a b | c d")
    case .inTwoGroups(let node):
      Diagnostic(.badFault, "\(name(node)) stands in two groups")
    case .inThePast:
      Diagnostic(
        .noSuchMoment, "that moment is over: it is \(now) now",
        expected: "a later moment, or 'goto' an earlier one first")
    default: Diagnostic(.badFault, "\(problem)")
    }
  }

  private func name(_ node: NodeID) -> String {
    names.indices.contains(node.position) ? names[node.position] : node.description
  }
}
