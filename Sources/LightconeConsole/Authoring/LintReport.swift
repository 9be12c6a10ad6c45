public import LightconeDiagnostics
public import LightconeRendering
import Lightcone

/// What the linter found in lessons.
public struct LintReport: Sendable {
  /// What was found in one file.
  public struct File: Sendable {
    /// The path as it was given.
    public let path: String
    /// Everything that is wrong, sorted by line.
    public var problems: [Diagnostic] = []
    /// The claims that were judged, with their controls.
    public var claims: [ClaimReport] = []
    /// Predictions, quizzes and challenges whose own rules were checked.
    public var exerciseCount = 0
    /// Whether there are terms, and no vocabulary to look them up in.
    public var hasUncheckedTerms = false

    init(path: String) { self.path = path }
  }

  /// The files, in the order in which they were named and found.
  public var files: [File]
  /// What is wrong with the paths themselves.
  public var problems: [Diagnostic] = []

  /// Everything that is wrong, in the order of the files.
  public var allProblems: [Diagnostic] { problems + files.flatMap(\.problems) }

  /// The code with which a process ends: 0 nothing is wrong; 1 a claim does not hold, 2 one is not
  /// decided, if nothing else is wrong; 66 for a file that cannot be read, and 65 for all else.
  public var exitCode: Int32 {
    let problems = allProblems
    guard !problems.isEmpty else { return 0 }
    if problems.contains(where: { $0.code == .unreadableFile }) { return 66 }
    guard problems.allSatisfy({ $0.code == .claimFails }) else { return 65 }
    let isViolated = files.flatMap(\.claims).contains { !$0.isGood && $0.verdict != .undecided }
    return isViolated ? 1 : 2
  }

  /// The report for a terminal: all problems, then a line that sums up.
  public func text(in display: Display) -> String {
    (allProblems.map { $0.text(in: display) } + [summary]).joined(separator: "\n")
  }

  /// The last line.
  public var summary: String {
    let count = allProblems.count
    var parts = [
      files.count.counted("lesson"), files.map(\.claims.count).reduce(0, +).counted("claim"),
      files.map(\.exerciseCount).reduce(0, +).counted("exercise"),
      count == 0 ? "no problems" : count.counted("problem"),
    ]
    let unchecked = files.count(where: \.hasUncheckedTerms)
    if unchecked > 0 {
      parts.append("terms of \(unchecked.counted("lesson")) not looked up (no docs/vocabulary.md)")
    }
    return parts.joined(separator: ", ") + "."
  }
}
