import Lightcone
import LightconeDiagnostics
import LightconeRendering
import LightconeTrace

extension Session {
  /// Draws in which state each node was when, or what a part of its state held.
  func showGantt(_ names: [String], _ field: String?) throws(Diagnostic) -> Reply {
    let run = try loaded()
    guard run.simulation.eventCount > 0 else { return Reply("Nothing has happened yet.") }
    var nodes: [NodeID] = []
    for name in names { nodes.append(try run.node(named: name)) }
    guard let field else {
      let chart = run.states(of: nodes)
      guard !chart.spans.isEmpty else {
        return Reply(wrap("No state with a name so far; 'state' shows what the nodes hold."))
      }
      return Reply(chart, display)
    }
    let chart = try run.spans(of: field, nodes: nodes, shouldStop: shouldStop)
    guard !chart.spans.isEmpty else { return Reply(wrap("'\(field)' held nothing so far.")) }
    return Reply(chart, display)
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
    part(of: GanttChart("States of \(model.name)", statesOf: simulation.trace), nodes)
  }

  /// The lanes of some nodes of a chart; all of it if none is given.
  private func part(of chart: GanttChart, _ nodes: [NodeID]) -> GanttChart {
    var chart = chart
    chart.end = simulation.now
    guard !nodes.isEmpty else { return chart }
    // A node of which there is nothing to draw has no lane.
    let names = nodes.map { simulation.nodes[$0.position].name }
    let kept = names.compactMap { name in chart.lanes.firstIndex { $0.name == name } }
    let spans = chart.spans.compactMap { span in
      kept.firstIndex(of: span.lane).map { lane in
        GanttChart.Span(
          lane: lane, from: span.from, to: span.to, style: span.style, label: span.label)
      }
    }
    var part = GanttChart(chart.title, lanes: kept.map { chart.lanes[$0] }, spans: spans)
    part.begin = chart.begin
    part.end = chart.end
    return part
  }

  /// The parts of the nodes' states, and `disk` for what a disk was asked for.
  var fieldNames: [String] {
    var names: [String] = []
    for node in simulation.nodes.indices {
      for field in simulation.inspect(NodeID(node)).fields where !names.contains(field.name) {
        names.append(field.name)
      }
    }
    return names + ["disk"]
  }

  /// What a part of some nodes' states held when; of all nodes that have it, if none is given.
  func spans(
    of field: String, nodes: [NodeID], shouldStop: () -> Bool
  ) throws(Diagnostic) -> GanttChart {
    let title = "\(field) of \(model.name)"
    var chart: GanttChart
    if field == "disk" {
      chart = part(
        of: GanttChart("Forced writes of \(model.name)", diskSyncsOf: simulation.trace), nodes)
    } else {
      guard fieldNames.contains(field) else {
        throw Diagnostic(
          .unknownName, "no node has a field '\(field)'",
          expected: "one of \(fieldNames.joined(separator: ", "))",
          suggestion: nearestWord(to: field, in: fieldNames))
      }
      guard
        let states = timeline.states(maximumRows: RunExport.maximumStates, shouldStop: shouldStop)
      else {
        throw Diagnostic(.cannotEvaluate, "the chart was stopped before it was done")
      }
      chart = GanttChart(
        title, field: field, of: states, in: simulation.trace, nodes: nodes.isEmpty ? nil : nodes)
      if states.rows.count >= RunExport.maximumStates {
        chart.notes.append("Only the first 60,000 changes of states were looked at.")
      }
    }
    chart.end = simulation.now
    return chart
  }
}

extension MetricDescription {
  /// The unit as charts know it.
  var chartUnit: ChartUnit { unit == .time ? .time : .number() }
}
