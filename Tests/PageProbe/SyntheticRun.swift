import LightconeRendering
import LightconeTrace

/// Runs that no model makes: large ones, and ones that mean harm.
enum SyntheticRun {
  /// Nodes that gossip: each tick sends a message, adds a sample and counts it, until there are
  /// `count` events. All numbers come from a fixed generator.
  static func gossip(events count: Int, nodes nodeCount: Int) -> RunPage {
    var trace = Trace(
      nodes: (0..<nodeCount).map { TraceNode(name: "node-\($0 + 1)", role: "gossiper") })
    let (latency, heard) = (
      trace.labels.number(of: "latency"), trace.labels.number(of: "messages heard")
    )
    var chance: UInt64 = 1
    func draw(_ limit: Int) -> Int {
      chance = mixed(chance)
      return Int(chance % UInt64(limit))
    }
    var queue: [(time: Int64, send: Int)] = []
    var time: Int64 = 0
    var rows: [StateTable.Row] = []
    var counts = Array(repeating: 0, count: nodeCount)
    while trace.events.count < count {
      time += Int64(20_000 + draw(60_000))
      while let first = queue.first, first.time <= time, trace.events.count + 3 < count {
        queue.removeFirst()
        let send = trace.events[first.send]
        let cause = EventNumber(first.send + 1)
        let at = Instant(nanoseconds: first.time)
        if draw(50) == 0 {
          trace.events.append(
            TraceEvent(
              .lose, at: at, node: send.peer, peer: send.node, cause: cause, message: send.message))
          continue
        }
        trace.events.append(
          TraceEvent(
            .deliver, at: at, node: send.peer, peer: send.node, cause: cause, message: send.message)
        )
        let own = EventNumber(trace.events.count)
        trace.events.append(
          TraceEvent(.count, at: at, node: send.peer, cause: own, label: heard, value: 1))
        trace.events.append(
          TraceEvent(
            .observe, at: at, node: send.peer, cause: own, label: latency,
            value: (at.nanoseconds - send.time.nanoseconds) / 1_000))
        if let node = send.peer {
          counts[node.position] += 1
          rows.append(
            StateTable.Row(
              event: own, node: node,
              fields: [.init(name: "heard", value: "\(counts[node.position])")]))
        }
      }
      let (from, to) = (draw(nodeCount), draw(nodeCount))
      trace.messageTexts.append("rumour \(draw(40))")
      trace.events.append(
        TraceEvent(
          .send, at: Instant(nanoseconds: time), node: NodeID(from),
          peer: NodeID(to == from ? (to + 1) % nodeCount : to),
          message: UInt64(trace.messageTexts.count)))
      let arrival = (time + Int64(200_000 + draw(900_000)), trace.events.count - 1)
      let place = queue.lastIndex { $0.time <= arrival.0 }.map { $0 + 1 } ?? 0
      queue.insert(arrival, at: place)
    }
    let empty = [[StateTable.Field]](
      repeating: [.init(name: "heard", value: "0")], count: nodeCount)
    return RunPage(
      trace: trace, title: "Gossip of \(nodeCount) nodes",
      facts: [.init("events", "\(trace.events.count)")],
      states: StateTable(initial: empty, rows: rows))
  }

  /// Texts that would break out of a page, wherever a text can stand.
  static func hostile() -> RunPage {
    let evil =
      "</script><script>window.evil=1</script><!--<img src=x onerror=window.evil=1>"
      + "\u{2028}\u{2029}\"'`&amp;\u{202E}\u{0}\u{1}\u{1B}[31m]]>-->\\u0041 ${1}"
    var trace = Trace(
      nodes: [
        TraceNode(name: evil, role: evil, zone: evil), TraceNode(name: "__proto__", role: "b"),
      ],
      messageTexts: [evil, String(repeating: "long ", count: 2_000)], timerTexts: [evil],
      operations: [OperationText(function: evil, key: evil, argument: evil)])
    let label = trace.labels.number(of: evil)
    func add(_ kind: TraceEvent.Kind, message: UInt64 = 1) {
      let time = Instant(nanoseconds: Int64(trace.events.count) * 1_000_000)
      let isArrival = kind == .deliver || kind == .lose
      trace.events.append(
        TraceEvent(
          kind, at: time, node: NodeID(isArrival ? 1 : 0), peer: NodeID(isArrival ? 0 : 1),
          message: message, label: label, value: .max, detail: 200))
    }
    for kind in TraceEvent.Kind.allCases { add(kind) }
    add(.send, message: 2)
    trace.events.append(
      TraceEvent(
        .deliver, at: Instant(nanoseconds: 60_000_000), node: NodeID(900), peer: NodeID(-7)))
    let field = StateTable.Field(name: evil, value: evil)
    return RunPage(
      trace: trace, title: evil, facts: [.init(evil, evil)],
      states: StateTable(
        initial: [[field], []],
        rows: [.init(event: EventNumber(2), node: NodeID(1), fields: [field])]),
      series: [
        MetricSeries(
          name: evil, unit: evil, summary: evil,
          points: [
            .init(time: .start, value: .nan),
            .init(time: Instant(nanoseconds: .max), value: 1e300),
            .init(time: .start, value: -.infinity),
          ])
      ])
  }
}
