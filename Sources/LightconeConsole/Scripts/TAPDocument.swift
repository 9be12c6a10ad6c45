import Lightcone

/// A report in the Test Anything Protocol, version 14: a line for each claim, with what was measured
/// below those that do not hold. What is not decided is `not ok`.
public struct TAPDocument {
  let report: RunReport

  /// Prepares a report.
  public init(_ report: RunReport) { self.report = report }

  /// The document, with a line break at its end.
  public var text: String {
    let outcomes = report.files.flatMap { file in
      file.outcomes.map { (file: file.lesson ?? file.path, outcome: $0) }
    }
    var lines = ["TAP version 14", "1..\(outcomes.count)"]
    for (index, item) in outcomes.enumerated() {
      lines += self.lines(of: item.outcome, file: item.file, number: index + 1)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func lines(of outcome: RunOutcome, file: String, number: Int) -> [String] {
    let name = "\(number) - \(file.tap): \(outcome.name.tap)"
    switch outcome.kind {
    case .success: return ["ok \(name)"]
    case .skipped: return ["ok \(name) # SKIP \(outcome.message.tap)"]
    case .failure, .error:
      return [
        "not ok \(name)", "  ---", "  verdict: \(outcome.word.quotedYAML)",
        "  message: \(outcome.message.quotedYAML)",
      ] + (outcome.line.map { ["  line: \($0)"] } ?? []) + ["  ..."]
    }
  }
}

extension String {
  /// The text as it stands in a test line, where `#` would begin a directive.
  fileprivate var tap: String {
    oneLine.replacing("\\", with: "\\\\").replacing("#", with: "\\#")
  }

  fileprivate var quotedYAML: String {
    "\"" + oneLine.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  private var oneLine: String {
    String(unicodeScalars.map { $0.value < 32 || $0.value == 127 ? " " : Character($0) })
  }
}
