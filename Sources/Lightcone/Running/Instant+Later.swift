public import LightconeTrace

extension Instant {
  /// The instant that lies a span later: never an earlier one, and the end of time instead of beyond
  /// it.
  @inlinable
  @inline(__always)
  func later(by span: TimeSpan) -> Instant {
    let (sum, overflow) = nanoseconds.addingReportingOverflow(max(span.nanoseconds, 0))
    return Instant(nanoseconds: overflow ? .max : sum)
  }
}
