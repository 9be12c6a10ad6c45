import LightconeRendering
import LightconeTrace

/// Charts of every kind, made by formulas, so that they are the same everywhere.
enum SampleCharts {
  /// Numbers that look like chance: a linear congruential generator (Knuth's MMIX), in 0..<1.
  static func chance(_ count: Int, seed: UInt64 = 1) -> [Double] {
    var state = seed
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / 9_007_199_254_740_992
    }
  }

  /// Latencies with a long tail, in nanoseconds.
  static func latencies(_ count: Int = 5_000) -> [Double] {
    chance(count).map { part in
      let rest = 1 - part
      return ((2 + 3 / (rest + 0.02) * part) * 1_000_000).rounded()
    }
  }

  /// How many locks were held, as a staircase over time, with a limit.
  static func locks() -> Chart {
    var chart = Chart(
      "Locks held", x: ChartAxis("time", .time), y: ChartAxis("locks", .number("locks")))
    let values: [Double] = [0, 1, 2, 2, 1, 0, 0, 1, 2, 3, 4, 2, 1, 0]
    let points = values.enumerated().map {
      ChartSeries.Point(Double($0.offset) * 65_000_000, $0.element)
    }
    chart.add(ChartSeries("held", .steps, points))
    chart.references = [ChartReference("limit", 5, on: .y)]
    return chart
  }

  /// Waiting time against load: measured points beside the formula 1 / (1 - load).
  static func waiting() -> Chart {
    var chart = Chart(
      "Time in the system", x: ChartAxis("load", .ratio),
      y: ChartAxis("time in the system", .time))
    let loads = (1...18).map { Double($0) * 0.05 }
    let noise = chance(loads.count, seed: 7)
    chart.add(
      ChartSeries("M/M/1: 1 / (1 - load)", .line, loads.map { .init($0, 1e6 / (1 - $0)) }))
    chart.add(
      ChartSeries(
        "measured", .points,
        zip(loads, noise).map { .init($0, 1e6 / (1 - $0) * (0.85 + 0.3 * $1)) }))
    chart.add(ChartSeries("no queue", .line, loads.map { .init($0, 1e6) }))
    chart.references = [
      ChartReference("deadline", 8e6, on: .y), ChartReference("knee", 0.8, on: .x),
    ]
    return chart
  }

  /// A distribution as bins.
  static func histogram() -> Chart {
    Histogram(latencies(), .time).chart("Latency of 5,000 requests", of: "latency")
  }

  /// The same distribution, added up, over a logarithmic axis.
  static func distribution() -> Chart {
    CumulativeDistribution(latencies(), .time).chart(
      "Latency of 5,000 requests", of: "latency", spread: .logarithmic)
  }

  /// A hundred thousand samples, quiet but for one spike up and one down.
  static func crowd() -> Chart {
    var values = chance(100_000, seed: 3).map { 40 + 10 * $0 }
    values[31_234] = 100
    values[77_777] = 0
    var chart = Chart(
      "Queue length", x: ChartAxis("sample", .number()), y: ChartAxis("length", .number("jobs")))
    chart.add(ChartSeries("length", .line, values: values))
    return chart
  }

  /// One chart of one series of values.
  static func plain(
    _ values: [Double], _ form: ChartSeries.Form = .line, unit: ChartUnit = .number()
  ) -> Chart {
    var chart = Chart("Values", x: ChartAxis("position", .number()), y: ChartAxis("value", unit))
    chart.add(ChartSeries("value", form, values: values))
    return chart
  }

  /// Named things.
  static func messages() -> BarChart {
    var chart = BarChart("Messages sent by each node", unit: .number("messages"))
    chart.add("coordinator", 12)
    chart.add("product", 4)
    chart.add("商品データベース", 7)
    chart.add("a node with quite a long name that has to be cut somewhere", 1)
    chart.add("idle", 0)
    return chart
  }

  /// All charts by name.
  static var all: [(name: String, figure: any ChartFigure)] {
    [
      ("locks", locks()), ("waiting", waiting()), ("histogram", histogram()),
      ("distribution", distribution()), ("crowd", crowd()), ("messages", messages()),
      ("empty", plain([])), ("one-point", plain([3])), ("constant", plain([5, 5, 5])),
      ("negative", plain([-3, 2, -1, 4, -2.5], .bars)),
      ("huge", plain([1e12, 3e12, 2e12])), ("tiny", plain([1e-9, 4e-9, 2.5e-9])),
      ("strange", plain([1, .nan, 3, .infinity, 2, -.infinity])),
    ]
  }
}
