import LightconeTrace

extension RunToken {
  /// A token's run, done again.
  public struct Replay: Sendable {
    /// The run, at the point where one stands.
    public let timeline: Timeline
    /// The settings that it was done with.
    public let settings: Settings
    /// What is not as it was; nothing if the run is the one that was shared, event for event.
    public let warnings: [RunTokenWarning]
  }

  /// Does the run again.
  ///
  /// - Parameters:
  ///   - model: the model that the token names.
  ///   - shouldStop: asked after every few hundred steps at most; true ends the replay.
  ///   - willDo: gets the run before each thing is done to it.
  /// - Throws: ``RunTokenProblem`` if the run cannot be done, or is another one although the model's
  ///   version is the same. If the version is another one, a run that differs is only warned of.
  /// - Complexity: O(steps).
  public func replay(
    on model: Model, shouldStop: () -> Bool = { false }, willDo: (Timeline) -> Void = { _ in }
  ) throws(RunTokenProblem) -> Replay {
    let settings = try settings(for: model)
    var timeline = Timeline(try start(model, settings))
    let nodes = try NodeMap(nodes, in: timeline.current)
    for deed in outline.deeds {
      try advance(&timeline, toPosition: deed.position, deed.time, shouldStop)
      willDo(timeline)
      do throws(FaultProblem) {
        try timeline.intervene(nodes.map(deed.intervention))
      } catch {
        let names = timeline.current.nodes.map(\.name)
        throw .impossible(error, at: deed.time, nodes: names)
      }
    }
    if (outline.position, outline.time) >= (timeline.position, timeline.current.now) {
      try advance(&timeline, toPosition: outline.position, outline.time, shouldStop)
    } else {
      let end = Timeline.Outline(
        deeds: timeline.deeds, position: outline.position, time: outline.time)
      guard timeline.restore(end) else {
        throw .noSuchPoint(position: outline.position, time: outline.time)
      }
    }
    return Replay(
      timeline: timeline, settings: settings, warnings: try warnings(timeline.current, model))
  }

  private func settings(for model: Model) throws(RunTokenProblem) -> Settings {
    guard model.name == self.model else { throw .otherModel(self.model) }
    var settings = model.settings(seed: seed)
    for setting in self.settings {
      do {
        try settings.set(setting.name, to: setting.value)
      } catch { throw .settings(error) }
    }
    return settings
  }

  private func start(_ model: Model, _ settings: Settings) throws(RunTokenProblem) -> Simulation {
    do {
      return try model.simulation(settings)
    } catch { throw .settings(error) }
  }

  private func advance(
    _ timeline: inout Timeline, toPosition position: Int, _ time: Instant, _ shouldStop: () -> Bool
  ) throws(RunTokenProblem) {
    var isStopped = false
    let isThere = timeline.advance(toPosition: position, time: time) {
      isStopped = isStopped || shouldStop()
      return isStopped
    }
    if isThere { return }
    throw isStopped ? .stopped : .noSuchPoint(position: position, time: time)
  }

  private func warnings(
    _ simulation: Simulation, _ model: Model
  ) throws(RunTokenProblem) -> [RunTokenWarning] {
    let (count, digest) = (simulation.eventCount, simulation.fingerprint)
    let differs = digest != fingerprint
    guard model.version != version else {
      if differs { throw .differs(eventCount: count, fingerprint: digest) }
      return []
    }
    let other = RunTokenWarning.otherVersion(of: model.name, token: version, model: model.version)
    return differs ? [other, .differs(eventCount: count, fingerprint: digest)] : [other]
  }
}

/// Which node of a run stands for which of a token.
private struct NodeMap {
  let targets: [NodeID]

  init(_ names: [String], in simulation: Simulation) throws(RunTokenProblem) {
    let known = simulation.nodes.map(\.name)
    var targets: [NodeID] = []
    for name in names {
      guard let position = known.firstIndex(of: name) else {
        throw .unknownNode(name, known: known)
      }
      targets.append(NodeID(position))
    }
    self.targets = targets
  }

  func map(_ intervention: Intervention) -> Intervention {
    intervention.with(intervention.fault.mapNodes(map) ?? intervention.fault)
  }

  /// A number outside the list is left to the run to refuse.
  private func map(_ node: NodeID) -> NodeID? {
    targets.indices.contains(node.position) ? targets[node.position] : node
  }
}
