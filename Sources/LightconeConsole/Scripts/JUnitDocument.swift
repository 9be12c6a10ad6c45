import Lightcone
import LightconeDiagnostics

/// A report as JUnit XML, as continuous integration reads it: a suite for each file, a case for each
/// claim.
///
/// Rules:
/// 1. A violated claim, and a control that proves nothing, is a failure. A claim that is not decided is
///    an error, and so is what cannot be run: neither may pass as success.
/// 2. A claim that was not judged because of its class is skipped.
/// 3. There are no times in it: the same runs give the same bytes.
public struct JUnitDocument {
  let report: RunReport

  /// Prepares a report.
  public init(_ report: RunReport) { self.report = report }

  /// The document, with a line break at its end.
  public var text: String {
    let suites = report.files.map(suite)
    let cases = report.files.flatMap { $0.outcomes }
    let counts = attributes(of: cases)
    return
      (["<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<testsuites name=\"lightcone\"\(counts)>"]
      + suites + ["</testsuites>", ""]).joined(separator: "\n")
  }

  private func suite(_ file: RunReport.File) -> String {
    let outcomes = file.outcomes
    let name = file.lesson ?? file.path
    let opening =
      "  <testsuite name=\"\(name.xml)\"\(attributes(of: outcomes)) file=\"\(file.path.xml)\">"
    let cases = outcomes.map { testCase($0, suite: name, path: file.path) }
    return ([opening] + cases + ["  </testsuite>"]).joined(separator: "\n")
  }

  private func attributes(of outcomes: [RunOutcome]) -> String {
    func count(_ kind: RunOutcome.Kind) -> Int { outcomes.count { $0.kind == kind } }
    return " tests=\"\(outcomes.count)\" failures=\"\(count(.failure))\""
      + " errors=\"\(count(.error))\" skipped=\"\(count(.skipped))\""
  }

  private func testCase(_ outcome: RunOutcome, suite: String, path: String) -> String {
    let line = outcome.line.map { " line=\"\($0)\"" } ?? ""
    let opening =
      "    <testcase name=\"\(outcome.name.xml)\" classname=\"\(suite.xml)\""
      + " file=\"\(path.xml)\"\(line)"
    switch outcome.kind {
    case .success: return opening + "/>"
    case .skipped:
      return opening + ">\n      <skipped message=\"\(outcome.message.xml)\"/>\n    </testcase>"
    case .failure, .error:
      let tag = outcome.kind == .failure ? "failure" : "error"
      return opening + ">\n      <\(tag) type=\"\(outcome.word.xml)\""
        + " message=\"\(outcome.message.xml)\">\(outcome.detail.xml)</\(tag)>\n    </testcase>"
    }
  }
}

extension String {
  /// The text as it stands in XML 1.0; characters that XML cannot hold become `U+FFFD`.
  fileprivate var xml: String {
    var text = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      case "\n": text += "&#10;"
      case "\t": text += "&#9;"
      case "\r": text += "&#13;"
      case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": text += "\u{FFFD}"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
