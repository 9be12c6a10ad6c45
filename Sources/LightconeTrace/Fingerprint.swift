/// A running 64-bit digest of a trace: equal traces have equal digests, in every process and on
/// every machine.
///
/// It mixes the fields of each record with the finaliser of SplitMix64 (Steele, Lea and Flood 2014).
/// It tells runs apart; it is no defence against somebody who wants two runs to look alike.
public struct Fingerprint: Hashable, Sendable {
  @usableFromInline var digest: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// The digest so far.
  @inlinable
  public var rawValue: UInt64 { digest }

  /// Creates the digest of an empty trace.
  @inlinable
  public init() {}

  /// A digest that was computed before.
  @inlinable
  public init(rawValue: UInt64) { digest = rawValue }

  /// Takes a record into the digest.
  @inlinable
  @inline(__always)
  public mutating func combine(_ event: TraceEvent) {
    let nodes =
      UInt64(UInt32(bitPattern: event.nodePosition)) << 32
      | UInt64(UInt32(bitPattern: event.peerPosition))
    let kinds =
      UInt64(event.label) << 32 | UInt64(event.kind.rawValue) << 8 | UInt64(event.detail)
    // Each number has a factor of its own, so that a change of one cannot undo that of another.
    combine(
      (UInt64(bitPattern: event.time.nanoseconds) &+ nodes &* 0xD6E8_FEB8_6659_FD93)
        ^ (event.message &* 0xA076_1D64_78BD_642F)
        ^ (UInt64(bitPattern: event.value) &* 0x8EBC_6AF0_9C88_C6E3)
        ^ (UInt64(event.cause.rawValue) &* 0xE703_7ED1_A0B4_28DB)
        ^ (kinds &* 0x9FB2_1C65_1E98_DF25))
  }

  /// Takes a word into the digest.
  @inlinable
  public mutating func combine(_ word: UInt64) {
    digest = mixed(digest ^ word)
  }

  /// Takes the letters of a text into the digest.
  public mutating func combine(_ text: String) {
    for byte in text.utf8 { combine(UInt64(byte)) }
    combine(UInt64(text.utf8.count))
  }
}

/// The finaliser of SplitMix64: a bijection of 64-bit words that spreads every bit over all others.
@inlinable
public func mixed(_ word: UInt64) -> UInt64 {
  var value = word &+ 0x9E37_79B9_7F4A_7C15
  value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
  value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
  return value ^ (value >> 31)
}

extension Fingerprint: CustomStringConvertible {
  /// The digest as 16 hexadecimal digits.
  public var description: String {
    let digits = String(rawValue, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
