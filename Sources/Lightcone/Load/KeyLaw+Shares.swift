extension KeyLaw {
  /// The share of requests that each key gets, from key 0 on; together 1, but for rounding.
  ///
  /// What a ``KeySampler`` draws comes to this in the long run, so that a load can be computed instead of
  /// measured. Empty for a law that is not possible. O(keys).
  public var shares: [Double] {
    guard problem == nil else { return [] }
    switch self {
    case .uniform(let keys): return Array(repeating: 1 / Double(keys), count: keys)
    case .zipf(let keys, let exponent):
      let weights = KeySampler.zipfWeights(keys: keys, exponent: exponent.value)
      let sum = weights.reduce(0, +)
      return weights.map { $0 / sum }
    case .hotspot(let keys, let hotKeys, let hotShare):
      let hot = Double(hotShare.partsPerMillion) / 1_000_000
      return Array(repeating: hot / Double(hotKeys), count: hotKeys)
        + Array(repeating: (1 - hot) / Double(keys - hotKeys), count: keys - hotKeys)
    }
  }
}
