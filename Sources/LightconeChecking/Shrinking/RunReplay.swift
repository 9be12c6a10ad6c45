import Lightcone
import LightconeTrace

/// Does a variant of a run, as far as the failure.
struct RunReplay {
  let model: Model
  var failure: RunFailure
  /// The names of the nodes by which the deeds go.
  let names: [String]
  /// Where a run ends at the latest if the model has no end of its own.
  let end: Instant
  /// Whether the run ends there although it is not over.
  let endIsFixed: Bool
  /// What may last at the end of a run that is judged there.
  let allowedHarm: LastingHarm

  /// A run that shows the failure, standing where it does.
  struct Shown {
    let timeline: Timeline
    let settings: Settings
  }

  /// Does a variant.
  ///
  /// - Returns: nil if the settings are impossible or the run does not show the failure.
  func run(_ variant: RunVariant, shouldStop: () -> Bool) -> Shown? {
    guard let (settings, _) = start(of: variant),
      let timeline = timeline(of: variant, shouldStop: shouldStop), !shouldStop(),
      isShown(timeline, settings)
    else { return nil }
    return Shown(timeline: timeline, settings: settings)
  }

  /// Does a variant, up to its failure or its end.
  ///
  /// A deed that is impossible, or would come behind the failure, is left out.
  ///
  /// - Returns: nil if the settings are impossible.
  func timeline(of variant: RunVariant, shouldStop: () -> Bool) -> Timeline? {
    guard let (settings, start) = start(of: variant) else { return nil }
    var timeline = Timeline(start)
    let nodes = names.map { start.node(named: $0) }
    let stops = { (simulation: Simulation) in
      failure.moment == .anyStep && failure.isWrong(simulation, settings)
    }
    var (time, steps) = (Instant.start, 0)
    for deed in variant.deeds {
      if deed.time > time {
        let before = Instant(nanoseconds: deed.time.nanoseconds - 1)
        _ = timeline.run(until: before, shouldStop: shouldStop, condition: stops)
        (time, steps) = (deed.time, 0)
      }
      while steps < deed.steps, !stops(timeline.current),
        timeline.run(until: time, atMost: 1).steps == 1
      { steps += 1 }
      if timeline.current.now < time {
        steps += timeline.run(until: time, condition: stops).steps
      }
      if stops(timeline.current) { return timeline }
      guard let intervention = deed.intervention.mapNodes({ nodes[$0.position] }) else { continue }
      _ = try? timeline.intervene(intervention)
    }
    _ = timeline.run(until: end(settings), shouldStop: shouldStop, condition: stops)
    return timeline
  }

  /// Settings and first world of a variant; nil if they are impossible.
  func start(of variant: RunVariant) -> (Settings, Simulation)? {
    var settings = model.settings(seed: variant.seed)
    for setting in variant.settings {
      guard (try? settings.set(setting.name, to: "\(setting.value)")) != nil else { return nil }
    }
    return (try? model.simulation(settings)).map { (settings, $0) }
  }

  private func end(_ settings: Settings) -> Instant {
    guard !endIsFixed, case .timeSpan(let horizon)? = settings.value(of: "until") else {
      return end
    }
    return max(end, .start + horizon)
  }

  private func isShown(_ timeline: Timeline, _ settings: Settings) -> Bool {
    guard failure.isWrong(timeline.current, settings) else { return false }
    guard failure.moment != .anyStep else { return true }
    guard LastingHarm(timeline.current.trace).isWithin(allowedHarm) else { return false }
    guard failure.moment == .endOfEvents else { return true }
    var ahead = timeline
    return ahead.run(atMost: 1).reason == .quiescent
  }
}

extension Intervention {
  /// The same with other nodes; nil if too little of the fault is left.
  func mapNodes(_ other: (NodeID) -> NodeID?) -> Intervention? {
    fault.mapNodes(other).map { with($0) }
  }
}
