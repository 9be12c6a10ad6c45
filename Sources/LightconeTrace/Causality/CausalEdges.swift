/// Reads a trace from its start and says of each event what comes directly before it.
struct CausalEdges {
  private let trace: Trace
  private var nodes: [NodePast]
  private var wires: [UInt64: WirePast] = [:]
  private var messages: [UInt64: MessagePast] = [:]
  /// The cuts in force.
  private var cuts: [Int] = []
  /// All that made the whole network better: repairs and heals.
  private var mends: [Int] = []
  private var lastHeal = -1

  /// What of a node's past still matters.
  private struct NodePast {
    /// What it did last in this life.
    var own = -1
    /// What the environment did to it since.
    var outside: [Int] = []
    /// The changes of the node, its clock and its disk, which outlast a crash.
    var changes: [Int] = []
    var crash = -1
    var pause = -1
    /// What its disk reported safe last, in this life or an earlier one.
    var synced = -1
    var append = -1
    var healSeen = -1
  }

  /// What was done to the wire between two nodes.
  private struct WirePast {
    var changes: [Int] = []
    var hold = -1
    var release = -1

    /// The last change before a message was sent.
    func change(before sent: Int) -> Int { changes.last { $0 < sent } ?? -1 }
  }

  /// What happened to a message on its way.
  private struct MessagePast {
    var delay = -1
    var duplicate = -1
    var endings = 0
  }

  init(_ trace: Trace) {
    self.trace = trace
    nodes = Array(repeating: NodePast(), count: trace.nodes.count)
  }

  /// The positions of what comes directly before the event at a position. The positions must be asked
  /// for one after the other.
  mutating func predecessors(at position: Int) -> [Int] {
    let event = trace.events[position]
    while let node = event.node, nodes.count <= node.position { nodes.append(NodePast()) }
    switch event.kind {
    case .crash, .restart, .pause, .resume: return life(event, position)
    case .hold, .release: return wire(event, position)
    case .fault: return event.peer == nil ? change(event, position) : wire(event, position)
    case .partition, .repair, .heal: return network(event, position)
    case .lose, .duplicate, .delay: return onTheWay(event, position)
    default: return own(event, position)
    }
  }

  /// Something that a node does, or that happens to it as it can notice.
  private mutating func own(_ event: TraceEvent, _ position: Int) -> [Int] {
    guard let index = event.node?.position else { return [event.cause.position] }
    var sources = [event.cause.position, nodes[index].own] + nodes[index].outside
    if lastHeal > nodes[index].healSeen { sources.append(lastHeal) }
    switch event.kind {
    case .start: sources.append(nodes[index].synced)
    case .deliver: sources += arrival(event)
    case .append: nodes[index].append = position
    case .synced: nodes[index].synced = position
    default: break
    }
    nodes[index].own = position
    nodes[index].outside = []
    nodes[index].healSeen = lastHeal
    return sources
  }

  /// What on a message's way let it arrive, or arrive when it did.
  private mutating func arrival(_ event: TraceEvent) -> [Int] {
    let wire = wires[key(event), default: WirePast()]
    let past = messages[event.message]
    messages[event.message]?.endings += 1
    let sent = event.cause.position
    var sources = [
      past?.delay ?? -1, mends.last { $0 < sent } ?? -1, wire.change(before: sent),
    ]
    if let past, past.endings > 0 { sources.append(past.duplicate) }
    let isLetGo =
      wire.release > sent && trace.events[wire.release].time == event.time
    if isLetGo { sources.append(wire.release) }
    return sources
  }

  private mutating func life(_ event: TraceEvent, _ position: Int) -> [Int] {
    guard let index = event.node?.position else { return [] }
    switch event.kind {
    case .crash:
      nodes[index].own = -1
      nodes[index].outside = nodes[index].changes + [position]
      nodes[index].healSeen = -1
      nodes[index].crash = position
      return []
    case .restart:
      nodes[index].outside.append(position)
      return [nodes[index].crash]
    case .pause:
      nodes[index].outside.append(position)
      nodes[index].pause = position
      return []
    default:
      nodes[index].outside.append(position)
      return [nodes[index].pause]
    }
  }

  /// A change of a node or its disk. What a crash leaves of a log was appended before.
  private mutating func change(_ event: TraceEvent, _ position: Int) -> [Int] {
    guard let index = event.node?.position else { return [] }
    nodes[index].outside.append(position)
    nodes[index].changes.append(position)
    let isTorn = trace.labels[event.label].hasPrefix("disk: torn tail")
    return isTorn ? [nodes[index].crash, nodes[index].append] : []
  }

  private mutating func wire(_ event: TraceEvent, _ position: Int) -> [Int] {
    let key = key(event)
    switch event.kind {
    case .hold: wires[key, default: WirePast()].hold = position
    case .release:
      let hold = wires[key]?.hold ?? -1
      wires[key, default: WirePast()].release = position
      return [hold]
    default:
      let last = wires[key]?.changes.last ?? -1
      wires[key, default: WirePast()].changes.append(position)
      return [last]
    }
    return []
  }

  private mutating func network(_ event: TraceEvent, _ position: Int) -> [Int] {
    guard event.kind != .partition else {
      cuts.append(position)
      return []
    }
    let sources = cuts + mends.suffix(1)
    cuts = []
    mends.append(position)
    if event.kind == .heal { lastHeal = position }
    return sources
  }

  private mutating func onTheWay(_ event: TraceEvent, _ position: Int) -> [Int] {
    let sent = event.cause.position
    let change = wires[key(event)]?.change(before: sent) ?? -1
    switch event.kind {
    case .duplicate:
      messages[event.message, default: MessagePast()].duplicate = position
      return [sent, change]
    case .delay:
      let last = messages[event.message]?.delay ?? -1
      messages[event.message, default: MessagePast()].delay = position
      return [sent, last]
    default:
      messages[event.message]?.endings += 1
      return [sent] + reasons(of: event, change: change)
    }
  }

  private func reasons(of loss: TraceEvent, change: Int) -> [Int] {
    switch LossReason(rawValue: loss.detail) {
    case .partition: cuts
    case .receiverDown: [loss.node.map { nodes[$0.position].crash } ?? -1]
    case .chance: [change]
    case .byHand, nil: []
    }
  }

  /// The wire between the two nodes of an event, whichever way.
  private func key(_ event: TraceEvent) -> UInt64 {
    let ends = [event.nodePosition, event.peerPosition]
    let low = UInt32(bitPattern: min(ends[0], ends[1]))
    let high = UInt32(bitPattern: max(ends[0], ends[1]))
    return UInt64(high) << 32 | UInt64(low)
  }
}
