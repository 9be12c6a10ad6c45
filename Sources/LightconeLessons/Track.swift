/// A track: lessons that belong together. The cases stand in the order in which tracks are shown.
public enum Track: String, CaseIterable, Hashable, Sendable {
  /// The seven lessons to begin with; each stands alone.
  case firstSeven = "first-seven"
  /// Messages that get lost, nodes that fail, clocks that disagree.
  case messagesFailureTime = "messages-failure-time"
  /// How a system behaves as load and size grow.
  case loadAndScale = "load-and-scale"
  /// What happens past the limit, and how to stay on this side of it.
  case overloadAndFaults = "overload-and-faults"
  /// Queues, logs and events between services.
  case queuesAndEvents = "queues-and-events"
  /// Keeping data through crashes, and keeping copies of it.
  case durabilityAndReplication = "durability-and-replication"
  /// Agreement: leaders, locks, consensus.
  case coordination = "coordination"
  /// Where data goes, and the structures that find it.
  case placementAndStructures = "placement-and-structures"
  /// The edge of a system and the shape of the whole.
  case edgeAndArchitecture = "edge-and-architecture"
  /// Big data and peer-to-peer systems.
  case bigDataAndPeerToPeer = "big-data-and-peer-to-peer"
  /// Whole systems, designed and run.
  case capstones = "capstones"
}

extension Track: Comparable {
  /// Whether one track is shown before another.
  public static func < (first: Track, second: Track) -> Bool {
    first.position < second.position
  }

  /// The place of the track in the order in which tracks are shown, counted from 0.
  private var position: Int { Self.allCases.firstIndex(of: self) ?? Self.allCases.count }
}
