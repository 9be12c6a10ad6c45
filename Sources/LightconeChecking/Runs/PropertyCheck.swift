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
    var watches = properties.map { PropertyWatch($0) }
    while true {
      for index in watches.indices where watches[index].isOpen {
        watches[index].look(at: replay.current)
      }
      guard replay.position < timeline.position else { break }
      if shouldStop() { return watches.map { $0.result(stoppedAt: replay.current) } }
      guard replay.run(atMost: 1).reason == .stepsTaken else { break }
    }
    // What one does at the last point, after its step, counts too.
    for index in watches.indices { watches[index].look(at: timeline.current) }
    let isOver = isOver(timeline)
    return watches.map { $0.result(at: timeline.current, isOver: isOver) }
  }

  private static func isOver(_ timeline: Timeline) -> Bool {
    var ahead = timeline
    return ahead.run(atMost: 1).reason == .quiescent
  }
}
