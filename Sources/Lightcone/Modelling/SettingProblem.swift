/// Why a law, an arrival process, a station or a plan cannot be: one of its parameters lies outside
/// its range.
public struct SettingProblem: Error, Hashable, Sendable {
  /// The parameter, for example `sigma`.
  public let parameter: String
  /// The value it was given, as people write it.
  public let value: String
  /// What it may be, in words, for example `0 to 10`.
  public let range: String

  /// Creates a problem.
  public init(_ parameter: String, _ value: String, range: String) {
    self.parameter = parameter
    self.value = value
    self.range = range
  }

  /// Checks that a whole number is not too small.
  @usableFromInline
  static func check(
    _ parameter: String, _ value: Int, atLeast least: Int
  ) throws(SettingProblem) {
    if value < least { throw SettingProblem(parameter, "\(value)", range: "\(least) or more") }
  }

  /// A problem, unless the parameter lies in its range.
  init?(
    _ parameter: String, _ value: some CustomStringConvertible, range: String,
    unless isPossible: Bool
  ) {
    guard !isPossible else { return nil }
    self.init(parameter, value.description, range: range)
  }
}

extension SettingProblem: CustomStringConvertible {
  /// The problem in one sentence, for example `sigma is -1, but must be 0 to 10`.
  public var description: String { "\(parameter) is \(value), but must be \(range)" }
}
