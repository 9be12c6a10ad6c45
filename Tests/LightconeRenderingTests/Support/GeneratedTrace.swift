import LightconeTrace

/// Makes traces up: nodes of three roles in two zones that do all that a run can do, with names and
/// words that are hard to draw. No message arrives before it was sent.
struct GeneratedTrace {
  private(set) var trace: Trace
  private var state: UInt64
  private var time = Instant.start
  private var inFlight: [(message: UInt64, from: Int, to: Int, sent: EventNumber)] = []
  private var open: [(operation: UInt64, client: Int)] = []

  /// Names that do harm where somebody forgets to look at them.
  static let hostileNames = [
    "a", "<b> & \"c\"", "日本語のとても長い名前", "d\u{1B}[31m\u{202E}x", "e\u{301}\u{FFFE}]]>", "",
    "a name that is much longer than any lane could be, and goes on", "']<!--",
  ]

  init(seed: UInt64, events: Int, nodes: Int, isHostile: Bool = false) {
    trace = Trace(
      nodes: (0..<nodes).map {
        let name = isHostile ? GeneratedTrace.hostileNames[$0 % 8] + "\($0)" : "node\($0)"
        return TraceNode(name: name, role: ["r", "s", "t"][$0 % 3], zone: ["", "z"][$0 % 2])
      })
    state = mixed(seed)
    let word = isHostile ? "<&>\u{7}\u{202E} 準備\n" : "word"
    for _ in 0..<events { happen(word) }
  }

  private mutating func draw(_ count: Int) -> Int {
    state = mixed(state)
    return Int(state % UInt64(count))
  }

  @discardableResult
  private mutating func add(
    _ kind: TraceEvent.Kind, _ node: Int?, peer: Int? = nil, cause: EventNumber = .none,
    message: UInt64 = 0, label: String = "", value: Int64 = 0, detail: Int = 0
  ) -> EventNumber {
    let number = trace.labels.number(of: label)
    trace.events.append(
      TraceEvent(
        kind, at: time, node: node.map { NodeID($0) }, peer: peer.map { NodeID($0) }, cause: cause,
        message: message, label: number, value: value, detail: UInt8(detail)))
    return EventNumber(trace.events.count)
  }

  private mutating func happen(_ word: String) {
    switch draw(8) {
    case 0: time = time + .microseconds(Int64(draw(3_000)))
    case 1 where draw(12) == 0: time = time + .milliseconds(Int64(draw(5_000)))
    default: break
    }
    let node = draw(trace.nodes.count)
    switch draw(20) {
    case 0...4:
      let to = draw(trace.nodes.count)
      trace.messageTexts.append("\(word) \(draw(40))")
      let message = UInt64(trace.messageTexts.count)
      let sent = add(.send, node, peer: to, message: message)
      inFlight.append((message, node, to, sent))
    case 5...9: arrive()
    case 10: add(.become, node, label: "\(word) state", detail: draw(6))
    case 11, 12: add(.note, node, label: "\(word) note \(draw(5))")
    case 13: add([TraceEvent.Kind.setTimer, .append, .sync, .observe][draw(4)], node, label: word)
    case 14: add([TraceEvent.Kind.crash, .restart, .pause, .resume][draw(4)], node)
    case 15: ask(node, word)
    case 16 where !open.isEmpty:
      let (operation, client) = open.remove(at: draw(open.count))
      add(.complete, client, message: operation, label: word, detail: draw(3))
    case 17: disturb(node, word)
    default: add(.fireTimer, node)
    }
  }

  private mutating func arrive() {
    guard !inFlight.isEmpty else { return }
    let message = inFlight.remove(at: draw(inFlight.count))
    let isLost = draw(4) == 0
    add(
      isLost ? .lose : .deliver, message.to, peer: message.from, cause: message.sent,
      message: message.message, detail: isLost ? draw(4) : 0)
  }

  private mutating func ask(_ node: Int, _ word: String) {
    trace.operations.append(OperationText(function: word, key: "k", argument: nil))
    open.append((UInt64(trace.operations.count), node))
    add(.invoke, node, message: UInt64(trace.operations.count), label: word)
  }

  private mutating func disturb(_ node: Int, _ word: String) {
    let peer = (node + 1) % trace.nodes.count
    switch draw(5) {
    case 0: add(.partition, nil, label: "\(trace.nodes[0].name) | \(trace.nodes[peer].name)")
    case 1: add(.repair, nil)
    case 2: add(.fault, node, peer: peer, label: word)
    case 3: add(.hold, node, peer: peer)
    default: add([TraceEvent.Kind.heal, .fault][draw(2)], draw(2) == 0 ? nil : node, label: word)
    }
  }
}
