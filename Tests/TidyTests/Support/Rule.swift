import Testing

/// A rule about single files: what it reads, and where a file breaks it.
///
/// Each rule brings its own control: texts that it must catch, at the lines given, and texts that
/// it must let pass. A rule that catches nothing would otherwise look like a tidy tree.
struct Rule: Sendable, CustomTestStringConvertible {
  /// A line, counted from 1, and what is wrong there.
  typealias Finding = (line: Int, message: String)

  /// A made-up file that breaks the rule.
  struct Offence: Sendable {
    var path: String
    var text: String
    var lines: [Int]
  }

  /// A made-up file that keeps the rule, though it looks similar.
  struct Innocent: Sendable {
    var path: String
    var text: String
  }

  /// The rule in a few words.
  var name: String
  /// Whether the rule speaks about a file.
  var covers: @Sendable (TreeFile) -> Bool
  /// The places that break it.
  var find: @Sendable (TreeFile) -> [Finding]
  /// What it must catch.
  var offences: [Offence]
  /// What it must let pass.
  var innocents: [Innocent] = []

  var testDescription: String { name }

  /// The violations of a file.
  func violations(in file: TreeFile) -> [Violation] {
    guard covers(file) else { return [] }
    return find(file).map {
      Violation(path: file.path, line: $0.line, rule: name, message: $0.message)
    }
  }
}
