import LightconeTrace

/// Reads the values of parameters as people write them. Every function returns nil for text that it
/// cannot read; the caller knows what was expected.
enum SettingReader {
  static func timeSpan(_ text: some StringProtocol) -> TimeSpan? {
    let units: [(String, Int64)] = [
      ("ns", 1), ("us", 1_000), ("µs", 1_000), ("ms", 1_000_000), ("min", 60_000_000_000),
      ("s", 1_000_000_000), ("h", 3_600_000_000_000),
    ]
    if text == "0" { return .zero }
    guard
      let (name, size) = units.first(where: { text.hasSuffix($0.0) && isNumber(text, before: $0.0) }
      )
    else { return nil }
    return scaledDecimal(text.dropLast(name.count), by: size).map { TimeSpan(nanoseconds: $0) }
  }

  static func probability(_ text: some StringProtocol) -> Probability? {
    let parts: Int64?
    if text.hasSuffix("%") {
      parts = scaledDecimal(text.dropLast(), by: 10_000)
    } else {
      parts = scaledDecimal(text[...], by: 1_000_000)
    }
    guard let parts, (0...1_000_000).contains(parts) else { return nil }
    return Probability(partsPerMillion: Int(parts))
  }

  static func rate(_ text: some StringProtocol) -> Rate? {
    if text == "0" { return Rate(perSecond: 0) }
    guard text.hasSuffix("/s"), let count = scaledDecimal(text.dropLast(2), by: 1),
      count <= 1_000_000_000
    else { return nil }
    return Rate(perSecond: Int(count))
  }

  /// `5ms`, `uniform(1ms..9ms)`, `exponential(5ms)`, `lognormal(5ms, 0.5)`.
  static func law(_ text: some StringProtocol) -> Law? {
    guard let law = writtenLaw(text), law.problem == nil else { return nil }
    return law
  }

  /// The law as it is written, possible or not.
  private static func writtenLaw(_ text: some StringProtocol) -> Law? {
    if let span = timeSpan(text) { return .constant(span) }
    guard text.hasSuffix(")"), let open = text.firstIndex(of: "(") else { return nil }
    let inside = text[text.index(after: open)...].dropLast()
    switch text[..<open] {
    case "exponential": return timeSpan(inside).map { .exponential(mean: $0) }
    case "uniform":
      guard let dots = twoDots(in: inside), let shortest = timeSpan(inside[..<dots]),
        let longest = timeSpan(inside[inside.index(dots, offsetBy: 2)...])
      else { return nil }
      return .uniform(shortest, longest)
    case "lognormal":
      guard let comma = inside.firstIndex(of: ","), let median = timeSpan(inside[..<comma])
      else { return nil }
      let sigma = inside[inside.index(after: comma)...]
      return thousandths(sigma.first == " " ? sigma.dropFirst() : sigma)
        .map { .lognormal(median: median, sigma: $0) }
    default: return nil
    }
  }

  /// A decimal number with up to three digits behind the point, 0 or more.
  static func thousandths(_ text: some StringProtocol) -> Thousandths? {
    scaledDecimal(text, by: 1_000).map { Thousandths(Int($0)) }
  }

  static func flag(_ text: some StringProtocol) -> Bool? {
    switch text {
    case "on", "true", "yes": true
    case "off", "false", "no": false
    default: nil
    }
  }

  private static func isNumber(_ text: some StringProtocol, before suffix: String) -> Bool {
    let number = text.dropLast(suffix.count)
    return !number.isEmpty && number.allSatisfy { $0.isASCII && ($0.isNumber || $0 == ".") }
  }

  private static func twoDots<Text: StringProtocol>(in text: Text) -> Text.Index? {
    text.indices.first { index in
      text[index] == "." && text.index(after: index) < text.endIndex
        && text[text.index(after: index)] == "."
    }
  }

  /// A number of ASCII digits alone: `Int64.init` would also take a sign.
  private static func unsigned(_ text: some StringProtocol) -> Int64? {
    text.first?.isNumber == true ? Int64(text) : nil
  }

  /// A decimal number times `scale`, if the product is a whole number that fits.
  private static func scaledDecimal(_ text: some StringProtocol, by scale: Int64) -> Int64? {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, let whole = unsigned(first) else { return nil }
    let (product, overflow) = whole.multipliedReportingOverflow(by: scale)
    guard !overflow else { return nil }
    guard parts.count == 2 else { return product }
    var value = product
    var unit = scale
    for digit in parts[1] {
      // A digit that stands for less than one unit must be 0.
      let isFineEnough = unit > 0 && unit % 10 == 0
      guard digit.isASCII, let number = digit.wholeNumberValue, number == 0 || isFineEnough
      else { return nil }
      unit /= 10
      let (sum, overflow) = value.addingReportingOverflow(Int64(number) * unit)
      guard !overflow else { return nil }
      value = sum
    }
    return parts[1].isEmpty ? nil : value
  }
}
