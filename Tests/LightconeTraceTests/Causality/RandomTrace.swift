import LightconeTrace

/// Makes traces up: three nodes that do, send, lose, crash and are disturbed at random, as a run could
/// have left them.
struct RandomTrace {
  private(set) var trace: Trace
  private var state: UInt64
  private var isUp: [Bool]
  /// The event that began the handler that is running, by node.
  private var handler: [EventNumber]
  private var inFlight: [(message: UInt64, from: Int, to: Int, sent: EventNumber)] = []
  private var timers: [(node: Int, set: EventNumber, number: UInt64)] = []
  private var time = Instant.start

  init(seed: UInt64, events: Int, nodes count: Int = 3) {
    trace = Trace(nodes: (0..<count).map { TraceNode(name: "n\($0)", role: "test") })
    state = mixed(seed)
    isUp = Array(repeating: true, count: count)
    handler = Array(repeating: .none, count: count)
    for node in 0..<count { handler[node] = add(.start, node) }
    while trace.events.count < events { happen() }
  }

  private mutating func draw(_ count: Int) -> Int {
    state = mixed(state)
    return Int(state % UInt64(count))
  }

  @discardableResult
  private mutating func add(
    _ kind: TraceEvent.Kind, _ node: Int?, peer: Int? = nil, cause: EventNumber = .none,
    message: UInt64 = 0, label: String = "", detail: UInt8 = 0
  ) -> EventNumber {
    let number = trace.labels.number(of: label)
    trace.events.append(
      TraceEvent(
        kind, at: time, node: node.map { NodeID($0) }, peer: peer.map { NodeID($0) }, cause: cause,
        message: message, label: number, detail: detail))
    return EventNumber(trace.events.count)
  }

  private mutating func happen() {
    if draw(3) == 0 { time = time + .milliseconds(1) }
    let node = draw(isUp.count)
    switch draw(14) {
    case 0, 1, 2: send(from: node)
    case 3, 4, 5: arrive()
    case 6: lose()
    case 7 where isUp[node]:
      let set = add(.setTimer, node, cause: handler[node], message: UInt64(timers.count + 1))
      timers.append((node, set, UInt64(timers.count + 1)))
    case 8: fire()
    case 9 where isUp[node]:
      add(.append, node, cause: handler[node])
      add(.synced, node, cause: add(.sync, node, cause: handler[node]))
    case 10: crashOrRestart(node)
    case 11: disturb(node)
    case 12: disturbWire(node)
    default: if isUp[node] { add(.become, node, cause: handler[node], label: "s\(draw(3))") }
    }
  }

  private mutating func send(from node: Int) {
    guard isUp[node] else { return }
    let to = draw(isUp.count)
    trace.messageTexts.append("t\(draw(4))")
    let number = UInt64(trace.messageTexts.count)
    let sent = add(.send, node, peer: to, cause: handler[node], message: number)
    inFlight.append((number, node, to, sent))
    if draw(6) == 0 {
      add(.duplicate, to, peer: node, cause: sent, message: number)
      inFlight.append((number, node, to, sent))
    }
  }

  private mutating func arrive() {
    guard !inFlight.isEmpty else { return }
    let message = inFlight.remove(at: draw(inFlight.count))
    if !isUp[message.to] {
      add(
        .lose, message.to, peer: message.from, cause: message.sent, message: message.message,
        detail: LossReason.receiverDown.rawValue)
    } else if draw(6) == 0 {
      add(
        .delay, message.to, peer: message.from, cause: message.sent, message: message.message)
      inFlight.append(message)
    } else {
      handler[message.to] = add(
        .deliver, message.to, peer: message.from, cause: message.sent, message: message.message)
    }
  }

  private mutating func lose() {
    guard !inFlight.isEmpty else { return }
    let message = inFlight.remove(at: draw(inFlight.count))
    add(
      .lose, message.to, peer: message.from, cause: message.sent, message: message.message,
      detail: [LossReason.chance, .partition, .byHand][draw(3)].rawValue)
  }

  private mutating func fire() {
    guard !timers.isEmpty else { return }
    let timer = timers.remove(at: draw(timers.count))
    handler[timer.node] = add(
      .fireTimer, timer.node, cause: timer.set, message: timer.number)
  }

  private mutating func crashOrRestart(_ node: Int) {
    timers.removeAll { $0.node == node }
    isUp[node].toggle()
    if isUp[node] {
      handler[node] = add(.start, node, cause: add(.restart, node))
    } else {
      add(.crash, node)
      if draw(3) == 0 { add(.fault, node, label: "disk: torn tail, 1 record survives") }
    }
  }

  private mutating func disturb(_ node: Int) {
    switch draw(5) {
    case 0: add(.pause, node)
    case 1: add(.resume, node)
    case 2: add(.fault, node, label: "slow 10x")
    case 3: add([TraceEvent.Kind.repair, .heal][draw(2)], nil)
    default: add(.partition, nil, label: "n0 | n1")
    }
  }

  private mutating func disturbWire(_ node: Int) {
    let peer = (node + 1) % isUp.count
    add([TraceEvent.Kind.hold, .release, .fault][draw(3)], node, peer: peer, label: "wire")
  }
}
