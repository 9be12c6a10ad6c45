import LightconeRendering
import LightconeTrace
import Testing

@Suite("Tables for spreadsheets and scripts")
struct TableExportTests {
  @Test(
    "A cell with a comma, a quote or a line break stands in quotes; an empty text is no missing one"
  )
  func cells() {
    var trace = Trace(nodes: [TraceNode(name: "a,b", role: "")])
    for label in ["", "plain", "say \"x\"", "two\nlines", "bell\u{7}", " blank"] {
      let number = trace.labels.number(of: label)
      trace.events.append(TraceEvent(.note, at: .start, node: NodeID(0), label: number))
    }
    trace.messageTexts = [""]
    trace.events.append(TraceEvent(.send, at: .start, node: NodeID(0), message: 1))
    #expect(
      EventTable.render(trace) == """
        event,time_ns,kind,node,peer,cause,number,text,label,value,detail
        1,0,note,"a,b",,,,,,,
        2,0,note,"a,b",,,,,plain,,
        3,0,note,"a,b",,,,,"say ""x""\",,
        4,0,note,"a,b",,,,,"two
        lines",,
        5,0,note,"a,b",,,,,"bell?",,
        6,0,note,"a,b",,,,," blank",,
        7,0,send,"a,b",,,1,"",,,

        """)
  }

  @Test("A client that does not know how it ended goes on as another process")
  func processes() {
    var builder = TraceBuilder(["a", "b"])
    let first = builder.invoke(0, "read")
    builder.complete(0, first, .unknown)
    let second = builder.invoke(0, "read")
    let third = builder.invoke(0, "read")
    builder.complete(0, second, .ok, answer: "1")
    builder.complete(0, third, .fail)
    let fourth = builder.invoke(0, "read")
    builder.complete(0, fourth, .ok, answer: "[1 x]")
    let lines = HistoryDocument.render(builder.trace).split(separator: "\n")
    let processes = lines.map { $0.dropFirst(11).prefix { $0.isNumber } }
    #expect(processes == ["0", "0", "2", "3", "2", "3", "3", "3"])
    #expect(lines[7].contains(#""value":[1,"x"]"#))
  }

  @Test("Traces that no run leaves give files all the same: no export stops the program")
  func impossibleTraces() throws {
    var trace = Trace(nodes: [TraceNode(name: "a", role: "")])
    var state: UInt64 = 7
    func draw(_ count: Int) -> Int {
      state = mixed(state)
      return Int(state % UInt64(count))
    }
    for _ in 0..<400 {
      let kind = TraceEvent.Kind.allCases[draw(TraceEvent.Kind.allCases.count)]
      let times = [Int64.min, -1_234, 0, 5, .max]
      trace.events.append(
        TraceEvent(
          kind, at: Instant(nanoseconds: times[draw(5)]),
          node: draw(4) == 0 ? nil : NodeID(draw(3)),
          peer: draw(3) == 0 ? nil : NodeID(draw(3)), cause: EventNumber(draw(500)),
          message: [0, 1, 2, 5_000_000_000][draw(4)], label: UInt32(draw(9)),
          value: times[draw(5)], detail: UInt8(draw(256))))
    }
    for export in EveryExport.of(trace) {
      #expect(!export.text.isEmpty || export.kind != "trace.jsonl")
    }
    let cone = try #require(CausalOrder(trace).cone(of: EventNumber(200)))
    #expect(CausalGraphDocument.render(trace, cone: cone).hasPrefix("digraph"))
    // The reader does not take it for a trace.
    #expect(throws: TraceFileError.self) {
      try TraceFile(reading: TraceDocument.render(TraceFile(trace)).utf8)
    }
  }

  @Test("Every text that breaks files is quoted so that JSON holds it, and no page ends in it")
  func quoting() throws {
    for text in HostileTexts.all {
      let file = TraceFile(Trace(nodes: [TraceNode(name: text, role: "")]))
      let written = TraceDocument.render(file)
      #expect(!written.contains("</"))
      #expect(written.unicodeScalars.count { $0 == "\n" } == 3)
      #expect(try TraceFile(reading: written.utf8) == file)
    }
  }
}
