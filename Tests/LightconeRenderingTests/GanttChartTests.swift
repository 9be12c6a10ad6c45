import LightconeTrace
import Testing

@testable import LightconeRendering

@Suite("Gantt charts")
struct GanttChartTests {
  @Test("The states of a node follow each other without gap or overlap, up to the end")
  func states() {
    let chart = SampleGantts.states()
    #expect(chart.lanes.map(\.name) == ["coordinator", "product", "price", "metadata"])
    for lane in chart.lanes.indices {
      let own = chart.spans.filter { $0.lane == lane }.sorted { $0.from < $1.from }
      #expect(own.first?.from == .start)
      #expect(own.last?.to == nil)
      #expect(zip(own, own.dropFirst()).allSatisfy { $0.to == $1.from })
    }
    #expect(chart.spans.contains { $0.style == .down && $0.label == "down" })
    #expect(chart.notes == ["Left out: 1 node without a state."])
  }

  @Test("A pause interrupts a state, which comes back; a crash ends both")
  func pauses() {
    var builder = TraceBuilder(["a"])
    builder.become(0, "busy", .working)
    builder.at(10)
    builder.add(.pause, 0)
    builder.at(20)
    builder.add(.resume, 0)
    builder.at(30)
    builder.add(.pause, 0)
    builder.at(40)
    builder.add(.crash, 0)
    builder.at(50)
    builder.add(.restart, 0)
    builder.at(60)
    builder.add(.resume, 0)
    let chart = GanttChart("a", statesOf: builder.trace)
    #expect(chart.spans.map(\.style) == [.working, .paused, .working, .paused, .down, .idle])
    #expect(chart.spans.last?.from == Instant(nanoseconds: 50_000))
  }

  @Test("A disk sync lasts until the disk answers; a crash leaves it undone, and nothing goes on")
  func disks() {
    let chart = SampleGantts.disks()
    #expect(chart.spans.map(\.style) == [.done, .undone, .working])
    #expect(chart.spans[0].to == Instant(nanoseconds: 4_500_000))
    #expect(chart.spans[1].to == Instant(nanoseconds: 6_000_000))
    #expect(chart.spans[2].to == nil)
  }

  @Test("How many wait is what counting at each moment gives")
  func waiting() throws {
    let chart = SampleGantts.queue()
    let counts = try #require(GanttWindow(chart).lanes.first?.waiting)
    for (index, count) in counts.enumerated() {
      let after = counts.indices.contains(index + 1) ? counts[index + 1].from : count.from
      guard after > count.from else { continue }
      let moment = count.from + TimeSpan(nanoseconds: (after - count.from).nanoseconds / 2)
      let waiting = chart.spans.count {
        $0.style == .waiting && $0.from <= moment && moment < ($0.to ?? .start)
      }
      #expect(count.count == waiting, "at \(moment)")
    }
    #expect(counts.map(\.count).max() == 5)
    #expect(counts.last?.count == 0)
  }

  @Test("Spans of a row do not overlap; a crowd is bounded and says what it leaves out")
  func crowd() {
    let window = GanttWindow(SampleGantts.crowd())
    for row in window.lanes.flatMap(\.rows) {
      #expect(zip(row, row.dropFirst()).allSatisfy { ($0.to ?? .start) <= $1.from })
    }
    #expect(window.lanes.allSatisfy { $0.rows.count <= GanttChart.maximumRows })
    #expect(window.notes.contains { $0.contains("300 of 100,000 spans") })
    #expect(window.notes.contains { $0.contains("overlap") })
    // Holders do not crowd out those who wait.
    #expect(window.lanes[0].rows.contains { $0.first?.style == .waiting })
    #expect(GanttWindow(SampleGantts.locks()).notes.isEmpty)
  }

  @Test("Spans that make no sense are left out and counted")
  func nonsense() {
    let late = Instant(nanoseconds: 5)
    let chart = GanttChart(
      "a", lanes: [.init("a")],
      spans: [
        .init(lane: 7, from: .start, to: late, style: .working),
        .init(lane: 0, from: late, to: .start, style: .working),
        .init(lane: 0, from: .start, to: late, style: .working),
      ])
    #expect(
      chart.summary.contains("Left out: 2 spans that end before they begin, or have no lane."))
    #expect(chart.text(.plain()).contains("Left out: 2 spans"))
  }

  @Test("More lanes than are shown are named")
  func lanes() {
    let lanes = (1...45).map { GanttChart.Lane("lane \($0)") }
    let spans = lanes.indices.map {
      GanttChart.Span(lane: $0, from: .start, to: Instant(nanoseconds: 9), style: .serving)
    }
    let text = GanttChart("a", lanes: lanes, spans: spans).text(.plain())
    #expect(text.contains("Left out: 5 lanes: lane 41, lane 42"))
  }
}
