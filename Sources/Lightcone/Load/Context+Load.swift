public import LightconeTrace

extension Context {
  /// The time from now to the next arrival, drawn from the node's own chance where it needs chance;
  /// nil if nothing will ever arrive.
  @inlinable
  public mutating func gap(of arrivals: Arrivals) -> TimeSpan? {
    arrivals.next(after: now, bits: arrivals.needsChance ? nextBits(.nodeChoice) : 0)
  }

  /// The key that the next request touches, drawn from the node's own chance.
  @inlinable
  public mutating func key(of sampler: KeySampler) -> Int {
    sampler.key(nextBits(.nodeChoice))
  }
}
