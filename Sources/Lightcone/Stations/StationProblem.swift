/// Why there is no such station: a parameter lies outside of its range.
public struct StationProblem: Error, Hashable, Sendable {
  /// The parameter as it is called in the initializer.
  public let parameter: String
  /// What was given.
  public let value: Int
  /// The smallest possible value; there is no largest one.
  public let minimum: Int

  @usableFromInline
  init(parameter: String, value: Int, minimum: Int) {
    self.parameter = parameter
    self.value = value
    self.minimum = minimum
  }

  /// Checks that a value is not too small.
  @usableFromInline
  static func check(
    _ parameter: String, _ value: Int, atLeast minimum: Int
  ) throws(StationProblem) {
    guard value >= minimum else {
      throw StationProblem(parameter: parameter, value: value, minimum: minimum)
    }
  }
}

extension StationProblem: CustomStringConvertible {
  /// The problem as a sentence.
  public var description: String {
    "a station's \(parameter) must be \(minimum) or more, not \(value)"
  }
}
