import LightconeTrace

/// Makes traces up: nodes that do everything a trace can tell of, under names that break files.
struct RandomRun {
  private(set) var trace: Trace
  private var state: UInt64
  private var isUp: [Bool]
  private var handler: [EventNumber]
  private var inFlight: [(message: UInt64, from: Int, to: Int, sent: EventNumber)] = []
  private var timers: [(node: Int, set: EventNumber, number: UInt64)] = []
  private var operations: [(node: Int, number: UInt64)] = []
  private var time = Instant.start

  init(seed: UInt64, events: Int, nodes count: Int = 4) {
    state = mixed(seed)
    isUp = Array(repeating: true, count: count)
    handler = Array(repeating: .none, count: count)
    trace = Trace()
    for number in 0..<count {
      trace.nodes.append(
        TraceNode(name: hostile(), role: hostile(), zone: number == 0 ? hostile() : ""))
    }
    for node in 0..<count { handler[node] = add(.start, node) }
    while trace.events.count < events { happen() }
  }

  private mutating func draw(_ count: Int) -> Int {
    state = mixed(state)
    return Int(state % UInt64(count))
  }

  private mutating func hostile() -> String { HostileTexts.all[draw(HostileTexts.all.count)] }

  @discardableResult
  private mutating func add(
    _ kind: TraceEvent.Kind, _ node: Int?, peer: Int? = nil, cause: EventNumber = .none,
    message: UInt64 = 0, label: String = "", value: Int64 = 0, detail: UInt8 = 0
  ) -> EventNumber {
    let number = trace.labels.number(of: label)
    trace.events.append(
      TraceEvent(
        kind, at: time, node: node.map { NodeID($0) }, peer: peer.map { NodeID($0) }, cause: cause,
        message: message, label: number, value: value, detail: detail))
    return EventNumber(trace.events.count)
  }

  private mutating func happen() {
    if draw(3) == 0 { time = time + .nanoseconds(Int64(draw(2_000_001))) }
    let node = draw(isUp.count)
    switch draw(18) {
    case 0, 1, 2, 3: send(from: node)
    case 4, 5, 6, 7: arrive()
    case 8: lose()
    case 9: timer(node)
    case 10: disk(node)
    case 11: life(node)
    case 12: environment(node)
    case 13, 14: operation(node)
    default: say(node)
    }
  }

  private mutating func send(from node: Int) {
    guard isUp[node] else { return }
    let to = draw(isUp.count)
    trace.messageTexts.append(hostile())
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
    let way = inFlight.remove(at: draw(inFlight.count))
    if isUp[way.to] {
      handler[way.to] = add(
        .deliver, way.to, peer: way.from, cause: way.sent, message: way.message)
    } else {
      add(
        .lose, way.to, peer: way.from, cause: way.sent, message: way.message,
        detail: LossReason.receiverDown.rawValue)
    }
  }

  private mutating func lose() {
    guard !inFlight.isEmpty else { return }
    let way = inFlight.remove(at: draw(inFlight.count))
    add(
      .lose, way.to, peer: way.from, cause: way.sent, message: way.message,
      detail: UInt8([0, 1, 3][draw(3)]))
  }

  private mutating func timer(_ node: Int) {
    if draw(2) == 0, !timers.isEmpty {
      let timer = timers.remove(at: draw(timers.count))
      guard isUp[timer.node] else { return }
      handler[timer.node] = add(.fireTimer, timer.node, cause: timer.set, message: timer.number)
    } else if isUp[node] {
      trace.timerTexts.append(hostile())
      let number = UInt64(trace.timerTexts.count)
      let set = add(.setTimer, node, cause: handler[node], message: number, value: 5_000)
      timers.append((node, set, number))
    }
  }

  private mutating func disk(_ node: Int) {
    guard isUp[node] else { return }
    add(.append, node, cause: handler[node], value: 1)
    add(.synced, node, cause: add(.sync, node, cause: handler[node]), value: 1)
  }

  private mutating func life(_ node: Int) {
    isUp[node].toggle()
    if isUp[node] {
      handler[node] = add(.start, node, cause: add(.restart, node))
    } else {
      add(.crash, node)
    }
  }

  private mutating func environment(_ node: Int) {
    let peer = (node + 1) % isUp.count
    switch draw(8) {
    case 0: add(.partition, nil, label: hostile())
    case 1: add(.repair, nil)
    case 2: add(.heal, nil)
    case 3: add(.pause, node)
    case 4: add(.resume, node)
    case 5: add(.hold, node, peer: peer)
    case 6: add(.release, node, peer: peer)
    default: add(.fault, node, peer: draw(2) == 0 ? peer : nil, label: hostile())
    }
  }

  private mutating func operation(_ node: Int) {
    if draw(2) == 0, !operations.isEmpty {
      let open = operations.remove(at: draw(operations.count))
      guard isUp[open.node] else { return }
      add(
        .complete, open.node, cause: handler[open.node], message: open.number, label: hostile(),
        detail: UInt8(draw(3)))
    } else if isUp[node] {
      let function = hostile()
      trace.operations.append(
        OperationText(
          function: function, key: draw(2) == 0 ? hostile() : nil,
          argument: draw(2) == 0 ? hostile() : nil))
      let number = UInt64(trace.operations.count)
      add(.invoke, node, cause: handler[node], message: number, label: function)
      operations.append((node, number))
    }
  }

  private mutating func say(_ node: Int) {
    guard isUp[node] else { return }
    let value = [0, 1, -1, Int64.max, Int64.min, 17][draw(6)]
    switch draw(4) {
    case 0: add(.become, node, cause: handler[node], label: hostile(), detail: UInt8(draw(6)))
    case 1: add(.note, node, cause: handler[node], label: hostile())
    case 2: add(.count, node, cause: handler[node], label: hostile(), value: value)
    default: add(.observe, node, cause: handler[node], label: hostile(), value: value)
    }
  }
}
