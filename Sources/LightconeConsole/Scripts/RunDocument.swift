#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import Lightcone
import LightconeDiagnostics

/// A report as one JSON document, the same bytes for the same runs: no wall times, keys in order.
public struct RunDocument {
  let report: RunReport

  /// Prepares a report.
  public init(_ report: RunReport) { self.report = report }

  /// The document, with a line break at its end.
  public var text: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    // Strings, numbers and lists of them can always be encoded.
    guard let data = try? encoder.encode(Document(report)) else { return "{}\n" }
    return String(decoding: data, as: UTF8.self) + "\n"
  }
}

private struct Document: Encodable {
  let schema = 1
  let files: [File]
  let summary: Summary

  init(_ report: RunReport) {
    files = report.files.map(File.init)
    let claims = report.files.flatMap(\.claims)
    summary = Summary(
      files: report.files.count, claims: claims.count,
      holds: claims.count { $0.verdict == .holds },
      violated: claims.count { $0.verdict == .violated },
      undecided: claims.count { $0.verdict == .undecided },
      vacuousControls: claims.compactMap(\.control).count { !$0.fails },
      problems: report.problems.count, verdict: report.verdict.rawValue)
  }

  struct Summary: Encodable {
    let files, claims, holds, violated, undecided, vacuousControls, problems: Int
    let verdict: String
  }

  struct File: Encodable {
    let path: String
    let lesson: String?
    let fingerprint: String
    let claims: [Claim]
    let problems: [Problem]

    init(_ file: RunReport.File) {
      path = file.path
      lesson = file.lesson
      fingerprint = file.fingerprint
      claims = file.claims.map(Claim.init)
      problems = file.problems.map(Problem.init)
    }
  }

  struct Claim: Encodable {
    let id, `class`, scope, tolerance: String?
    let line: Int?
    let expected, measured, verdict: String
    let control: Control?
    let reproduce: [String]
    let token: String?

    init(_ claim: ClaimReport) {
      id = claim.id
      self.class = claim.kind
      scope = claim.scope
      tolerance = claim.tolerance
      line = claim.line
      expected = claim.expected
      measured = claim.measured
      verdict = claim.verdict.rawValue
      control = claim.control.map {
        Control(
          command: $0.command, expected: $0.expected, measured: $0.measured, fails: $0.fails)
      }
      reproduce = claim.reproduction
      token = claim.token
    }
  }

  struct Control: Encodable {
    let command, expected, measured: String
    let fails: Bool
  }

  struct Problem: Encodable {
    let code, message: String
    let line, column: Int?
    let expected, suggestion: String?

    init(_ problem: Diagnostic) {
      code = problem.code.rawValue
      message = problem.message
      line = problem.place.line
      column = problem.place.column
      expected = problem.expected
      suggestion = problem.suggestion
    }
  }
}
