import LightconeTrace
import Testing

@testable import LightconeRendering

@Suite("What a part of a state held, as a Gantt chart")
struct GanttFieldTests {
  private func table(_ values: [(event: Int, value: String)]) -> StateTable {
    StateTable(
      initial: [[.init(name: "holder", value: "-")], [.init(name: "other", value: "7")]],
      rows: values.map { entry in
        .init(
          event: EventNumber(entry.event), node: NodeID(0),
          fields: [.init(name: "holder", value: entry.value)])
      })
  }

  private var trace: Trace {
    var builder = TraceBuilder(["store", "client"])
    for time: Int64 in [10, 20, 30, 40] {
      builder.at(time)
      builder.become(0, "busy", .working)
    }
    return builder.trace
  }

  private func spans(_ values: [(event: Int, value: String)]) -> [String] {
    GanttChart("Locks", field: "holder", of: table(values), in: trace).spans.map { span in
      let end = span.to.map { "\($0.nanoseconds / 1000)" } ?? ""
      return "\(span.style.words) \(span.label) \(span.from.nanoseconds / 1000)-\(end)"
    }
  }

  @Test("A holder has a span from the change that brought it to the one that took it away")
  func holder() {
    #expect(spans([(1, "T1"), (2, "-"), (3, "T2")]) == ["holds T1 10-20", "holds T2 30-"])
  }

  @Test("Of several things each has a span of its own; what stays is not cut in two")
  func several() {
    #expect(
      spans([(1, "a, b"), (2, "b, c"), (3, "c"), (4, "-")])
        == ["holds a 10-20", "holds b 10-30", "holds c 20-40"])
  }

  @Test("The words in front of a colon say who is served and who waits")
  func queue() {
    #expect(
      spans([(1, "serving 1 of 1: a; waiting 2: b, c"), (2, "serving 1 of 1: b; waiting 1: c")])
        == ["is served a 10-20", "waits b 10-20", "waits c 10-", "is served b 20-"])
  }

  @Test(
    "A thing with an identifier is called by it, and stays the same while its other parts change")
  func identifier() {
    #expect(
      spans([(1, "id T1 isInDoubt false"), (2, "id T1 isInDoubt true"), (3, "-")])
        == ["holds T1 10-30"])
  }

  @Test("Equal things that are held twice have two spans")
  func twice() {
    #expect(spans([(1, "a, a"), (3, "a")]) == ["holds a 10-30", "holds a 10-"])
  }

  @Test("Nodes that do not have the part have no lane, and a queue's lane counts who waits")
  func lanes() {
    let states = table([(1, "waiting 1: b"), (2, "-")])
    let chart = GanttChart("Queue", field: "holder", of: states, in: trace)
    #expect(chart.lanes == [GanttChart.Lane("store", countsWaiting: true)])
    #expect(GanttChart("Queue", field: "nothing", of: states, in: trace).lanes.isEmpty)
    let chosen = GanttChart("Q", field: "holder", of: states, in: trace, nodes: [NodeID(1)])
    #expect(chosen.lanes.isEmpty)
  }
}
