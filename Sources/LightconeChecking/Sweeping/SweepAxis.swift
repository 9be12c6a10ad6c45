public import LightconeDiagnostics

/// A parameter and the values that a sweep gives it, one after the other.
public struct SweepAxis: Hashable, Sendable {
  /// The parameter's name.
  public let name: String
  /// The values, as people write them.
  public let values: [String]

  /// Creates an axis.
  public init(_ name: String, _ values: [String]) {
    self.name = name
    self.values = values
  }

  /// Reads the values of an axis: `2..20`, `2,4,8`, `0%,5%,10%`, `2..4,8`.
  ///
  /// Commas and dots inside parentheses belong to a value, as in `uniform(1ms..9ms)`.
  ///
  /// - Throws: a ``Diagnostic`` if a range is empty or not of whole numbers, a value is missing, or
  ///   there are more than ``SweepGrid/maximumRuns``.
  public init(_ name: String, parsing text: String) throws(Diagnostic) {
    var values: [String] = []
    for part in Self.parts(of: text) {
      guard !part.isEmpty else { throw Self.problem("'\(text)' lacks a value") }
      guard let dots = Self.dots(in: part) else {
        values.append(part)
        continue
      }
      let range = try Self.range(part, dots)
      guard range.count <= SweepGrid.maximumRuns - values.count else {
        throw Self.problem("'\(text)' has too many values")
      }
      values += range.map { String($0) }
    }
    self.init(name, values)
  }

  /// Reads a range of whole numbers, `2..20`.
  private static func range(
    _ text: String, _ dots: String.Index
  ) throws(Diagnostic) -> ClosedRange<Int> {
    guard let low = Int(text[..<dots]), let high = Int(text[text.index(dots, offsetBy: 2)...])
    else { throw problem("'\(text)' is no range of whole numbers") }
    guard low <= high else { throw problem("\(low) is more than \(high)") }
    guard !high.subtractingReportingOverflow(low).overflow, high - low < SweepGrid.maximumRuns
    else { throw problem("'\(text)' has too many values") }
    return low...high
  }

  private static func problem(_ message: String) -> Diagnostic {
    Diagnostic(
      .wrongArguments, message,
      expected: "values such as 2..20 or 2,4,8, at most \(SweepGrid.maximumRuns)")
  }

  /// The text, cut at its commas outside parentheses.
  private static func parts(of text: String) -> [String] {
    var parts = [""]
    var depth = 0
    for character in text {
      depth += character == "(" ? 1 : character == ")" ? -1 : 0
      if character == ",", depth <= 0 {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    return parts
  }

  /// Where `..` begins in a value that has no parentheses.
  private static func dots(in text: String) -> String.Index? {
    guard !text.contains("(") else { return nil }
    return text.firstRange(of: "..")?.lowerBound
  }
}
