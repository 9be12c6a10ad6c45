import LightconeRendering
import LightconeTrace

/// Figures in which labels are long, close together, or many.
enum SampleStress {
  /// Seven series over a logarithmic axis, and reference lines with hardly any room between them.
  static func closeReferences() -> Chart {
    var chart = Chart(
      "Seven series, reference lines close together, and a title that is much too long to stand in "
        + "one line of a figure of usual width",
      x: ChartAxis("time", .time),
      y: ChartAxis("throughput", .number("requests/s"), spread: .logarithmic))
    for number in 1...7 {
      let points = (0..<30).map { step in
        ChartSeries.Point(
          Double(step) * 1e8, 10 * Double(number) * Double(step + 3) * Double(step + 1))
      }
      chart.add(
        ChartSeries("series number \(number)", number % 3 == 0 ? .steps : .line, points))
    }
    chart.references = [
      .init("capacity of one server", 5_000, on: .y),
      .init("capacity of two servers", 5_500, on: .y), .init("limit", 5_200, on: .y),
      .init("start", 1e8, on: .x), .init("crash of the leader", 1.1e8, on: .x),
      .init("new leader", 1.2e8, on: .x), .init("done", 1.3e8, on: .x),
      .init("all is well", 1.4e8, on: .x), .init("and well again", 2.9e9, on: .x),
    ]
    return chart
  }

  /// Bins that double, and a curve in front of them.
  static func curveOnBars() -> Chart {
    var chart = Histogram(SampleCharts.latencies(2_000), .time, spread: .logarithmic)
      .chart("Doubling bins, with a curve", of: "latency")
    let points = (0..<60).map { step in
      ChartSeries.Point(2e6 * Double(1 + step), 600 / (1 + Double(step) * 0.4))
    }
    chart.add(ChartSeries("expected", .line, points))
    return chart
  }

  /// A cloud of points.
  static func cloud() -> Chart {
    let chance = SampleCharts.chance(40_000, seed: 77)
    var chart = Chart("A cloud", x: ChartAxis("a", .ratio), y: ChartAxis("b", .ratio))
    let points = (0..<20_000).map { index in
      ChartSeries.Point(chance[index], chance[index] * 0.5 + chance[20_000 + index] * 0.5)
    }
    chart.add(ChartSeries("points", .points, points))
    return chart
  }

  /// Bars to both sides, one of nothing and one of no number.
  static func sums() -> BarChart {
    var chart = BarChart("Sums", unit: .time)
    for (number, value) in [3e6, -2e6, 0, .nan, 8e5, 1].enumerated() {
      chart.add("account \(number)", value)
    }
    return chart
  }

  /// Names and answers that have no room.
  static func longNames() -> IntervalChart {
    func at(_ microseconds: Int64) -> Instant { Instant(nanoseconds: microseconds * 1_000) }
    let request = "transfer from an account to another account with a memo"
    let operations = (0..<9).map { (index: Int) -> IntervalChart.Operation in
      let begin = Int64(index) * 100
      let isOpen = index == 5
      return IntervalChart.Operation(
        client: index < 6 ? "a client with a very long name indeed" : "b", label: request,
        answer: "ok, and thank you very much", begin: at(begin),
        end: isOpen ? nil : at(begin + 100), outcome: isOpen ? .unknown : .ok)
    }
    return IntervalChart("Names that have no room", operations)
  }

  /// Fifty lanes with names of all lengths, some with many spans in one place.
  static func manyLanes() -> GanttChart {
    let lanes = (0..<50).map { index in
      GanttChart.Lane(
        String(repeating: "node", count: index % 5 + 1) + "\(index)",
        countsWaiting: index.isMultiple(of: 9))
    }
    let styles = GanttStyle.allCases
    let spans = (0..<250).map { (index: Int) -> GanttChart.Span in
      let begin = Int64(index) * 1_000
      let end = Instant(nanoseconds: begin + 60_000)
      return GanttChart.Span(
        lane: index % 50, from: Instant(nanoseconds: begin), to: index % 41 == 0 ? nil : end,
        style: styles[index % styles.count], label: "state \(index)")
    }
    return GanttChart("Many lanes and all styles", lanes: lanes, spans: spans)
  }

  /// All of them by name.
  static var all: [(name: String, figure: any ChartFigure)] {
    [
      ("close-references", closeReferences()), ("curve-on-bars", curveOnBars()),
      ("cloud", cloud()), ("sums", sums()), ("long-names", longNames()),
      ("many-lanes", manyLanes()),
    ]
  }
}
