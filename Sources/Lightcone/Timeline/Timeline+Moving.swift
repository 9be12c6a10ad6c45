public import LightconeTrace

extension Timeline {
  /// Goes to the point with the given number of steps behind it, or as near as the run allows.
  public mutating func go(toPosition target: Int) {
    let target = max(0, target)
    let nearest = snapshots.latest { $0.position <= target }
    if target < position || nearest.position > position { restore(nearest) }
    if target > position { _ = run(atMost: target - position) }
    doDeeds()
  }

  /// Goes to the point right after all that happened up to a time.
  public mutating func go(to time: Instant) {
    if time < current.now { restore(snapshots.latest { $0.simulation.now < time }) }
    _ = run(until: time)
  }

  /// Goes to the first point at which an event has been recorded.
  ///
  /// - Returns: false if the run ends before it; one then stands at the end.
  @discardableResult
  public mutating func go(toEvent number: EventNumber) -> Bool {
    if current.eventCount > number.position {
      restore(snapshots.latest { $0.simulation.eventCount <= number.position })
    }
    doDeeds()
    while current.eventCount <= number.position {
      guard run(atMost: 1).reason == .stepsTaken else { return false }
    }
    return true
  }

  /// Goes forward to a point that is known exactly: so many steps, and a time at or behind the last
  /// of them.
  ///
  /// - Returns: false if the run has no such point; one then stands somewhere near.
  mutating func advance(
    toPosition target: Int, time: Instant, shouldStop: () -> Bool = { false }
  ) -> Bool {
    if position < target {
      _ = run(until: time, atMost: target - position, shouldStop: shouldStop)
    }
    doDeeds(until: time)
    // At a point of the run no step is left up to its time, so this only moves the clock.
    if position == target, current.now < time {
      position += current.run(until: time, atMost: 1).steps
    }
    return position == target && current.now == time
  }
}
