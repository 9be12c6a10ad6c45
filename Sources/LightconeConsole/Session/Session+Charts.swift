import Lightcone
import LightconeDiagnostics
import LightconeRendering
import LightconeTrace

extension Session {
  /// Draws in which state each node was when.
  func showGantt(_ names: [String]) throws(Diagnostic) -> Reply {
    let run = try loaded()
    guard run.simulation.eventCount > 0 else { return Reply("Nothing has happened yet.") }
    var nodes: [NodeID] = []
    for name in names { nodes.append(try run.node(named: name)) }
    let chart = run.states(of: nodes)
    guard !chart.spans.isEmpty else {
      return Reply(wrap("No state with a name so far; 'state' shows what the nodes hold."))
    }
    return Reply(chart.text(display))
  }

  /// Draws this branch beside another, from where they part.
  func compare(with name: String) throws(Diagnostic) -> Reply {
    let run = try loaded()
    guard name != run.tree.currentName else {
      throw Diagnostic(
        .wrongArguments, "you stand in '\(name)'",
        expected: "another branch; 'fork NAME' makes one, 'tree' shows them")
    }
    var other = run
    do {
      try other.switchTo(name)
    } catch { throw diagnostic(for: error, run.tree) }
    return Reply(
      ForkDiagram.render(
        (run.tree.currentName, run.simulation.trace), (name, other.simulation.trace),
        display: display))
  }
}

extension OpenRun {
  /// In which state each node, or some, were when.
  func states(of nodes: [NodeID] = []) -> GanttChart {
    var chart = GanttChart("States of \(model.name)", statesOf: simulation.trace)
    chart.end = simulation.now
    guard !nodes.isEmpty else { return chart }
    // A node that was in no state has no lane.
    let names = nodes.map { simulation.nodes[$0.position].name }
    let kept = names.compactMap { name in chart.lanes.firstIndex { $0.name == name } }
    let spans = chart.spans.compactMap { span in
      kept.firstIndex(of: span.lane).map { lane in
        GanttChart.Span(
          lane: lane, from: span.from, to: span.to, style: span.style, label: span.label)
      }
    }
    var part = GanttChart(chart.title, lanes: kept.map { chart.lanes[$0] }, spans: spans)
    part.end = chart.end
    return part
  }

  /// How the samples of a metric are spread.
  func spread(of name: String, as kind: PlotKind) throws(Diagnostic) -> Chart {
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

  /// A metric over the time of the run.
  ///
  /// - Returns: nil if it was stopped.
  func curve(of name: String, shouldStop: () -> Bool) throws(Diagnostic) -> Chart? {
    let metric = try metric(named: name)
    guard let curve = MetricCurve(metric, along: timeline, shouldStop: shouldStop) else {
      return nil
    }
    let what = metric.isSeries ? "greatest sample" : "greatest"
    var chart = Chart(
      "\(metric.name): \(metric.meaning)", x: ChartAxis("time", .time),
      y: ChartAxis("\(what) each \(curve.width)", metric.chartUnit))
    chart.add(
      ChartSeries(
        metric.name, .steps,
        curve.pieces.compactMap { piece in
          piece.value.map { .init(Double(piece.start.nanoseconds), $0) }
        }))
    return chart
  }
}

extension MetricDescription {
  /// The unit as charts know it.
  var chartUnit: ChartUnit { unit == .time ? .time : .number() }
}
