import LightconeTrace

/// Chance for what a model decides before its world runs, for example which nodes are down at first.
///
/// It has numbers of its own: drawing here moves nothing in the run.
public struct WorkloadChance: Sendable {
  private let seed: UInt64
  private var drawCount: UInt64 = 0

  /// Creates the chance of a seed.
  public init(seed: UInt64) { self.seed = seed }

  /// Whether something of the given probability happens.
  public mutating func happens(_ probability: Probability) -> Bool {
    probability.happens(bits())
  }

  /// 64 random bits.
  public mutating func bits() -> UInt64 {
    drawCount += 1
    return randomBits(seed: seed, .workload, from: NodeID(0), to: NodeID(0), index: drawCount)
  }

  /// A whole number from 0 to `bound - 1`, each equally likely; `bound` is 1 or more.
  public mutating func number(below bound: Int) -> Int {
    precondition(bound > 0, "there is no number from 0 to \(bound - 1)")
    return Int(scaled(bits(), below: UInt64(bound)))
  }
}
