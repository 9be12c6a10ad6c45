import Lightcone
import LightconeDiagnostics
import LightconeRendering
import LightconeTrace

extension Session {
  /// Draws a metric over time, from the run's start to here, or how its samples are spread.
  func plot(_ name: String, as kind: PlotKind) throws(Diagnostic) -> Reply {
    let run = try loaded()
    guard kind == .line else { return Reply(try run.spread(of: name, as: kind).text(display)) }
    let metric = try run.metric(named: name)
    guard run.simulation.now > .start else { return Reply("Nothing has happened yet.") }
    guard let curve = MetricCurve(metric, along: run.timeline, shouldStop: shouldStop) else {
      throw Diagnostic(.cannotEvaluate, "the plot was stopped before it was done")
    }
    guard curve.pieces.contains(where: { $0.value != nil }) else {
      return Reply(wrap("No sample of \(name) was taken up to \(run.simulation.now)."))
    }
    let values = curve.pieces.compactMap(\.value)
    if values.allSatisfy({ $0 == 0 }) {
      return Reply(wrap("\(name) is 0 all the time up to \(run.simulation.now)."))
    }
    var chart = ColumnChart()
    for piece in curve.pieces {
      // Labels stand close together, so a time has no blank in it.
      chart.add("\(piece.start - .start)".filter { $0 != " " }, piece.value ?? 0)
    }
    let what = metric.isSeries ? "the greatest sample of" : "the greatest of"
    let text = MetricText(metric)
    return Reply(
      wrap("\(metric.name), \(what) each \(curve.width): \(metric.meaning)") + "\n"
        + chart.render(display) { text.text(of: $0) })
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
