import LightconeTrace
import Testing

@testable import LightconeRendering

@Suite("Histories as intervals")
struct IntervalChartTests {
  @Test("Points stand in their order, each inside its interval")
  func points() throws {
    let chart = SampleHistories.register()
    let placed = PlacedLinearization(try #require(chart.linearization), chart.operations)
    #expect(placed.problems.isEmpty)
    #expect(placed.points.map(\.operation) == [1, 0, 3, 2, 5, 6, 7])
    #expect(zip(placed.points, placed.points.dropFirst()).allSatisfy { $0.instant <= $1.instant })
    for point in placed.points {
      let operation = chart.operations[point.operation]
      #expect(operation.begin <= point.instant)
      if operation.outcome == .ok, let end = operation.end { #expect(point.instant <= end) }
    }
  }

  @Test("Over random histories, the order of any instants inside the intervals can be placed")
  func randomOrders() {
    for seed in 1...50 {
      let chance = SampleCharts.chance(60, seed: UInt64(seed))
      var effects: [(index: Int, at: Int64)] = []
      let operations = (0..<20).map { index -> IntervalChart.Operation in
        let begin = Int64(chance[3 * index] * 1_000)
        let end = begin + 1 + Int64(chance[3 * index + 1] * 300)
        effects.append((index, begin + Int64(chance[3 * index + 2] * Double(end - begin))))
        return IntervalChart.Operation(
          client: "c\(index % 5)", label: "op", begin: Instant(nanoseconds: begin),
          end: Instant(nanoseconds: end), outcome: .ok)
      }
      effects.sort { ($0.at, $0.index) < ($1.at, $1.index) }
      let order = effects.map(\.index)
      let placed = PlacedLinearization(.init(order.map { .init($0) }), operations)
      #expect(placed.problems.isEmpty, "seed \(seed)")
      #expect(
        placed.points.allSatisfy { point in
          let operation = operations[point.operation]
          return operation.begin <= point.instant
            && point.instant <= (operation.end ?? point.instant)
        })
    }
  }

  @Test("An order that contradicts the intervals is reported")
  func contradiction() {
    var chart = SampleHistories.stuck()
    chart.linearization = .init([.init(4), .init(0)])
    #expect(chart.summary.contains("contradicts time"))
    #expect(chart.text(.plain()).contains("contradicts time"))
    chart.linearization = .init([.init(99)])
    #expect(chart.summary.contains("not in this history"))
    // The control: an order that fits is not.
    chart.linearization = .init([.init(0), .init(4)])
    #expect(!chart.summary.contains("contradicts"))
  }

  @Test("Where the order gets stuck is said, marked and drawn")
  func stuck() {
    let chart = SampleHistories.stuck()
    for text in [chart.text(Display()), chart.text(.plain())] {
      #expect(text.contains("!4 read x"))
      #expect(text.contains("No order goes on from there: 4 (read x: nil) cannot come next."))
    }
    #expect(chart.svg().contains("does not fit"))
    #expect(chart.svg().contains("interval stuck"))
  }

  @Test("A crowded history is windowed around its focus, and says what it leaves out")
  func window() {
    let window = IntervalWindow(SampleHistories.crowd())
    #expect(window.entries.count == 40)
    #expect(window.entries.contains { $0.index == 500 })
    #expect(window.notes.contains { $0.contains("Shown: operations") && $0.contains("of 1000") })
    #expect(window.notes.contains { $0.contains("still going on") })
    var chart = SampleHistories.crowd()
    chart.focus = 999
    #expect(IntervalWindow(chart).entries.last?.index == 999)
    chart.focus = 0
    #expect(IntervalWindow(chart).entries.first?.index == 0)
    chart.maximumOperations = 5_000
    #expect(IntervalWindow(chart).notes.isEmpty)
  }

  @Test("Every operation of the window is drawn once, even where there is hardly room")
  func allDrawn() {
    var chart = SampleHistories.crowd()
    for timing in [IntervalChart.Timing.automatic, .toScale, .inOrder] {
      chart.timing = timing
      let window = IntervalWindow(chart)
      let rows = window.lanes.flatMap(\.rows)
      #expect(rows.joined().map(\.index).sorted() == window.entries.map(\.index))
      for row in rows {
        for (first, second) in zip(row, row.dropFirst()) {
          #expect((first.operation.end ?? .start) <= second.operation.begin)
        }
      }
      for columns in [40, 80] {
        let lines = chart.text(.plain(columns: columns)).split(separator: "\n")
        let marks = lines.prefix { !$0.contains("+--") }.filter { $0.hasPrefix(" ") }
        let starts = marks.joined().count { "x?>|".contains($0) }
        #expect(starts >= window.entries.count, "\(timing) \(columns)")
      }
    }
  }

  @Test("A history whose operations are too short to scale is drawn in order, and says so")
  func timing() {
    var chart = SampleHistories.timeout()
    #expect(chart.text(Display()).contains("in order and not to scale"))
    chart.timing = .toScale
    #expect(!chart.text(Display()).contains("not to scale"))
    #expect(!SampleHistories.register().text(Display()).contains("not to scale"))
  }

  @Test("A history without times is drawn in order, and its places are written as such")
  func places() {
    var chart = SampleHistories.file()
    #expect(chart.text(Display()).contains("line 120"))
    #expect(chart.summary.contains("Shown from line 3 to line 120."))
    #expect(chart.svg().contains("line 4 to line 120"))
    #expect(!chart.svg().contains(" ns"))
    chart.clock = .events
    #expect(chart.table().rows[1].last == "#120")
    chart.clock = .time
    #expect(chart.table().rows[1].last == "120 ns")
  }

  @Test("A run's history: clients by number, outcomes, and what never ended")
  func ofTrace() {
    var builder = TraceBuilder(["server", "bob", "alice"])
    let first = builder.invoke(2, "write", key: "x", argument: "1")
    builder.at(1_000)
    let second = builder.invoke(1, "read", key: "x")
    builder.at(2_000)
    builder.complete(2, first, .ok)
    let chart = IntervalChart("A run", History(builder.trace), in: builder.trace)
    #expect(chart.clients == ["bob", "alice"])
    #expect(chart.operations.map(\.label) == ["write x 1", "read x"])
    #expect(chart.operations[1].end == nil)
    #expect(
      chart.summary.hasPrefix("2 operations of 2 clients: 1 ok, 0 failed, 0 unknown, 1 without"))
    #expect(second == 2)
  }
}
