import LightconeTrace

/// How the times of one picture are written: all in one unit, with the same number of decimals.
///
/// The unit follows from the latest time. There are as many decimals as some time needs, but no more
/// than leave a short number: three below 10 units, two below 1,000, one above; the rest is rounded.
/// Where that would write most of the times like the ones before them, as in a short window late in a
/// long run, there are more.
struct TimeColumn: Hashable {
  /// The unit's name, for the header.
  let unit: String
  /// The columns that a number takes.
  let width: Int
  private let unitNanoseconds: UInt64
  private let decimals: Int

  /// Chooses unit and decimals for the times of some events.
  init(_ times: some Sequence<Instant>) {
    var latest: UInt64 = 0
    for time in times { latest = max(latest, time.nanoseconds.magnitude) }
    (unit, unitNanoseconds) = TimeColumn.unit(for: latest)
    let most = latest < 10 * unitNanoseconds ? 3 : latest < 1_000 * unitNanoseconds ? 2 : 1
    var needed = 0
    for time in times where needed < most {
      while needed < most, time.nanoseconds.magnitude % (unitNanoseconds / power(needed)) != 0 {
        needed += 1
      }
    }
    decimals =
      unitNanoseconds == 1
      ? 0 : TimeColumn.telling(times, unitNanoseconds, decimals: needed)
    width = max(
      unit.count, TimeColumn.digits(latest, per: unitNanoseconds, decimals: decimals).count)
  }

  /// A time in this column's unit, without the unit, right-aligned.
  func text(_ time: Instant) -> String {
    let digits = TimeColumn.digits(
      time.nanoseconds.magnitude, per: unitNanoseconds, decimals: decimals)
    return ((time.nanoseconds < 0 ? "-" : "") + digits).padded(toWidth: width, alignment: .right)
  }

  /// As many decimals as it takes to tell most times from the ones before them, but not fewer than some.
  private static func telling(
    _ times: some Sequence<Instant>, _ unit: UInt64, decimals: Int
  ) -> Int {
    var decimals = decimals
    while unit / power(decimals) > 1 {
      var (different, alike) = (0, 0)
      var last: Instant?
      for time in times {
        if let last, last != time {
          different += 1
          let texts = [last, time].map {
            digits($0.nanoseconds.magnitude, per: unit, decimals: decimals)
          }
          if texts[0] == texts[1] { alike += 1 }
        }
        last = time
      }
      if alike * 2 <= different { break }
      decimals += 1
    }
    return decimals
  }

  /// Seconds only from 10 s on: below that a run is read in milliseconds.
  private static func unit(for latest: UInt64) -> (String, UInt64) {
    if latest >= 10_000_000_000 { return ("s", 1_000_000_000) }
    if latest >= 1_000_000 || latest == 0 { return ("ms", 1_000_000) }
    return latest >= 1_000 ? ("us", 1_000) : ("ns", 1)
  }

  /// `value / unit` with a fixed number of decimals, rounded to nearest.
  private static func digits(_ value: UInt64, per unit: UInt64, decimals: Int) -> String {
    let step = unit / power(decimals)
    let steps = value / step + (value % step * 2 >= step && step > 1 ? 1 : 0)
    guard decimals > 0 else { return String(steps) }
    let fraction = String(steps % power(decimals))
    return "\(steps / power(decimals))."
      + String(repeating: "0", count: decimals - fraction.count) + fraction
  }
}

/// Ten to a small power.
private func power(_ exponent: Int) -> UInt64 {
  (0..<exponent).reduce(1) { result, _ in result * 10 }
}
