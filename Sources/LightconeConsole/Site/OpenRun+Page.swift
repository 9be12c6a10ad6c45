import Lightcone
import LightconeRendering
import LightconeTrace

extension OpenRun {
  /// The most events of which a page tells also what the nodes held.
  static let maximumEventsWithStates = 20_000

  /// What is loaded, as one types it, without the command: `saga seed=3`.
  var shortName: String {
    let changes = settings.differences.map { " \($0.name)=\($0.value)" }.joined()
    return model.name + changes + (settings.seed == 1 ? "" : " seed=\(settings.seed)")
  }

  /// The page of this run.
  ///
  /// - Parameter shouldStop: asked during the replay that finds out what the nodes held; true leaves that
  ///   out.
  func page(
    title: String? = nil, limits: PageLimits = PageLimits(),
    shouldStop: () -> Bool = { false }
  ) -> RunPage {
    let trace = simulation.trace
    let hasStates = trace.events.count <= Self.maximumEventsWithStates
    let states = hasStates ? timeline.states(shouldStop: shouldStop) : nil
    return RunPage(
      trace: trace, title: title ?? shortName, facts: facts, states: states ?? StateTable(),
      limits: limits)
  }

  private var facts: [RunPage.Fact] {
    [
      .init("model", model.name), .init("seed", "\(settings.seed)"),
      .init("ends at", "\(simulation.now)"), .init("events", "\(simulation.eventCount)"),
      .init("fingerprint", "\(simulation.fingerprint)"), .init("again", shortReproduction),
    ]
  }

  /// The longest list of commands that a heading carries.
  private static let maximumCommands = 8

  private var shortReproduction: String {
    let commands = reproduction
    guard commands.count > Self.maximumCommands else { return commands.joined(separator: "; ") }
    return "\(commands.count) commands, of which the first is '\(commands[0])'"
  }

  /// The run as a file of its own.
  var traceFile: TraceFile {
    TraceFile(
      simulation.trace,
      origin: TraceOrigin(
        model: model.name, modelVersion: model.version, seed: settings.seed,
        settings: settings.differences.map { .init(name: $0.name, value: "\($0.value)") },
        token: token))
  }
}
