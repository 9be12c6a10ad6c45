import LightconeTrace

extension TimeSpan {
  /// Shorter spans, the plainest first: powers of ten from a millisecond on, then this one with fewer
  /// digits. None is zero.
  var shorter: [TimeSpan] {
    // Less than a millisecond is rarely told apart in a run.
    let powers = units.filter { $0 >= 1_000_000 && $0 < nanoseconds }
    return (powers + floors).map { TimeSpan(nanoseconds: $0) }
  }

  /// Spans near this one with fewer digits: first shorter ones, then longer ones, each the roundest
  /// first. None is zero.
  var rounder: [TimeSpan] {
    let above = units.reversed().compactMap { unit -> Int64? in
      let below = nanoseconds / unit * unit
      return below == nanoseconds || below > .max - unit ? nil : below + unit
    }
    return (floors + above).map { TimeSpan(nanoseconds: $0) }
  }

  /// The span rounded down to ever smaller units, as long as that is less than itself.
  private var floors: [Int64] {
    units.reversed().map { nanoseconds / $0 * $0 }.filter { $0 < nanoseconds }
  }

  /// The powers of ten up to the span, the smallest first.
  private var units: [Int64] {
    var units: [Int64] = []
    var unit: Int64 = 1
    while unit <= nanoseconds {
      units.append(unit)
      guard unit <= .max / 10 else { break }
      unit *= 10
    }
    return units
  }
}
