import Lightcone
import LightconeDiagnostics
import LightconeRendering
import LightconeTrace

extension OpenRun {
  /// The metrics of some names.
  func metrics(named names: [String]) throws(Diagnostic) -> [MetricDescription] {
    var metrics: [MetricDescription] = []
    for (place, name) in names.enumerated() {
      do throws(Diagnostic) {
        metrics.append(try metric(named: name))
      } catch {
        // Behind a metric it may have been meant to say how to draw it.
        var clearer = error
        let kind = nearestWord(to: name, in: PlotKind.allCases.map(\.rawValue))
        if place > 0, clearer.suggestion == nil { clearer.suggestion = kind }
        throw clearer
      }
    }
    return metrics
  }

  /// How the samples of a metric are spread.
  func spread(of names: [String], as kind: PlotKind) throws(Diagnostic) -> Chart {
    guard let name = names.first, names.count == 1 else {
      throw Diagnostic(
        .wrongArguments, "a \(kind.rawValue) shows the samples of one metric",
        expected: "'plot \(names[0]) \(kind.rawValue)'")
    }
    let metric = try metric(named: name)
    guard case .series(let samples)? = simulation.metric(name) else {
      throw Diagnostic(
        .cannotEvaluate, "\(name) is one number and has no samples",
        expected: "'plot \(name)', or a metric with samples")
    }
    guard !samples.isEmpty else {
      throw Diagnostic(.cannotEvaluate, "no samples of \(name) were taken in this run")
    }
    let title = "\(metric.name): \(metric.meaning)"
    let values = samples.map(Double.init)
    return kind == .cdf
      ? CumulativeDistribution(values, metric.chartUnit).chart(title, of: name)
      : Histogram(values, metric.chartUnit).chart(title, of: name)
  }

  /// Metrics over the time of the run.
  ///
  /// - Returns: nil if it was stopped.
  func curves(
    of names: [String], as kind: PlotKind, shouldStop: () -> Bool
  ) throws(Diagnostic) -> Chart? {
    let metrics = try metrics(named: names)
    try refuseMixedUnits(metrics)
    if kind == .stack, let samples = metrics.first(where: \.isSeries) {
      throw Diagnostic(
        .cannotEvaluate, "\(samples.name) is a series of samples, which cannot stand on anything",
        expected: "metrics that are one number at a time")
    }
    var curves: [MetricCurve] = []
    for metric in metrics {
      guard let curve = MetricCurve(metric, along: timeline, shouldStop: shouldStop) else {
        return nil
      }
      curves.append(curve)
    }
    return CurveChart(
      metrics: metrics, curves: curves, end: Double(simulation.now.nanoseconds),
      isStacked: kind == .stack
    ).chart
  }

  private func refuseMixedUnits(_ metrics: [MetricDescription]) throws(Diagnostic) {
    guard metrics.count <= Chart.maximumSeries else {
      throw Diagnostic(
        .wrongArguments, "\(metrics.count) metrics are too many for one plot",
        expected: "at most \(Chart.maximumSeries)")
    }
    let other = metrics.first { $0.chartUnit != metrics[0].chartUnit }
    guard let other else { return }
    throw Diagnostic(
      .unitMismatch,
      "\(metrics[0].name) and \(other.name) have different units, and a plot has one axis for both",
      expected: "metrics of one unit")
  }
}

/// Metrics over time as a chart.
private struct CurveChart {
  let metrics: [MetricDescription]
  let curves: [MetricCurve]
  let end: Double
  let isStacked: Bool

  var chart: Chart {
    let isSeries = metrics.contains(where: \.isSeries)
    let width = curves.first.map { "\($0.width)" } ?? ""
    var chart = Chart(
      title, x: ChartAxis("time", .time, range: 0...max(1, end)),
      y: ChartAxis(
        isStacked
          ? "at the end of each \(width)"
          : "\(isSeries ? "greatest sample" : "greatest") each \(width)",
        metrics.first?.chartUnit ?? .number()))
    // What stands on others is drawn behind them, from the ground up to its own top.
    for place in isStacked ? Array(curves.indices.reversed()) : Array(curves.indices) {
      chart.add(
        ChartSeries(metrics[place].name, isBarred ? .bars : .steps, points(of: place)))
    }
    if isStacked, curves.count > 1 {
      chart.notes.append(
        "On top of each other: each begins where the one named after it ends, the last one at 0.")
    }
    return chart
  }

  private var title: String {
    metrics.count == 1
      ? "\(metrics[0].name): \(metrics[0].meaning)"
      : metrics.map(\.name).joined(separator: ", ")
  }

  /// One metric is clearest as bars, which is also what can be stacked.
  private var isBarred: Bool { isStacked || curves.count == 1 }

  private func points(of place: Int) -> [ChartSeries.Point] {
    curves[place].pieces.enumerated().compactMap { number, piece in
      var value = piece.value
      if isStacked {
        value = curves[...place].reduce(0) { $0 + ($1.pieces[number].last ?? 0) }
      }
      let start = Double(piece.start.nanoseconds)
      // The last piece ends where the run stands.
      let width = isBarred ? min(Double(curves[place].width.nanoseconds), end - start) : 0
      return value.map { ChartSeries.Point(start, $0, width: width) }
    }
  }
}
