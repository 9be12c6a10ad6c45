import LightconeTrace
import Testing

@Suite("Logs with vector clocks")
struct ShiVizLogTests {
  private func read(_ log: String, expression: String = ShiVizLog.defaultExpression) throws -> Trace
  {
    try #require(ShiVizLog.read(log: log, expression: expression).first).trace
  }

  private func words(_ trace: Trace) -> [String] {
    trace.events.map { event in
      let peer = event.peer.map { " \(trace.name(of: $0))" } ?? ""
      let label = event.label == 0 ? "" : " \(trace.labels[event.label])"
      return "\(event.node.map { trace.name(of: $0) } ?? "-") \(event.kind.word)\(peer)\(label)"
    }
  }

  @Test("What another host has to tell came in a message")
  func infersMessages() throws {
    let trace = try read(
      """
      asks
      a {"a":1}
      thinks
      b {"b":1}
      answers
      b {"a":1,"b":2}
      hears
      a {"a":2,"b":2}
      """)
    #expect(
      words(trace) == [
        "a note asks", "a send b", "b note thinks", "b deliver a", "b note answers", "b send a",
        "a deliver b", "a note hears",
      ])
    #expect(trace.events[3].cause == EventNumber(2))
    let cone = try #require(CausalOrder(trace).cone(of: EventNumber(8)))
    #expect(cone.pastCount == 7)
  }

  @Test("News that another message brought needs no message of its own")
  func noRedundantMessages() throws {
    let trace = try read(
      """
      one
      a {"a":1}
      two
      b {"a":1,"b":1}
      three
      c {"a":1,"b":1,"c":1}
      """)
    #expect(trace.events.filter { $0.kind == .send }.count == 2)
    #expect(words(trace).last == "c note three")
    #expect(trace.events.last?.node == NodeID(2))
  }

  @Test("The order of the log is kept where it can be, and mended where it cannot")
  func order() throws {
    let trace = try read(
      """
      late
      b {"a":1,"b":1}
      early
      a {"a":1}
      """)
    #expect(trace.nodes.map(\.name) == ["b", "a"])
    #expect(words(trace) == ["a note early", "a send b", "b deliver a", "b note late"])
  }

  @Test("A file brings its expression and what divides its executions")
  func file() throws {
    let executions = try ShiVizLog.read(
      #"""
      (?<date>\d\d/\d\d) (?<event>.*)\n(?<host>\w+) (?<clock>\{.*\})
      ^=== (?<trace>.*) ===$
      === first ===
      01/02 starts
      a {"a": 1, "b": 0}
      === second ===
      01/03 starts again
      b {"b": 1}
      01/03 ends
      b {"b": 2}

      """#)
    #expect(executions.map(\.label) == ["first", "second"])
    #expect(words(executions[0].trace) == ["a note starts"])
    #expect(words(executions[1].trace) == ["b note starts again", "b note ends"])
    #expect(executions[1].trace.events.map(\.time.nanoseconds) == [0, 1_000_000])
  }

  @Test("An empty first line means ShiViz's own expression; an empty second one, one execution")
  func defaults() throws {
    let executions = try ShiVizLog.read("\n\nstarts\na {\"a\":1}\n")
    #expect(executions.count == 1 && executions[0].label == "")
    #expect(words(executions[0].trace) == ["a note starts"])
  }

  @Test(
    "Each mistake has its line",
    arguments: [
      ("x\na {\"a\":2}\n", 1, "its own time is 2"),
      ("x\na {\"a\":1}\ny\na {\"a\":3}\n", 3, "its own time is 3"),
      ("x\na {\"a\":1}\ny\na {\"a\":1}\n", 3, "its own time is 1"),
      ("x\na {\"b\":1}\n", 1, "which has no entry"),
      ("x\na {\"a\":1,}\n", 1, "is no JSON"),
      ("x\na {\"a\":1.5}\n", 1, "is no time of"),
      ("x\na {\"a\":-1}\n", 1, "is no time of"),
      ("x\na {\"a\":1}\ny\nb {\"a\":2,\"b\":1}\n", 3, "names entry 2 of 'a'"),
      ("x\na {\"a\":1,\"b\":1}\ny\nb {\"a\":1,\"b\":1}\n", 3, "two clocks each say"),
      (
        "x\na {\"a\":1}\ny\nb {\"a\":1,\"b\":1}\nz\nb {\"b\":2}\n", 5,
        "has not heard of entry 1 of 'a'"
      ),
      (
        "x\na {\"a\":1}\ny\nb {\"a\":1,\"b\":1}\nz\nc {\"b\":1,\"c\":1}\n", 5,
        "has not heard of entry 1 of 'a'"
      ),
      ("no entry here", 1, "no entry fits"),
    ])
  func mistakes(log: String, line: Int, message: String) {
    let error = #expect(throws: TraceFileError.self) { try ShiVizLog.read(log: log) }
    #expect(error?.code == .badEventLog)
    #expect(error?.line == line)
    #expect(error?.message.contains(message) == true, "\(String(describing: error))")
  }

  @Test("An expression that is none, or lacks a group, is refused")
  func badExpressions() {
    let lacking = #expect(throws: TraceFileError.self) {
      try ShiVizLog.read(log: "x", expression: "(?<host>a)(?<event>b)")
    }
    #expect(lacking?.message == "the regular expression has no group 'clock'")
    let broken = #expect(throws: TraceFileError.self) {
      try ShiVizLog.read(log: "x", expression: "(?<host>a)(?<event>b)(?<clock>[)")
    }
    #expect(broken?.message.contains("is no regular expression") == true)
  }
}
