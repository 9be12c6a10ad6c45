public import Lightcone
public import LightconeTrace

/// What one run says about one property.
public struct PropertyResult: Hashable, Sendable {
  /// The property.
  public let property: PropertyDescription
  /// What the run says.
  public let verdict: Verdict
  /// The last event before the moment that decided it, if one moment did.
  public let event: EventNumber?
  /// Why it is undecided, or what decided it.
  public let reason: String
}

/// Looks at properties along one run.
///
/// A verdict speaks of this run and of no other: "holds" means that nothing in it went wrong.
public struct PropertyCheck {
  /// Checks properties from the start of a run to the point where one stands.
  ///
  /// - Parameters:
  ///   - properties: the properties to look at.
  ///   - timeline: the run; it is copied, not moved.
  ///   - shouldStop: asked after every step; true ends the check. What is not decided by then is
  ///     undecided.
  /// - Complexity: O(steps × cost of the properties).
  public static func run(
    _ properties: [PropertyDescription], along timeline: Timeline,
    shouldStop: () -> Bool = { false }
  ) -> [PropertyResult] {
    var replay = timeline
    replay.go(toPosition: 0)
    var watches = properties.map { Watch(property: $0) }
    while true {
      for index in watches.indices where watches[index].isOpen {
        watches[index].look(at: replay.current)
      }
      guard replay.position < timeline.position else { break }
      if shouldStop() { return watches.map { $0.result(stoppedAt: replay) } }
      guard replay.run(atMost: 1).reason == .stepsTaken else { break }
    }
    // What one does at the last point, after its step, counts too.
    for index in watches.indices { watches[index].look(at: timeline.current) }
    let isOver = isOver(timeline)
    return watches.map { $0.result(at: timeline, isOver: isOver) }
  }

  private static func isOver(_ timeline: Timeline) -> Bool {
    var ahead = timeline
    return ahead.run(atMost: 1).reason == .quiescent
  }

  /// One property while the run goes by.
  private struct Watch {
    let property: PropertyDescription
    /// Where it was first seen false (always) or true (sometimes).
    var decided: (event: EventNumber, time: Instant)?
    var isTrueNow = false

    /// Whether a point before the last one can still decide it.
    var isOpen: Bool { decided == nil && property.kind != .eventually }

    mutating func look(at simulation: Simulation) {
      isTrueNow = simulation.property(property.name) ?? false
      let decidesNow = property.kind == .always ? !isTrueNow : isTrueNow
      if decidesNow, decided == nil, property.kind != .eventually {
        decided = (EventNumber(simulation.eventCount), simulation.now)
      }
    }

    /// What can be said of a run that was only looked at up to a point.
    func result(stoppedAt timeline: Timeline) -> PropertyResult {
      if decided != nil { return result(at: timeline, isOver: false) }
      return make(.undecided, "the check was stopped at \(timeline.current.now)")
    }

    func result(at timeline: Timeline, isOver: Bool) -> PropertyResult {
      switch property.kind {
      case .always:
        guard let decided else { return make(.holds, "true after every step of this run") }
        return make(.violated, "false from \(decided.event) at \(decided.time)", decided.event)
      case .sometimes:
        guard let decided else { return make(.undecided, "not seen in this run") }
        return make(.holds, "seen at \(decided.event), \(decided.time)", decided.event)
      case .eventually:
        guard isOver else {
          return make(.undecided, "the run is not over at \(timeline.current.now)")
        }
        return isTrueNow
          ? make(.holds, "true at the end of this run")
          : make(
            .violated, "false at the end of this run", EventNumber(timeline.current.eventCount))
      }
    }

    private func make(
      _ verdict: Verdict, _ reason: String, _ event: EventNumber? = nil
    ) -> PropertyResult {
      PropertyResult(property: property, verdict: verdict, event: event, reason: reason)
    }
  }
}
