import Lightcone
import LightconeDiagnostics
import LightconeRendering
import LightconeTrace

extension Session {
  /// Writes the loaded run in a form for readers or for other tools.
  func exportRun(_ command: ExportRunCommand) throws(Diagnostic) -> Reply {
    let run = try loaded()
    try checkMayWrite()
    guard run.simulation.eventCount > 0 else {
      throw Diagnostic(.notNow, "nothing has happened yet", expected: "'run' first")
    }
    let text = try RunExport(run: run, shouldStop: shouldStop).text(command)
    try writing(at: command.column) { () throws(Diagnostic) in
      try ExportFile(path: command.path, kind: .run(command.format, opening: text))
        .write(text, overwrites: command.overwrites)
    }
    let count = run.simulation.eventCount.counted("event")
    return Reply(
      wrap(
        "Wrote \(command.path): \(command.subject.words), as \(command.format.rawValue); \(count).")
    )
  }
}

/// Makes the texts of exports.
struct RunExport {
  let run: OpenRun
  var shouldStop: () -> Bool = { false }

  /// The most changes of states that go into a file.
  private static let maximumStates = 60_000

  /// The run in a form.
  func text(_ command: ExportRunCommand) throws(Diagnostic) -> String {
    let trace = run.simulation.trace
    switch command.format {
    case .svg: return try figure(command.subject)
    case .html: return try page()
    case .mermaid: return MermaidDocument.render(trace)
    case .shiviz: return ShiVizDocument.render(trace)
    case .perfetto: return PerfettoDocument.render(trace)
    case .otlp: return OpenTelemetryDocument.render(trace)
    case .dot: return CausalGraphDocument.render(trace, cone: try cone(command.subject))
    case .csv: return table(command.subject.word, as: .csv)
    case .jsonl where command.subject.word == .trace:
      return TraceDocument.render(TraceFile(trace, origin: run.origin, states: try states()))
    case .jsonl: return table(command.subject.word, as: .jsonLines)
    }
  }

  private func table(_ word: ExportSubject.Word, as format: RecordFormat) -> String {
    let trace = run.simulation.trace
    switch word {
    case .metrics: return MetricTable.render(trace, as: format)
    case .history: return HistoryDocument.render(trace, as: format)
    default: return EventTable.render(trace, as: format)
    }
  }

  /// The run as a picture.
  private func figure(_ subject: ExportSubject) throws(Diagnostic) -> String {
    let trace = run.simulation.trace
    var options = SpaceTimeFigure.Options(title: "A run of \(run.model.name)")
    switch subject {
    case .metric(let name, .histogram): return try run.spread(of: name, as: .histogram).svg()
    case .metric(let name, .cdf): return try run.spread(of: name, as: .cdf).svg()
    case .metric(let name, _):
      guard let chart = try run.curve(of: name, shouldStop: shouldStop) else { throw stopped }
      return chart.svg()
    case .plain(.states): return run.states().svg()
    case .plain(.history):
      return IntervalChart("What clients of \(run.model.name) saw", History(trace), in: trace).svg()
    case .plain(.order): options.axis = .order
    case .cone, .plain: options.cone = try cone(subject)
    }
    return SpaceTimeFigure.svg(trace, options: options)
  }

  private func cone(_ subject: ExportSubject) throws(Diagnostic) -> Cone? {
    guard case .cone(let event) = subject else { return nil }
    return CausalOrder(run.simulation.trace).cone(of: try run.known(event))
  }

  /// The run as a page for a browser.
  private func page() throws(Diagnostic) -> String {
    RunPage(
      trace: run.simulation.trace, title: "A run of \(run.model.name)", facts: run.facts,
      states: try states()
    ).html
  }

  private func states() throws(Diagnostic) -> StateTable {
    let table = run.timeline.states(maximumRows: Self.maximumStates, shouldStop: shouldStop)
    guard let table else { throw stopped }
    return table
  }

  private var stopped: Diagnostic {
    Diagnostic(.cannotEvaluate, "the export was stopped before it was done")
  }
}

extension ExportSubject {
  /// What is written, in words.
  fileprivate var words: String {
    switch self {
    case .plain(.order): "the diagram in order of events"
    case .plain(.graph): "what could have caused what"
    case .plain(let word): "the \(word.rawValue)"
    case .cone(let event): "the cone of \(event)"
    case .metric(let name, let word): "the \(word.rawValue) of \(name)"
    }
  }
}

extension OpenRun {
  /// Where a trace comes from, for a file that holds it.
  var origin: TraceOrigin {
    TraceOrigin(
      model: model.name, modelVersion: model.version, seed: settings.seed,
      settings: settings.differences.map {
        TraceOrigin.Setting(name: $0.name, value: "\($0.value)")
      },
      token: token)
  }

  /// What stands beside the run on a page.
  var facts: [RunPage.Fact] {
    [
      RunPage.Fact("model", "\(model.name), version \(model.version)"),
      RunPage.Fact("seed", "\(settings.seed)"),
    ] + settings.differences.map { RunPage.Fact($0.name, "\($0.value)") } + [
      RunPage.Fact("time", "\(simulation.now)"),
      RunPage.Fact("fingerprint", "\(simulation.fingerprint)"),
      RunPage.Fact("to open it again", "lightcone open \(token)"),
    ]
  }
}
