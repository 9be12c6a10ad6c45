/// A moment in the learner's world, in whole seconds since 1970 in UTC.
///
/// A session has no clock; who calls it says what time it is.
public struct WallTime: Hashable, Sendable {
  /// The seconds since the beginning of 1970, in UTC, without leap seconds.
  public let secondsSince1970: Int

  /// Creates a moment.
  ///
  /// - Parameter secondsSince1970: kept within the years 0 to 9999.
  public init(secondsSince1970: Int) {
    self.secondsSince1970 = min(max(secondsSince1970, -62_167_219_200), 253_402_300_799)
  }

  /// The days since the beginning of 1970.
  public var day: Int {
    (secondsSince1970 - (secondsSince1970 % 86_400 + 86_400) % 86_400) / 86_400
  }
}

extension WallTime: CustomStringConvertible {
  /// The moment as ISO 8601 writes it, for example `2026-03-14T09:26:53Z`.
  public var description: String {
    let (year, month, date) = calendarDate
    let second = secondsSince1970 - day * 86_400
    let clock = [second / 3_600, second / 60 % 60, second % 60]
    return "\(Self.digits(year, 4))-\(Self.digits(month, 2))-\(Self.digits(date, 2))T"
      + clock.map { Self.digits($0, 2) }.joined(separator: ":") + "Z"
  }

  /// Year, month and day of the month, counted in eras of 400 years that begin with a March: the day
  /// that leap years add is then the last of its year.
  private var calendarDate: (year: Int, month: Int, day: Int) {
    // Day 0 is the first of March of the year 0, which is 719,468 days before 1970.
    let days = day + 719_468 + 146_097
    let era = days / 146_097
    let dayOfEra = days % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = yearOfEra + (era - 1) * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
  }

  private static func digits(_ number: Int, _ count: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, count - text.count)) + text
  }
}

extension WallTime {
  /// Reads a moment as ``description`` writes it; nil if the text is no such moment.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 20, let year = Self.number(bytes[0..<4]),
      let month = Self.number(bytes[5..<7]), let date = Self.number(bytes[8..<10]),
      let hour = Self.number(bytes[11..<13]), let minute = Self.number(bytes[14..<16]),
      let second = Self.number(bytes[17..<19]), (1...12).contains(month)
    else { return nil }
    let shifted = month <= 2 ? year - 1 + 400 : year + 400
    let yearOfEra = shifted % 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + date - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    let day = (shifted / 400 - 1) * 146_097 + dayOfEra - 719_468
    self.init(secondsSince1970: day * 86_400 + hour * 3_600 + minute * 60 + second)
    // What no calendar has, such as the 30th of February, comes out as another day.
    guard description.utf8.elementsEqual(bytes) else { return nil }
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    var number = 0
    for digit in digits {
      guard (48...57).contains(digit) else { return nil }
      number = number * 10 + Int(digit - 48)
    }
    return number
  }
}
