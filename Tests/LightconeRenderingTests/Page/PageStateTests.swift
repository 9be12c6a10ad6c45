import LightconeTrace
import Testing

@testable import LightconeRendering

@Suite("States, histories and series of a page")
struct PageStateTests {
  private typealias Field = StateTable.Field

  @Test("A page gives the states back at every event")
  func states() throws {
    let trace = SampleTraces.coordinatorCrash()
    let first = [Field(name: "term", value: "1"), Field(name: "log", value: "-")]
    let table = StateTable(
      initial: [[], first, [], [], []],
      rows: [
        .init(event: EventNumber(7), node: NodeID(1), fields: [Field(name: "term", value: "2")]),
        .init(event: EventNumber(9), node: NodeID(1), fields: []),
        .init(event: EventNumber(9), node: NodeID(3), fields: first),
      ])
    let block = try PageBlock(RunPage(trace: trace, title: "a run", states: table))
    let texts = try block.texts
    let shapes: [[Int]] = try block.member("shapes", of: "states")
    let rows: [[Int]] = try block.member("rows", of: "states")
    var held: [[Int]] = try block.member("initial", of: "states")
    #expect(rows.count == 3)
    for position in trace.events.indices {
      for row in rows where row[0] == position { held[row[1]] = Array(row[2...]) }
      for node in trace.nodes.indices {
        let fields = zip(shapes[held[node][0]], held[node].dropFirst()).map {
          Field(name: texts[$0], value: texts[$1])
        }
        #expect(fields == table.fields(of: NodeID(node), after: EventNumber(position + 1)))
      }
    }
  }

  @Test("Every operation is there, with its ends, its answer and its point")
  func history() throws {
    var builder = TraceBuilder(["ann"])
    let write = builder.invoke(0, "write", key: "x", argument: "5")
    builder.at(7)
    builder.complete(0, write, .ok, answer: "done")
    _ = builder.invoke(0, "read", key: "x")
    let point = Instant(nanoseconds: 3_000)
    let page = RunPage(trace: builder.trace, title: "a run", linearizationPoints: [point])
    let block = try PageBlock(page)
    let rows: [[Int]] = try block.member("history")
    let texts = try block.texts
    #expect(rows.count == 2)
    #expect(texts[rows[0][1]] == "write x 5")
    #expect(rows[0][2...6] == [1, 0, 2, 7_000, Int(OperationOutcome.ok.rawValue)])
    #expect(texts[rows[0][7]] == "done")
    #expect(rows[0][8] == 3_000)
    #expect(texts[rows[1][1]] == "read x")
    #expect(rows[1][4...6] == [0, -1, Int(OperationOutcome.unknown.rawValue)])
    #expect(rows[1][8] == -1)
  }

  @Test("Counters add up over all nodes, samples stay as they are")
  func seriesOfTrace() {
    var builder = TraceBuilder(["ann", "bob"])
    builder.add(.count, 0, label: "sent", value: 2)
    builder.at(5)
    builder.add(.observe, 0, label: "sent", value: 40)
    builder.add(.count, 1, label: "sent", value: 3)
    let series = MetricSeries.found(in: builder.trace)
    #expect(series.map(\.name) == ["sent", "sent"])
    #expect(series.map(\.shape) == [.steps, .samples])
    #expect(series[0].points.map(\.value) == [2, 5])
    #expect(series[1].points.map(\.value) == [40])
  }

  @Test("A thinned series keeps its least and its greatest value")
  func thinned() {
    var points = (0..<10_000).map {
      MetricSeries.Point(time: Instant(nanoseconds: Int64($0)), value: Double($0 % 7))
    }
    points[1_234].value = 900
    points[8_765].value = -900
    points[5_000].value = .infinity
    let left = MetricSeries(name: "a", points: points).thinned(to: 100)
    #expect(left.count <= 100)
    #expect(left.map(\.value).max() == 900)
    #expect(left.map(\.value).min() == -900)
    #expect(left.map(\.time) == left.map(\.time).sorted())
  }

  @Test("What a limit leaves out is said; without limits nothing is said")
  func limits() throws {
    let trace = SampleTraces.coordinatorCrash()
    let rows = (1...20).map {
      StateTable.Row(
        event: EventNumber($0), node: NodeID(0), fields: [.init(name: "n", value: "\($0)")])
    }
    var page = RunPage(
      trace: trace, title: "a run", states: StateTable(initial: [[]], rows: rows))
    #expect(try PageBlock(page).notes.isEmpty)
    page.first = EventNumber(6)
    page.limits = PageLimits(events: 10, stateChanges: 4, textLength: 8)
    let block = try PageBlock(page)
    let notes = try block.notes
    #expect(
      notes.prefix(2) == [
        "The page carries #6 to #15 of \(trace.events.count) events; cones end where it does.",
        "The last 6 changes of states are left out.",
      ])
    #expect(notes.count == 3)
    #expect(notes[2].hasSuffix(" long texts are cut (…)."))
    // #6 to #9 have found room.
    #expect(try block.member("until", of: "states") == 4)
    #expect(try block.member("first") == 6)
    #expect(try block.column("kind").count == 10)
    #expect(try block.column("back", of: "edges").allSatisfy { $0 > 0 && $0 < 10 })
    #expect(try block.texts.allSatisfy { $0.count <= 9 })
  }

  @Test("However much the texts say, the page stays small")
  func manyTexts() throws {
    var builder = TraceBuilder(["ann"])
    for step in 0..<500 {
      builder.add(.note, 0, label: "\(step) " + String(repeating: "long ", count: 200))
    }
    let rows = (1...500).map { step in
      StateTable.Row(
        event: EventNumber(step), node: NodeID(0),
        fields: [.init(name: "text", value: String(repeating: "state ", count: 100) + "\(step)")])
    }
    var page = RunPage(
      trace: builder.trace, title: "a run", states: StateTable(initial: [[]], rows: rows))
    let whole = page.html.utf8.count
    #expect(try PageBlock(page).notes.isEmpty)
    page.limits = PageLimits(textBytes: 50_000)
    #expect(page.html.utf8.count < whole - 900_000)
    let block = try PageBlock(page)
    #expect(try block.texts.reduce(0) { $0 + $1.utf8.count } < 110_000)
    #expect(try block.notes.count == 2)
    #expect(try block.member("until", of: "states") == 0)
  }

  @Test("A page that begins behind the end of the trace carries nothing, and says so")
  func behindTheEnd() throws {
    let trace = SampleTraces.cut()
    let block = try PageBlock(RunPage(trace: trace, title: "a run", first: EventNumber(5_000)))
    #expect(
      try block.notes
        == ["The page carries no event of the trace, which has \(trace.events.count)."])
  }
}
