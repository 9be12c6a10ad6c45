import Lightcone
import LightconeDiagnostics
import LightconeRendering
import LightconeTrace

extension Session {
  /// Draws metrics over time, from the run's start to here, or how the samples of one are spread.
  func plot(_ names: [String], as kind: PlotKind) throws(Diagnostic) -> Reply {
    let run = try loaded()
    guard kind == .line || kind == .stack else {
      return Reply(try run.spread(of: names, as: kind), display)
    }
    let metrics = try run.metrics(named: names)
    guard run.simulation.now > .start else { return Reply("Nothing has happened yet.") }
    guard let chart = try run.curves(of: names, as: kind, shouldStop: shouldStop) else {
      throw Diagnostic(.cannotEvaluate, "the plot was stopped before it was done")
    }
    let values = chart.series.flatMap(\.points).map(\.y)
    let all = names.joined(separator: ", ")
    guard !values.isEmpty else {
      return Reply(wrap("No sample of \(all) was taken up to \(run.simulation.now)."))
    }
    // Samples that are all 0 were taken; a number that is 0 all the time says nothing more.
    if !metrics.contains(where: \.isSeries), values.allSatisfy({ $0 == 0 }) {
      let verb = names.count == 1 ? "is" : "are"
      return Reply(wrap("\(all) \(verb) 0 all the time up to \(run.simulation.now)."))
    }
    return Reply(chart, display)
  }

  /// A metric over time in one line; nil if it has no value that changes.
  func sparkline(of name: String, in run: OpenRun) throws(Diagnostic) -> String? {
    let metric = try run.metric(named: name)
    guard run.simulation.now > .start,
      let curve = MetricCurve(metric, along: run.timeline, shouldStop: shouldStop)
    else { return nil }
    let line = Sparkline(curve.pieces.map { $0.value ?? .nan })
    guard let range = line.range, range.lowerBound < range.upperBound else { return nil }
    let (least, greatest) = (
      metric.chartUnit.text(range.lowerBound), metric.chartUnit.text(range.upperBound)
    )
    let words = "\(least) to \(greatest), the greatest each \(curve.width)"
    let width = min(MetricCurve.largestCount, display.columns)
    return line.text(width: width, glyphs: display.glyphs) + "\n" + wrap(words)
  }
}

extension OpenRun {
  /// The metric of a name.
  func metric(named name: String) throws(Diagnostic) -> MetricDescription {
    if let metric = model.metrics.first(where: { $0.name == name }) { return metric }
    let names = model.metrics.map(\.name)
    throw Diagnostic(
      .unknownName, "there is no metric '\(name)'",
      expected: "one of \(names.joined(separator: ", "))",
      suggestion: nearestWord(to: name, in: names))
  }
}
