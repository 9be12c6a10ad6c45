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
    drawCount += 1
    let bits = randomBits(
      seed: seed, .workload, from: NodeID(0), to: NodeID(0), index: drawCount)
    return probability.happens(bits)
  }
}
