public import LightconeTrace

extension Context {
  /// What the node's wall clock shows: with skew and drift, and it may step back.
  ///
  /// A protocol that compares times of several nodes reads this one. ``now`` is the simulation's time,
  /// which no node of a real system can read: it is for measurements.
  public var wallClock: Instant {
    annexes.isEmpty ? now : annexes[current.position].clock.wall(at: now)
  }

  /// What the node's monotonic clock shows: it drifts, but never steps.
  public var monotonicClock: Instant {
    annexes.isEmpty ? now : annexes[current.position].clock.monotonic(at: now)
  }
}
