import Lightcone
import LightconeDiagnostics
import LightconeTrace

extension OpenRun {
  /// The faults that a command means: one for each node or wire, in the order of the names.
  func faults(for command: FaultCommand) throws(Diagnostic) -> [Fault] {
    switch command {
    case .crash(let names, let downtime):
      return try nodes(named: names).map { .crash($0, restartAfter: downtime) }
    case .restart(let names): return try nodes(named: names).map { .restart($0) }
    case .pause(let names): return try nodes(named: names).map { .pause($0) }
    case .resume(let names): return try nodes(named: names).map { .resume($0) }
    case .slow(let names, let factor): return try nodes(named: names).map { .slow($0, factor) }
    case .clock(let names, let change): return try nodes(named: names).map { .clock($0, change) }
    case .disk(let names, let change): return try nodes(named: names).map { .disk($0, change) }
    case .partition(let groups):
      var members: [[NodeID]] = []
      for group in groups { members.append(try nodes(named: group)) }
      return [.partition(members)]
    case .cutOneWay(let from, let to):
      return [.cutOneWay(from: try nodes(named: from), to: try nodes(named: to))]
    case .repair: return [.repair]
    case .hold(let one, let other): return try wires(one, other).map { .hold($0, $1) }
    case .release(let one, let other): return try wires(one, other).map { .release($0, $1) }
    case .link(let one, let other, let change):
      return try wires(one, other).map { .link($0, $1, change) }
    case .deliver(let message): return [.deliver(message)]
    case .drop(let message): return [.drop(message)]
    case .delay(let message, let span): return [.delay(message, by: span)]
    case .operate(let name, let words):
      return try operations(words, of: try nodes(named: [name]))
    case .follow(let text):
      var nodes: [NodeID] = []
      for name in text.names { nodes.append(try node(named: name)) }
      return [.follow(text.schedule(nodes))]
    case .heal: return [.heal]
    }
  }

  /// The nodes that some names stand for, each once.
  func nodes(named names: [String]) throws(Diagnostic) -> [NodeID] {
    let known = NodeNames(simulation.nodes)
    var nodes: [NodeID] = []
    for name in names {
      let members = known.nodes(named: name)
      guard !members.isEmpty else {
        throw Diagnostic(
          .unknownNode, "there is no node '\(name)'",
          expected: "one of \(known.all.joined(separator: ", "))",
          suggestion: nearestWord(to: name, in: known.all))
      }
      nodes += members.filter { !nodes.contains($0) }
    }
    return nodes
  }

  /// The wires between the nodes of two names, each once; a wire from a node to itself only if there
  /// is no other, so that it can be refused.
  private func wires(
    _ one: String, _ other: String
  ) throws(Diagnostic) -> [(NodeID, NodeID)] {
    var wires: [(NodeID, NodeID)] = []
    let (here, there) = (try nodes(named: [one]), try nodes(named: [other]))
    for first in here {
      for second in there where first != second {
        if !wires.contains(where: { $0 == (second, first) }) { wires.append((first, second)) }
      }
    }
    return wires.isEmpty ? [(here[0], there[0])] : wires
  }

  /// The numbers of the messages in flight, as they are written, each once.
  var messageNumbers: [String] {
    var seen: Set<MessageNumber> = []
    return simulation.messagesInFlight.map(\.number).filter { seen.insert($0).inserted }
      .map(\.description)
  }
}
