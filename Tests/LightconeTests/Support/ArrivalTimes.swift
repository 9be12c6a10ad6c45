import LightconeTrace

@testable import Lightcone

extension Arrivals {
  /// The arrivals up to a time, in nanoseconds since the start, drawn from a seed's bits.
  func times(until end: TimeSpan, seed: UInt64) -> [Int64] {
    var times: [Int64] = []
    var now = Instant.start
    while let gap = next(after: now, bits: Statistics.bits(UInt64(times.count), seed: seed)) {
      now = now + gap
      guard now.nanoseconds < end.nanoseconds else { break }
      times.append(now.nanoseconds)
    }
    return times
  }
}
