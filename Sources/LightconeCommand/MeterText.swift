import LightconeDiagnostics

/// Times and rates in words.
enum MeterText {
  /// A length of time as people read it.
  static func time(_ time: Duration) -> String {
    let seconds = seconds(time)
    if seconds < 1 { return "\(Int(seconds * 1_000)) ms" }
    if seconds < 60 { return "\(Int(seconds)).\(Int(seconds * 10) % 10) s" }
    return rounded(seconds)
  }

  /// A guess of a length of time, in whole seconds, minutes or hours.
  static func rounded(_ seconds: Double) -> String {
    // What takes longer than a year is not worth a number.
    let whole = Int(min(seconds, 1e9).rounded(.up))
    if whole < 60 { return "\(whole) s" }
    if whole < 3_600 { return "\(whole / 60) min \(whole % 60) s" }
    return "\((whole / 3_600).grouped) h \(whole % 3_600 / 60) min"
  }

  /// A rate with two digits that mean something.
  static func rate(_ count: Int, _ time: Duration) -> String {
    let perSecond = perSecond(count, time)
    guard perSecond >= 10 else { return "\(Int(perSecond)).\(Int(perSecond * 10) % 10)" }
    var unit = 1
    while perSecond / Double(unit) >= 100 { unit *= 10 }
    return (Int(perSecond / Double(unit)) * unit).grouped
  }

  static func perSecond(_ count: Int, _ time: Duration) -> Double {
    Double(count) / max(seconds(time), 0.000_001)
  }

  private static func seconds(_ time: Duration) -> Double { time / .seconds(1) }
}
