import Lightcone
import LightconeDiagnostics
import LightconeRendering
import LightconeTrace

extension Session {
  /// Writes the loaded run in a form for readers or for other tools.
  func exportRun(_ command: ExportRunCommand) throws(Diagnostic) -> Reply {
    let run = try loaded()
    try checkMayWrite()
    guard run.simulation.eventCount > 0 || command.subject.word == .explored else {
      throw Diagnostic(.notNow, "nothing has happened yet", expected: "'run' first")
    }
    let text = try RunExport(run: run, shouldStop: shouldStop).text(command)
    try writing(at: command.column) { () throws(Diagnostic) in
      try ExportFile(path: command.path, kind: .run(command.format, opening: text))
        .write(text, overwrites: command.overwrites)
    }
    let events = run.simulation.eventCount.counted("event")
    let count = command.subject.word == .explored ? "" : "; \(events)"
    return Reply(
      wrap(
        "Wrote \(command.path): \(command.subject.words), as \(command.format.rawValue)\(count).")
    )
  }
}

/// Makes the texts of a run's exports.
struct RunExport {
  let run: OpenRun
  var shouldStop: @Sendable () -> Bool = { false }

  /// The most changes of states that go into a file.
  static let maximumStates = 60_000

  /// The run in a form.
  func text(_ command: ExportRunCommand) throws(Diagnostic) -> String {
    switch command.subject {
    case .metrics(let names, .histogram): return try run.spread(of: names, as: .histogram).svg()
    case .metrics(let names, .cdf): return try run.spread(of: names, as: .cdf).svg()
    case .metrics(let names, let word):
      let kind = word == .stack ? PlotKind.stack : .line
      guard let chart = try run.curves(of: names, as: kind, shouldStop: shouldStop) else {
        throw stopped
      }
      return chart.svg()
    case .cone(let event): _ = try run.known(event)
    case .field(let name):
      return try run.spans(of: name, nodes: [], shouldStop: shouldStop).svg()
    case .history(let view):
      return try run.historyChart(view, shouldStop: shouldStop).svg()
    case .explored(let options):
      return StateGraphDocument.render(try run.stateGraph(options))
    case .plain: break
    }
    let needsStates = command.format == .html || command.subject == .plain(.trace)
    return TraceExport(
      trace: run.simulation.trace, title: "A run of \(run.model.name)", facts: run.facts,
      origin: run.origin, states: needsStates ? try states() : StateTable(),
      end: run.simulation.now
    ).text(command.format, command.subject)
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
    case .metrics(let names, let word):
      "the \(word.rawValue) of \(names.joined(separator: ", "))"
    case .field(let name): "what \(name) held"
    case .history: "the history"
    case .explored: "the states that can be reached from here"
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
