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
}
