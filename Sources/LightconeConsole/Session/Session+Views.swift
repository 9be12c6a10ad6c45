import Lightcone
import LightconeChecking
import LightconeDiagnostics
import LightconeRendering
import LightconeTrace

extension Session {
  func showDiagram(_ names: [String], _ view: DiagramView) throws(Diagnostic) -> Reply {
    let run = try loaded()
    let selection = try view.selection(of: run, nodes: names)
    guard run.simulation.eventCount > 0 else { return Reply("Nothing has happened yet.") }
    return Reply(
      picture(of: run.simulation.trace, selection, DiagramOptions(isToScale: view.isToScale)))
  }

  /// A run as this person wants to have it: drawn, or told in sentences.
  func picture(
    of trace: Trace, _ selection: TraceSelection = TraceSelection(),
    _ options: DiagramOptions = DiagramOptions()
  ) -> String {
    display.isNarrated
      ? Narration.render(trace, display: display, selection: selection)
      : SpaceTimeDiagram.render(trace, display: display, selection: selection, options: options)
  }

  func showNarration(_ range: EventRange) throws(Diagnostic) -> Reply {
    let run = try loaded()
    guard run.simulation.eventCount > 0 else { return Reply("Nothing has happened yet.") }
    return Reply(
      Narration.render(
        run.simulation.trace, display: display, selection: range.selection))
  }

  func showMetrics(_ name: String?) throws(Diagnostic) -> Reply {
    let run = try loaded()
    if let name { _ = try run.metric(named: name) }
    var table = Table(
      [TableColumn("metric"), TableColumn("value", .right), TableColumn("meaning")],
      wrapsLastColumn: true)
    for metric in run.model.metrics where name == nil || metric.name == name {
      guard let value = run.simulation.metric(metric.name) else { continue }
      table.add(metric.name, MetricText(metric).text(of: value), metric.meaning)
    }
    let line = try name.flatMap { name throws(Diagnostic) in try sparkline(of: name, in: run) }
    let lines = [table.render(display), line, "fingerprint \(run.simulation.fingerprint)"]
    return Reply(lines.compactMap { $0 }.joined(separator: "\n"))
  }

  mutating func check(_ name: String?) throws(Diagnostic) -> Reply {
    let run = try loaded()
    let asked = try run.properties(named: name)
    let results = PropertyCheck.run(asked, along: run.timeline, shouldStop: shouldStop)
    guard !shouldStop() else {
      throw Diagnostic(.cannotEvaluate, "the check was stopped before it was done")
    }
    var table = Table(
      [TableColumn("verdict"), TableColumn("property"), TableColumn("what it says, and why")],
      wrapsLastColumn: true)
    for result in results {
      table.add(
        result.verdict.rawValue, result.property.name,
        "\(result.property.sentence): \(result.reason)")
    }
    if let result = results.first(where: { $0.verdict == .violated }) { remember(result, in: run) }
    var reply = Reply(table.render(display) + "\nThis speaks of this run only.")
    reply.verdict = Verdict.worst(of: results.map(\.verdict))
    return reply
  }
}

extension DiagramView {
  /// What a picture of a run shows.
  ///
  /// - Parameter names: the nodes; all if there are none.
  func selection(of run: OpenRun, nodes names: [String]) throws(Diagnostic) -> TraceSelection {
    var selection = range.selection
    for name in names { selection.nodes.append(try run.node(named: name)) }
    selection.around = try around.map { event throws(Diagnostic) in try run.known(event) }
    selection.foldsLocalEvents = folds
    switch grouping {
    case .role?: selection.groups = NodeGroup.byRole(of: run.simulation.trace)
    case .zone?: selection.groups = NodeGroup.byZone(of: run.simulation.trace)
    case nil: break
    }
    return selection
  }
}

extension EventRange {
  /// More rows than any trace has, and few enough to count with.
  private static let everyRow = Int(Int32.max)

  /// What a picture of the range shows.
  var selection: TraceSelection {
    var selection = TraceSelection(first: first, last: last)
    if isWhole {
      selection.maximumRows = Self.everyRow
      selection.everything = true
    }
    return selection
  }
}

extension Display {
  /// Whether there is room for the columns of a table that are nice to have.
  var isWide: Bool { columns >= 60 }
}

/// A metric's value in words.
struct MetricText {
  let metric: MetricDescription

  init(_ metric: MetricDescription) { self.metric = metric }

  func text(of value: MetricValue) -> String {
    switch value {
    case .number(let number): text(of: Double(number))
    case .series(let samples):
      switch (samples.count, samples.max()) {
      case (1, let only?): "1 sample: \(text(of: Double(only)))"
      case (let count, let largest?): "\(count) samples, max \(text(of: Double(largest)))"
      case (_, nil): "no samples"
      }
    }
  }

  func text(of number: Double) -> String {
    Quantity(number, timeExponent: metric.unit == .time ? 1 : 0).formatted()
  }
}

extension Verdict {
  /// The worst of several verdicts: violated beats undecided, undecided beats holds.
  static func worst(of verdicts: [Verdict]) -> Verdict {
    if verdicts.contains(.violated) { return .violated }
    return verdicts.contains(.undecided) ? .undecided : .holds
  }
}
