import LightconeDiagnostics

/// A number as it is written, with the unit that follows it directly: `4`, `1.5`, `50ms`, `20/s`,
/// `5%`, `2pp`.
struct NumberLiteral: Hashable, Sendable {
  /// What kind of number was written.
  enum Kind: Hashable, Sendable {
    /// A number, a time or a rate.
    case plain
    /// A percentage: `5%` is the number 0.05; behind `±` it is relative.
    case percent
    /// Percentage points: `2pp` is an absolute 0.02 and stands only behind `±`.
    case percentagePoints
  }

  /// The number with its unit.
  var quantity: Quantity
  /// What kind of number was written.
  var kind: Kind

  /// The units of time that may follow a number, with their lengths in nanoseconds.
  static let timeUnits: [(name: String, nanoseconds: Double)] = [
    ("ns", 1), ("us", 1e3), ("µs", 1e3), ("μs", 1e3), ("ms", 1e6), ("s", 1e9), ("min", 60e9),
    ("h", 3_600e9),
  ]

  /// What a message says about the units that there are.
  static let unitsInWords = "ns, us, ms, s, min, h, % or pp, or no unit"

  /// The length of a unit of time in nanoseconds, or `nil` where there is no such unit.
  static func nanoseconds(in unit: String) -> Double? {
    timeUnits.first { $0.name == unit }?.nanoseconds
  }
}

/// Reads number literals out of a line.
struct NumberReader {
  /// The line.
  let source: SourceLine
  /// Where the reader stands; after reading, behind the literal.
  var position: Int
  /// Where the text ends that may be read.
  let end: Int
  /// The code of the mistakes that are found.
  let code: DiagnosticCode

  /// Reads the literal that begins at ``position`` with a digit.
  mutating func read() throws(Diagnostic) -> NumberLiteral {
    let start = position
    let number = try readDecimal()
    let unitStart = position
    let unit = readUnit()
    if unit.isEmpty {
      let rate = readRateUnit() ?? 0
      return NumberLiteral(
        quantity: rate > 0 ? Quantity(number / rate, timeExponent: -1) : Quantity(number),
        kind: .plain)
    }
    switch unit {
    case "%": return NumberLiteral(quantity: Quantity(number / 100), kind: .percent)
    case "pp": return NumberLiteral(quantity: Quantity(number / 100), kind: .percentagePoints)
    default:
      guard let nanoseconds = NumberLiteral.nanoseconds(in: unit) else {
        throw unknownUnit(unit, at: unitStart, numberStart: start)
      }
      return NumberLiteral(quantity: Quantity(number * nanoseconds, timeExponent: 1), kind: .plain)
    }
  }

  /// The character at an offset from here, if it may be read.
  private func character(_ offset: Int = 0) -> Character? {
    position + offset < end ? source.characters[position + offset] : nil
  }

  /// Reads digits, a point with digits, and a power of ten such as `1e6`.
  private mutating func readDecimal() throws(Diagnostic) -> Double {
    let start = position
    skipDigits()
    if character() == ".", character(1)?.isDecimalDigit == true {
      position += 1
      skipDigits()
    }
    if character() == "e" || character() == "E" {
      let sign = character(1) == "-" || character(1) == "+" ? 1 : 0
      if character(1 + sign)?.isDecimalDigit == true {
        position += 1 + sign
        skipDigits()
      }
    }
    guard let number = Double(source[start..<position]), number.isFinite, number < 1e100 else {
      throw source.mistake(code, "the number is too large", at: start, expected: "less than 1e100")
    }
    return number
  }

  /// Moves behind the digits that stand here.
  private mutating func skipDigits() {
    while character()?.isDecimalDigit == true { position += 1 }
  }

  /// Reads `%` or the letters that stand here.
  private mutating func readUnit() -> String {
    if character() == "%" {
      position += 1
      return "%"
    }
    let start = position
    while let letter = character(), letter.continuesWord || letter == "µ" || letter == "μ" {
      position += 1
    }
    return source[start..<position]
  }

  /// Reads `/s` and the like, and answers the unit's length in nanoseconds.
  private mutating func readRateUnit() -> Double? {
    guard character() == "/" else { return nil }
    var probe = self
    probe.position += 1
    let unit = probe.readUnit()
    guard let nanoseconds = NumberLiteral.nanoseconds(in: unit) else { return nil }
    let goesOn =
      (probe.character() == "." || probe.character() == "-")
      && probe.character(1)?.continuesWord == true
    guard !goesOn else { return nil }
    position = probe.position
    return nanoseconds
  }

  /// The mistake that a number is followed by letters that are no unit.
  private func unknownUnit(_ unit: String, at unitStart: Int, numberStart: Int) -> Diagnostic {
    let names = NumberLiteral.timeUnits.map(\.name).filter { $0.allSatisfy(\.isASCII) }
    let known = ["sec": "s", "second": "s", "seconds": "s", "msec": "ms", "hours": "h"]
    let nearest = known[unit] ?? nearestWord(to: unit, in: names)
    return source.mistake(
      code, "there is no unit '\(unit)'", at: unitStart, expected: NumberLiteral.unitsInWords,
      suggestion: nearest.map { source[numberStart..<unitStart] + $0 })
  }
}
