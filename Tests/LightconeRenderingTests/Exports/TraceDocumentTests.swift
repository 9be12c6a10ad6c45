import LightconeRendering
import LightconeTrace
import Testing

@Suite("A trace in a file of its own")
struct TraceDocumentTests {
  private static func origin(_ seed: UInt64) -> TraceOrigin {
    TraceOrigin(
      model: "two-phase-commit", modelVersion: 3, seed: seed,
      settings: [.init(name: "net.latency", value: "5ms"), .init(name: "\"", value: "</script>")],
      token: "lc1:x")
  }

  private static func states(_ trace: Trace) -> StateTable {
    let fields = [
      StateTable.Field(name: "term", value: "3"), StateTable.Field(name: "\n", value: "\u{0}\""),
    ]
    let rows = stride(from: 1, through: trace.events.count, by: 7).map {
      StateTable.Row(
        event: EventNumber($0), node: NodeID($0 % trace.nodes.count),
        fields: $0 % 2 == 0 ? fields : [])
    }
    return StateTable(initial: trace.nodes.map { _ in fields }, rows: rows)
  }

  @Test("is read back as it was written: every field, every text", arguments: 1...30)
  func roundTrip(seed: UInt64) throws {
    let trace = RandomRun(seed: seed, events: 300).trace
    let file = TraceFile(
      trace, origin: seed % 2 == 0 ? Self.origin(.max - seed) : nil,
      states: seed % 3 == 0 ? Self.states(trace) : nil)
    let text = TraceDocument.render(file)
    let again = try TraceFile(reading: text.utf8)
    #expect(again == file)
    #expect(again.trace.labels.texts == trace.labels.texts)
    #expect(TraceDocument.render(again) == text)
  }

  @Test("The control: another event, text, origin or state makes another file")
  func roundTripControl() throws {
    let trace = RandomRun(seed: 1, events: 50).trace
    let file = TraceFile(trace, origin: Self.origin(1), states: Self.states(trace))
    var changes: [TraceFile] = Array(repeating: file, count: 7)
    changes[0].trace.events.append(TraceEvent(.heal, at: trace.events[49].time, node: nil))
    changes[1].trace.messageTexts[0] += "."
    changes[2].trace.nodes[0].zone = "elsewhere"
    changes[3].trace.operations.append(OperationText(function: "read"))
    changes[4].origin?.seed = 2
    changes[5].states = nil
    _ = changes[6].trace.labels.number(of: "a label that no event uses")
    let text = TraceDocument.render(file)
    for change in changes {
      #expect(change != file)
      let written = TraceDocument.render(change)
      #expect(written != text)
      #expect(try TraceFile(reading: written.utf8) == change)
    }
  }

  @Test("may come in pieces that end anywhere")
  func pieces() throws {
    let file = TraceFile(RandomRun(seed: 5, events: 60).trace)
    let bytes = Array(TraceDocument.render(file).utf8)
    for size in [1, 2, 3, 7, 64, bytes.count] {
      var reader = TraceFileReader()
      for start in stride(from: 0, to: bytes.count, by: size) {
        try reader.read(bytes[start..<min(start + size, bytes.count)])
      }
      #expect(try reader.finish() == file)
    }
  }

  @Test("cut off anywhere, it is refused; without its last line, as cut off")
  func cutOff() throws {
    let bytes = Array(TraceDocument.render(TraceFile(RandomRun(seed: 2, events: 30).trace)).utf8)
    // The line break at the very end may be missing.
    #expect(throws: Never.self) { try TraceFile(reading: bytes.dropLast()) }
    for count in stride(from: 0, to: bytes.count - 1, by: 5) {
      #expect(throws: TraceFileError.self) { try TraceFile(reading: bytes[..<count]) }
    }
    let lastLine = try #require(bytes.dropLast().lastIndex(of: 0x0A))
    for count in [lastLine + 1, lastLine + 5, 200] {
      let error = #expect(throws: TraceFileError.self) {
        try TraceFile(reading: bytes[..<count])
      }
      #expect(error?.code == .truncated)
    }
  }

  @Test("with one byte changed, it is refused or says something else", arguments: 1...4)
  func changedByte(seed: UInt64) throws {
    let file = TraceFile(RandomRun(seed: seed, events: 20).trace)
    let bytes = Array(TraceDocument.render(file).utf8)
    for position in stride(from: 0, to: bytes.count, by: 11) {
      var changed = bytes
      changed[position] ^= 0x05
      // A changed name of a field that may be missing is passed over, but the fingerprint tells.
      if let read = try? TraceFile(reading: changed) {
        #expect(read != file || Array(TraceDocument.render(read).utf8) == bytes)
      }
    }
  }

  @Test("a trace of nothing is a file too")
  func empty() throws {
    let file = TraceFile(Trace())
    #expect(try TraceFile(reading: TraceDocument.render(file).utf8) == file)
    #expect(TraceDocument.render(file).split(separator: "\n").count == 2)
  }
}
