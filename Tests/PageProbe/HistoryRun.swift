import LightconeRendering
import LightconeTrace

/// Clients that ask a store, one line each, with every way in which an operation can end.
enum HistoryRun {
  static func page() -> RunPage {
    var trace = Trace(nodes: ["ann", "bob", "cid"].map { TraceNode(name: $0, role: "client") })
    var points: [Instant?] = []
    func ask(
      _ client: Int, _ operation: OperationText, from: Int64, to: Int64?,
      _ outcome: OperationOutcome, answer: String = "", point: Int64? = nil
    ) {
      trace.operations.append(operation)
      points.append(point.map { Instant(nanoseconds: $0 * 1_000_000) })
      let number = UInt64(trace.operations.count)
      pending.append(
        (
          from,
          TraceEvent(
            .invoke, at: Instant(nanoseconds: from * 1_000_000), node: NodeID(client),
            message: number, label: trace.labels.number(of: operation.function))
        ))
      guard let to else { return }
      pending.append(
        (
          to,
          TraceEvent(
            .complete, at: Instant(nanoseconds: to * 1_000_000), node: NodeID(client),
            message: number, label: trace.labels.number(of: answer), detail: outcome.rawValue)
        ))
    }
    var pending: [(Int64, TraceEvent)] = []
    let write = { OperationText(function: "write", key: "x", argument: $0) }
    let read = OperationText(function: "read", key: "x")
    ask(0, write("1"), from: 1, to: 14, .ok, point: 6)
    ask(1, read, from: 3, to: 11, .ok, answer: "1", point: 8)
    ask(2, write("2"), from: 4, to: 26, .unknown)
    ask(1, read, from: 13, to: 24, .ok, answer: "2", point: 19)
    ask(0, write("3"), from: 17, to: 29, .fail, answer: "not the leader")
    ask(2, write("4"), from: 30, to: nil, .unknown)
    ask(1, read, from: 31, to: 43, .ok, answer: "2", point: 37)
    for (_, event) in pending.sorted(by: { $0.0 < $1.0 }) { trace.events.append(event) }
    return RunPage(
      trace: trace, title: "Three clients of one register", linearizationPoints: points)
  }
}
