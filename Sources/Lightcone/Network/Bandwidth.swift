public import LightconeTrace

/// How many bytes go through a link in a second.
public struct Bandwidth: Hashable, Sendable {
  /// Bytes in a second, 1 or more.
  public let bytesPerSecond: Int

  /// Creates a bandwidth; nil unless it is 1 byte in a second or more.
  public init?(bytesPerSecond: Int) {
    guard bytesPerSecond > 0 else { return nil }
    self.bytesPerSecond = bytesPerSecond
  }

  /// How long a link is busy with a number of bytes, rounded up; the longest span instead of a longer
  /// one.
  @usableFromInline
  func time(for bytes: Int) -> TimeSpan {
    // By 128 bits: neither a large message nor a wide wire may seem to take for ever.
    let product = Int128(max(bytes, 0)) * 1_000_000_000
    let span = (product + Int128(bytesPerSecond) - 1) / Int128(bytesPerSecond)
    return TimeSpan(nanoseconds: Int64(clamping: span))
  }
}
