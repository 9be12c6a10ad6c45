import LightconeChecking
import LightconeRendering
import LightconeTrace
import Testing

@Suite("Histories of runs, written and read back")
struct HistoryRoundTripTests {
  /// The values that models say, and some that look like others.
  private static let values = [
    "5", "-3", "nil", "", "x", "[1 2 3]", "[1 [2 x] []]", "[1 2", "1]", "[]", " 7", "+4", "a b",
    "\"quoted\"", "true", "null", "9223372036854775808", "é\n", "[a, b]", "[1 [2]", "1.5",
  ]

  /// A trace of operations that overlap, end in every way, or stay open.
  private func trace(seed: UInt64) -> Trace {
    var state = mixed(seed)
    func draw(_ count: Int) -> Int {
      state = mixed(state)
      return Int(state % UInt64(count))
    }
    var trace = Trace(nodes: ["a", "b", "c"].map { TraceNode(name: $0, role: "client") })
    var open: [(node: Int, number: UInt64)] = []
    for step in 0..<60 {
      let time = Instant(nanoseconds: Int64(step) * 1_000)
      let node = draw(3)
      if draw(5) < 3 {
        let key = draw(2) == 0 ? Self.values[draw(5)] : nil
        let argument = Self.values[draw(Self.values.count)]
        trace.operations.append(
          OperationText(function: ["write", "read", "txn"][draw(3)], key: key, argument: argument))
        let number = UInt64(trace.operations.count)
        trace.events.append(TraceEvent(.invoke, at: time, node: NodeID(node), message: number))
        open.append((node, number))
      } else if !open.isEmpty {
        let operation = open.remove(at: draw(open.count))
        let answer = trace.labels.number(of: Self.values[draw(Self.values.count)])
        trace.events.append(
          TraceEvent(
            .complete, at: time, node: NodeID(operation.node), message: operation.number,
            label: answer, detail: UInt8(draw(3))))
      }
    }
    return trace
  }

  private func readBack(_ trace: Trace) throws -> OperationHistory {
    var reader = HistoryReader()
    try reader.read(HistoryDocument.render(trace).utf8)
    return try reader.finish()
  }

  @Test("keep operations, values, outcomes and their order", arguments: 1...25)
  func roundTrip(seed: UInt64) throws {
    let trace = trace(seed: seed)
    let (before, after) = (OperationHistory(trace), try readBack(trace))
    #expect(before.operations.count == after.operations.count && before.operations.count > 10)
    for (one, other) in zip(before.operations, after.operations) {
      #expect(one.function == other.function)
      #expect(one.key == other.key)
      #expect(one.argument == other.argument)
      #expect(one.outcome == other.outcome)
      // An answer of `write` that repeats its argument is none to the reader.
      if one.outcome == .ok, one.function != "write" { #expect(one.answer == other.answer) }
    }
    // Which ended before which began is all that a checker knows of time.
    for (i, one) in before.operations.enumerated() {
      for (j, other) in before.operations.enumerated() {
        #expect(
          one.ended.map { $0 < other.began }
            == after.operations[i].ended.map { $0 < after.operations[j].began })
      }
    }
    // Nobody has two operations open, and nobody comes back who does not know what became of one.
    let clients = Dictionary(grouping: after.operations, by: \.client)
    for operations in clients.values {
      for (one, next) in zip(operations, operations.dropFirst()) {
        #expect(one.outcome != .unknown)
        #expect(one.ended.map { $0 < next.began } == true)
      }
    }
  }

  @Test("The control: a history that was changed is read as another one")
  func control() throws {
    var changed = trace(seed: 1)
    let before = try readBack(changed)
    changed.operations[0].argument = "something else"
    #expect(try readBack(changed) != before)
  }
}
