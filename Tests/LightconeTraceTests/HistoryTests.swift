import LightconeTrace
import Testing

@Suite("The history of a run")
struct HistoryTests {
  private let write = OperationText(function: "write", key: "x", argument: "1")
  private let read = OperationText(function: "read", key: "x")

  /// A hand-made trace of operations 1 (`write`) and 2 (`read`).
  private func trace(_ events: [TraceEvent]) -> Trace {
    var trace = Trace(operations: [write, read])
    _ = trace.labels.number(of: "1")
    for event in events { trace.events.append(event) }
    return trace
  }

  private func event(
    _ kind: TraceEvent.Kind, _ operation: UInt64, at milliseconds: Int64, client: Int = 0,
    outcome: OperationOutcome = .ok, label: UInt32 = 0
  ) -> TraceEvent {
    TraceEvent(
      kind, at: .start + .milliseconds(milliseconds), node: NodeID(client), message: operation,
      label: label, detail: kind == .complete ? outcome.rawValue : 0)
  }

  @Test("an operation joins its question and its answer")
  func completed() {
    let history = History(
      trace([
        event(.invoke, 2, at: 1, client: 3),
        event(.complete, 2, at: 5, client: 3, label: 1),
      ]))
    let operation = history.operations.first
    #expect(history.operations.count == 1)
    #expect(operation?.client == NodeID(3))
    #expect(operation?.text == read)
    #expect(operation?.outcome == .ok)
    #expect(operation?.answer == "1")
    #expect(operation?.invokedEvent == EventNumber(1))
    #expect(operation?.completedEvent == EventNumber(2))
    #expect(operation?.invokedTime == .start + .milliseconds(1))
    #expect(operation?.completedTime == .start + .milliseconds(5))
  }

  @Test("an operation without an answer stays open: its outcome is unknown, its end is nowhere")
  func open() throws {
    let operation = try #require(History(trace([event(.invoke, 1, at: 1)])).operations.first)
    #expect(operation.outcome == .unknown)
    #expect(operation.answer == nil)
    #expect(operation.completedEvent == nil)
    #expect(operation.completedTime == nil)
  }

  @Test("an operation that ended as unknown has an end, unlike an open one")
  func endedUnknown() {
    let history = History(
      trace([event(.invoke, 1, at: 1), event(.complete, 1, at: 9, outcome: .unknown)]))
    #expect(history.operations.first?.outcome == .unknown)
    #expect(history.operations.first?.completedEvent == EventNumber(2))
  }

  @Test("an answer without words is no answer")
  func wordless() throws {
    let history = History(
      trace([event(.invoke, 1, at: 1), event(.complete, 1, at: 2, outcome: .fail)]))
    let operation = try #require(history.operations.first)
    #expect(operation.outcome == .fail)
    #expect(operation.answer == nil)
  }

  @Test("operations stand in the order in which they began, not in which they ended")
  func order() {
    let history = History(
      trace([
        event(.invoke, 2, at: 1), event(.invoke, 1, at: 2), event(.complete, 1, at: 3),
        event(.complete, 2, at: 4, outcome: .fail),
      ]))
    #expect(history.operations.map(\.text) == [read, write])
    #expect(history.operations.map(\.outcome) == [.fail, .ok])
  }

  @Test("other events, and answers nobody waits for, leave no operation")
  func others() {
    let history = History(
      trace([event(.send, 1, at: 1), event(.complete, 1, at: 2), event(.fireTimer, 2, at: 3)]))
    #expect(history.operations.isEmpty)
  }
}
