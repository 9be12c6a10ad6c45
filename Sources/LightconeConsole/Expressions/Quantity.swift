/// A number with its unit of time.
///
/// The unit is kept as a power of a nanosecond: a plain number has the exponent 0, a length of time
/// 1, a rate per time -1. A product adds the exponents, so `20/s * 5s` is the plain number 100.
struct Quantity: Hashable, Sendable {
  /// The largest power of time that is calculated with, in either direction.
  static let largestTimeExponent = 16

  /// The number, in nanoseconds to the power of ``timeExponent``.
  var value: Double
  /// The power of time: 0 plain number, 1 length of time, -1 rate per time.
  var timeExponent: Int

  /// Creates a quantity; without an exponent, a plain number.
  init(_ value: Double, timeExponent: Int = 0) {
    self.value = value
    self.timeExponent = timeExponent
  }

  /// The kind of unit in words, for messages.
  var unitInWords: String { Self.unitInWords(timeExponent) }

  /// A power of time in words.
  static func unitInWords(_ timeExponent: Int) -> String {
    switch timeExponent {
    case 0: "a plain number"
    case 1: "a time"
    case -1: "a rate per time"
    default: "time to the power of \(timeExponent)"
    }
  }

  /// Whether two numbers are the same but for the last digits that floating point rounds away: they
  /// differ by at most 1e-9 of the larger one.
  ///
  /// This guards against `0.1 + 0.2 != 0.3` and against nothing else; a claim that allows for more
  /// says so with `±`.
  static func nearlyEqual(_ first: Double, _ second: Double) -> Bool {
    first == second || abs(first - second) <= 1e-9 * max(abs(first), abs(second))
  }

  /// The number, or the whole number that it misses only by rounding.
  static func withoutRoundingError(_ value: Double) -> Double {
    let whole = value.rounded()
    return nearlyEqual(value, whole) ? whole : value
  }
}

/// What an expression, or a part of it, comes to.
enum Value: Hashable, Sendable {
  /// A number with its unit.
  case number(Quantity)
  /// A condition that holds or does not.
  case flag(Bool)
  /// A text.
  case text(String)

  /// The kind of value in words, for messages.
  var kindInWords: String {
    switch self {
    case .number(let quantity): quantity.unitInWords
    case .flag: "a condition"
    case .text: "a text"
    }
  }
}
