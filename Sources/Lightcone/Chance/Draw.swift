public import LightconeTrace

/// What a draw is for. Each purpose has numbers of its own, so that one more draw in one place moves
/// nothing elsewhere.
@usableFromInline
enum DrawPurpose: UInt64, Sendable {
  case nodeChoice = 1
  case linkLatency = 2
  case linkLoss = 3
  case timerDelay = 4
  case diskLatency = 5
  case workload = 6
  case linkDuplication = 7
  case copyLatency = 8
  case diskDamage = 9
  case nemesis = 10
}

/// Draw number `index` of a stream, as 64 random bits.
///
/// There is no generator to advance: the bits are a function of the seed, the purpose, the two ends
/// of the stream and the draw's index (a counter-based generator in the sense of Salmon et al. 2011,
/// here with SplitMix64's finaliser). A stream costs one counter of state, and is a SplitMix64 of its
/// own: index times an odd constant, from a start that seed, purpose and ends decide.
@inlinable
func randomBits(
  seed: UInt64, _ purpose: DrawPurpose, from first: NodeID, to second: NodeID, index: UInt64
) -> UInt64 {
  let ends =
    UInt64(UInt32(bitPattern: first.rawValue)) << 32
    | UInt64(UInt32(bitPattern: second.rawValue))
  // Only one finaliser waits for the ends and the index: they are what the caller knows last.
  let key = mixed(seed &+ purpose.rawValue &* 0xD1B5_4A32_D192_ED03)
  return mixed(key &+ ends &* 0xA24B_AED4_963E_E407 &+ index &* 0x9FB2_1C65_1E98_DF25)
}

/// A whole number from 0 to `bound - 1`, each equally likely up to 1 part in 2^64 / bound.
@inlinable
func scaled(_ bits: UInt64, below bound: UInt64) -> UInt64 {
  bits.multipliedFullWidth(by: bound).high
}
