import Lightcone
import LightconeDiagnostics

/// One thing that a scripted run decided, as reports for machines list it.
struct RunOutcome {
  /// How it ended.
  enum Kind { case success, failure, error, skipped }

  let kind: Kind
  let name: String
  var line: Int?
  /// The verdict, or the code of a problem.
  let word: String
  let message: String
  let detail: String
}

extension RunReport.File {
  /// The claims, the checks and the problems of the file, in that order. A file without any has one
  /// outcome: that it ran.
  var outcomes: [RunOutcome] {
    var found = claims.enumerated().map { outcome(of: $1, number: $0 + 1) }
    found += skipped.map { claim in
      RunOutcome(
        kind: .skipped, name: claim.id ?? "line \(claim.line)", line: claim.line, word: "skipped",
        message: "claims of this class were not asked for", detail: "")
    }
    if lesson == nil {
      found += checks.enumerated().map { index, verdict in
        RunOutcome(
          kind: .of(verdict), name: "check \(index + 1)", word: verdict.rawValue,
          message: "a check is \(verdict.rawValue)", detail: "")
      }
    }
    found += problems.map { problem in
      RunOutcome(
        kind: .error, name: problem.place.line.map { "line \($0)" } ?? path,
        line: problem.place.line, word: problem.code.rawValue, message: problem.message,
        detail: problem.description)
    }
    guard found.isEmpty else { return found }
    return [
      RunOutcome(
        kind: .success, name: "runs to its end", word: "holds", message: "no claims", detail: "")
    ]
  }

  private func outcome(of claim: ClaimReport, number: Int) -> RunOutcome {
    let isVacuous = claim.verdict == .holds && !claim.isGood
    return RunOutcome(
      kind: isVacuous ? .failure : .of(claim.verdict), name: claim.id ?? "expectation \(number)",
      line: claim.line, word: isVacuous ? "vacuous-control" : claim.verdict.rawValue,
      message: isVacuous
        ? "with '\(claim.control?.command ?? "")' it still holds or is not decided"
        : "measured \(claim.measured), expected \(claim.expected)",
      detail: claim.description)
  }
}

extension RunOutcome.Kind {
  fileprivate static func of(_ verdict: Verdict) -> Self {
    switch verdict {
    case .holds: .success
    case .violated: .failure
    case .undecided: .error
    }
  }
}
