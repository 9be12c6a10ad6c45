import LightconeTrace

/// A rate that switches between two values, period after period: `base` first, then `burst` for the
/// last `lasting` of each period. Rates are per nanosecond.
struct SwitchingRate {
  let base: Double
  let burst: Double
  let every: TimeSpan
  let lasting: TimeSpan

  /// The time until as many arrivals are expected as `expected` says, or nil if that never happens.
  ///
  /// With an exponential number of mean 1 this is the next gap of the Poisson process with this
  /// rate (inversion of the cumulative rate, Çinlar 1975).
  func gap(afterElapsed elapsed: Int64, using expected: Double) -> TimeSpan? {
    let calm = Double(every.nanoseconds - lasting.nanoseconds)
    let wild = Double(lasting.nanoseconds)
    let perPeriod = calm * base + wild * burst
    guard perPeriod > 0 else { return nil }
    let phase = Double(elapsed % every.nanoseconds)

    // The rest of the period that is under way.
    var left = expected
    let calmRest = max(calm - phase, 0)
    if left < calmRest * base { return TimeSpan(saturating: left / base) }
    left -= calmRest * base
    let wildRest = min(calm + wild - phase, wild)
    if left < wildRest * burst { return TimeSpan(saturating: calmRest + left / burst) }
    left -= wildRest * burst

    // Whole periods, then a part of one.
    let periods = left / perPeriod
    guard periods < 0x1p53 else { return TimeSpan(nanoseconds: .max) }
    let whole = Double(Int64(periods))
    let time = calmRest + wildRest + whole * (calm + wild)
    left = max(left - whole * perPeriod, 0)
    if left < calm * base { return TimeSpan(saturating: time + left / base) }
    // Here the calm part is used up. A burst of rate 0 is passed in the next period's calm part.
    left -= calm * base
    if burst > 0 { return TimeSpan(saturating: time + calm + min(left / burst, wild)) }
    return TimeSpan(saturating: time + calm + wild)
  }
}
