public import LightconeTrace

extension Timeline {
  /// What a timeline is, beside its first world: what was done, and where one stands. It is small
  /// whatever the world, and enough to come back.
  public struct Outline: Hashable, Sendable {
    /// What was done, also after the point where one stands.
    public var deeds: [Deed]
    /// How many steps lie behind the point.
    public var position: Int
    /// The time at the point.
    public var time: Instant

    /// Describes a timeline.
    public init(deeds: [Deed], position: Int, time: Instant) {
      self.deeds = deeds
      self.position = position
      self.time = time
    }
  }

  /// What is needed to come back here.
  public var outline: Outline {
    Outline(deeds: deeds, position: position, time: current.now)
  }

  /// Becomes the timeline of an outline that was taken from a timeline with the same first world.
  ///
  /// - Returns: false if that run has no such point; it was then another run's outline.
  /// - Complexity: O(steps since the last snapshot that both runs have in common).
  @discardableResult
  public mutating func restore(_ outline: Outline) -> Bool {
    let common = zip(deeds, outline.deeds).prefix { $0 == $1 }.count
    let isOnTheWay = isBefore(outline, common: common)
    snapshots.keep(common: common, of: outline.deeds)
    deeds = outline.deeds
    let nearest = snapshots.latest {
      $0.position <= outline.position && $0.simulation.now <= outline.time
    }
    if !isOnTheWay || nearest.position > position { restore(nearest) }
    return advance(toPosition: outline.position, time: outline.time)
  }

  /// Whether an outline's point lies ahead of this one, on a way that is the same up to here.
  private func isBefore(_ outline: Outline, common: Int) -> Bool {
    guard (position, current.now) <= (outline.position, outline.time), doneCount <= common else {
      return false
    }
    guard doneCount < outline.deeds.count else { return true }
    let next = outline.deeds[doneCount]
    return (next.position, next.time) >= (position, current.now)
  }
}
