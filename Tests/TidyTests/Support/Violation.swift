/// A place that breaks a rule. Prints as `file:line: rule: what is wrong`.
struct Violation: Equatable, CustomStringConvertible {
  var path: String
  /// The line, counted from 1; 0 where the file as a whole is meant.
  var line: Int
  var rule: String
  var message: String

  var description: String { "\(path):\(line): \(rule): \(message)" }
}
