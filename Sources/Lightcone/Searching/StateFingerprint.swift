/// The digest of a state of a search, of 128 bits.
///
/// It is never written down: the hashes in it differ from process to process.
///
/// Two of a hundred million different states have the same digest with a probability below 10^-22
/// (n²/2^129), if the hash is good.
public struct StateFingerprint: Hashable, Sendable {
  /// The upper half.
  public var high: UInt64
  /// The lower half.
  public var low: UInt64

  /// Creates a digest of two halves that have nothing to do with each other.
  @inlinable
  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// The digest of something that can be hashed: it is fed to the hasher once, and the hasher's copy
  /// is finished another way.
  @inlinable
  public init(hashing value: some Hashable) {
    var hasher = Hasher()
    hasher.combine(value)
    self.init(finishing: hasher)
  }

  /// The digest of what a hasher was fed.
  @inlinable
  public init(finishing hasher: Hasher) {
    var other = hasher
    other.combine(0x9E37_79B9 as UInt32)
    high = UInt64(truncatingIfNeeded: hasher.finalize())
    low = UInt64(truncatingIfNeeded: other.finalize())
  }

  /// The sum of two digests: digests of parts without an order, such as the messages in flight.
  @inlinable
  public static func &+ (first: StateFingerprint, second: StateFingerprint) -> StateFingerprint {
    StateFingerprint(high: first.high &+ second.high, low: first.low &+ second.low)
  }

  /// Takes a part out of a sum.
  @inlinable
  public static func &- (first: StateFingerprint, second: StateFingerprint) -> StateFingerprint {
    StateFingerprint(high: first.high &- second.high, low: first.low &- second.low)
  }
}
