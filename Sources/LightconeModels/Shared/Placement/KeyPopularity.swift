public import Lightcone

/// How often each key is asked for: a law over ranks, and which key has which rank.
public struct KeyPopularity: Hashable, Sendable {
  /// Draws a rank, 0 for the most popular key.
  let sampler: KeySampler
  /// The key that has rank 0; the others follow in order, and begin again at 1.
  let first: Int
  /// The keys by rank, if they are shuffled.
  let shuffledKeys: [Int]

  /// Describes the popularity of keys.
  ///
  /// - Parameters:
  ///   - law: how popular each rank is.
  ///   - first: the most popular key, from 1.
  ///   - seed: shuffles the keys, so that popular ones are no neighbours; nil leaves them in order.
  /// - Throws: ``SettingProblem`` if the law is impossible.
  public init(_ law: KeyLaw, first: Int, shuffledBy seed: UInt64?) throws(SettingProblem) {
    sampler = try KeySampler(law)
    self.first = first
    guard let seed else {
      shuffledKeys = []
      return
    }
    var chance = WorkloadChance(seed: seed)
    var keys = Array(1...law.keys)
    for place in stride(from: keys.count - 1, to: 0, by: -1) {
      keys.swapAt(place, chance.number(below: place + 1))
    }
    shuffledKeys = keys
  }

  /// The key of a rank.
  public func key(ofRank rank: Int) -> Int {
    shuffledKeys.isEmpty ? (first - 1 + rank) % sampler.law.keys + 1 : shuffledKeys[rank]
  }

  /// The share of requests that each key gets, from key 1 on; together 1. O(keys).
  public var shares: [Double] {
    var result = [Double](repeating: 0, count: sampler.law.keys)
    for (rank, share) in sampler.law.shares.enumerated() { result[key(ofRank: rank) - 1] = share }
    return result
  }
}
