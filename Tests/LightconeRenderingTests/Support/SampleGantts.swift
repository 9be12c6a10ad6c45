import LightconeRendering
import LightconeTrace

/// Gantt charts of every kind.
enum SampleGantts {
  private static func at(_ microseconds: Int64) -> Instant {
    Instant(nanoseconds: microseconds * 1_000)
  }

  /// Two locks that four transactions want.
  static func locks() -> GanttChart {
    GanttChart(
      "Who holds which lock",
      locks: [
        .init(lock: "row 7", holder: "T1", asked: at(0), granted: at(0), ended: at(4_000)),
        .init(lock: "row 7", holder: "T2", asked: at(1_000), granted: at(4_000), ended: at(9_000)),
        .init(lock: "row 7", holder: "T3", asked: at(2_500), granted: at(9_000), ended: nil),
        .init(lock: "row 7", holder: "T4", asked: at(3_000), granted: nil, ended: at(6_500)),
        .init(lock: "row 8", holder: "T1", asked: at(500), granted: at(500), ended: at(2_000)),
        .init(lock: "row 8", holder: "T4", asked: at(7_000), granted: at(7_000), ended: nil),
        .init(lock: "row 8", holder: "T3", asked: at(10_000), granted: nil, ended: nil),
      ])
  }

  /// Jobs at two servers, arriving faster than they are served for a while.
  static func queue() -> GanttChart {
    let chance = SampleCharts.chance(40, seed: 5)
    var free: [Int64] = [0, 0]
    var arrived: Int64 = 0
    let jobs = (0..<18).map { index -> GanttChart.Job in
      arrived += Int64(chance[index] * 900)
      let server = free[0] <= free[1] ? 0 : 1
      let start = max(arrived, free[server])
      let left = start + 300 + Int64(chance[20 + index] * 1_500)
      free[server] = left
      return .init(
        "j\(index + 1)", arrived: at(arrived), started: at(start), left: at(left), server: server)
    }
    return GanttChart("A queue with two servers", jobs: jobs, servers: 2)
  }

  /// The states of the nodes of a run.
  static func states() -> GanttChart {
    GanttChart("What the nodes are", statesOf: SampleTraces.coordinatorCrash())
  }

  /// Disks that are asked to make records safe, and a crash.
  static func disks() -> GanttChart {
    var builder = TraceBuilder(["leader", "follower"])
    builder.at(1_000)
    builder.add(.sync, 0)
    builder.at(2_000)
    builder.add(.sync, 1)
    builder.at(4_500)
    builder.addCaused(.synced, 0, by: 1, value: 3)
    builder.at(5_000)
    builder.add(.sync, 0)
    builder.at(6_000)
    builder.add(.crash, 1)
    builder.at(8_000)
    builder.add(.note, 0)
    return GanttChart("Disk syncs", diskSyncsOf: builder.trace)
  }

  /// More spans than are shown, many at the same time.
  static func crowd(_ count: Int = 100_000) -> GanttChart {
    let spans = (0..<count).map { index in
      GanttChart.Span(
        lane: index % 3, from: at(Int64(index) * 10), to: at(Int64(index) * 10 + 700),
        style: index % 2 == 0 ? .waiting : .holding, label: "T\(index)")
    }
    return GanttChart(
      "A crowd of spans",
      lanes: [.init("a", countsWaiting: true), .init("b"), .init("a lane with a very long name")],
      spans: spans)
  }

  /// All Gantt charts by name.
  static var all: [(name: String, figure: any ChartFigure)] {
    [
      ("gantt-locks", locks()), ("gantt-queue", queue()), ("gantt-states", states()),
      ("gantt-disks", disks()), ("gantt-crowd", crowd(2_000)),
      ("gantt-empty", GanttChart("Nothing", lanes: [.init("a")], spans: [])),
    ]
  }
}
