import LightconeTrace

extension Quantity: CustomStringConvertible {
  /// The quantity with its unit and up to four significant digits: `12`, `0.3679`, `12.5 ms`,
  /// `20/s`. Whole numbers have no decimals and keep all their digits.
  var description: String { formatted() }

  /// The quantity with its unit.
  ///
  /// - Parameter digits: how many significant digits a number that is not whole is given.
  func formatted(digits: Int = 4) -> String {
    let nanosecondsPerSecond = 1e9
    switch timeExponent {
    case 0: return Self.decimal(value, digits: digits)
    case 1: return Self.time(value, digits: digits)
    case -1: return Self.decimal(value * nanosecondsPerSecond, digits: digits) + "/s"
    default:
      var inSeconds = value
      for _ in 0..<abs(timeExponent) {
        inSeconds = timeExponent > 0 ? inSeconds / nanosecondsPerSecond : inSeconds * 1e9
      }
      let number = Self.decimal(inSeconds, digits: digits)
      return timeExponent > 0 ? "\(number) s^\(timeExponent)" : "\(number)/s^\(-timeExponent)"
    }
  }

  /// A length of time as ``TimeSpan`` prints it, where that has as many digits as are asked for.
  private static func time(_ nanoseconds: Double, digits: Int) -> String {
    let magnitude = abs(nanoseconds)
    if digits <= 4, magnitude < 9e18, magnitude >= 1_000 || magnitude == magnitude.rounded() {
      return TimeSpan(nanoseconds: Int64(nanoseconds.rounded())).description
    }
    let units = [("s", 1e9), ("ms", 1e6), ("us", 1e3)]
    let unit = units.first { magnitude >= $0.1 } ?? ("ns", 1)
    return "\(decimal(nanoseconds / unit.1, digits: digits)) \(unit.0)"
  }

  /// A number: all digits where it is whole, else `digits` significant ones without zeros at the
  /// end, and at least one behind the point.
  private static func decimal(_ value: Double, digits: Int) -> String {
    let exact = digits <= 4 ? withoutRoundingError(value) : value
    if abs(exact) < 1e15, exact == exact.rounded() { return String(Int64(exact)) }
    let magnitude = abs(exact)
    guard magnitude < 1e15, magnitude >= 1e-4, digits < 17 else { return shortest(exact, digits) }
    var before = 0
    var power = 1.0
    while power <= magnitude {
      before += 1
      power *= 10
    }
    while before <= 0, magnitude < power / 10 {
      before -= 1
      power /= 10
    }
    return fixed(exact, decimals: max(1, digits - before))
  }

  /// A number with at most `decimals` digits behind the point.
  private static func fixed(_ value: Double, decimals: Int) -> String {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let scaled = (abs(value) * scale).rounded()
    guard scaled < 9e18 else { return "\(value)" }
    let digits = String(UInt64(scaled))
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    var fraction = padded.suffix(decimals)
    while fraction.last == "0" { fraction.removeLast() }
    let number =
      fraction.isEmpty ? padded.dropLast(decimals) : padded.dropLast(decimals) + "." + fraction
    return (value < 0 && scaled > 0 ? "-" : "") + number
  }

  /// A very large or very small number in the form `1.234e-07`.
  private static func shortest(_ value: Double, _ digits: Int) -> String {
    guard value != 0, digits < 17 else { return "\(value)" }
    var mantissa = abs(value)
    var exponent = 0
    while mantissa >= 10 {
      mantissa /= 10
      exponent += 1
    }
    while mantissa < 1 {
      mantissa *= 10
      exponent -= 1
    }
    return "\(value < 0 ? "-" : "")\(fixed(mantissa, decimals: digits - 1))e\(exponent)"
  }
}

extension Value: CustomStringConvertible {
  /// The value as a learner reads it: a number with its unit, `true` or `false`, a text in quotes.
  var description: String { formatted() }

  /// The value, its number with a given count of significant digits.
  func formatted(digits: Int = 4) -> String {
    switch self {
    case .number(let quantity): quantity.formatted(digits: digits)
    case .flag(let holds): holds ? "true" : "false"
    case .text(let text): "\"\(text)\""
    }
  }
}
