public import LightconeDiagnostics
public import LightconeRendering
import Lightcone

/// What searches for shorter ways found in a lesson.
public struct ParReport: Sendable {
  /// What was found for one challenge.
  struct Finding: Sendable {
    let id: String
    let line: Int
    /// How many commands the challenge is said to need.
    let par: Int?
    /// How many its reference solution takes.
    let solutionCount: Int
    let ending: ParSearch.Ending
    let attempts: Int
    /// The verbs that were tried.
    let verbs: [String]
  }

  /// The file.
  let path: String
  var findings: [Finding] = []
  /// What keeps the lesson from being looked at further.
  public internal(set) var problem: Diagnostic?

  /// The code with which a process ends: 0 no shorter way was found, 1 there is one, 2 there was more to
  /// try, 65 for a lesson that cannot be run.
  public var exitCode: Int32 {
    if problem != nil { return 65 }
    switch Verdict.worst(of: findings.map(\.verdict)) {
    case .holds: return 0
    case .violated: return 1
    case .undecided: return 2
    }
  }

  /// The report for a terminal.
  public func text(in display: Display) -> String {
    var paragraphs = findings.flatMap { finding in
      finding.sentences(in: path).map { $0.wrapped(toWidth: display.columns, continuation: "  ") }
    }
    if findings.isEmpty, problem == nil {
      paragraphs.append(["\(path): there is no challenge."])
    }
    if let problem { paragraphs.append([problem.text(in: display)]) }
    return paragraphs.flatMap { $0 }.joined(separator: "\n")
  }
}

extension ParReport.Finding {
  /// Whether nobody needs fewer commands than par, as far as was looked at.
  var verdict: Verdict {
    switch ending {
    case .shorter: .violated
    // Who tries nothing finds nothing.
    case .noneShorter where attempts > 0 && verbs.isEmpty: .undecided
    case .noneShorter: .holds
    case .attemptsUsedUp, .stopped: .undecided
    }
  }

  func sentences(in path: String) -> [String] {
    let par = par.map { "par \($0)" } ?? "no par"
    let head = "\(path):\(line): \(id), \(par), its solution takes \(solutionCount):"
    let tried = "\(attempts.counted("attempt")) with \(verbs.joined(separator: ", "))"
    switch ending {
    case .shorter(let commands):
      return ["\(head) \(commands.count) are enough (\(tried)):"] + commands.map { "  \($0)" }
    case .noneShorter where attempts == 0:
      return ["\(head) there is no shorter way than that."]
    case .noneShorter where verbs.isEmpty:
      return ["\(head) undecided: the search can use none of the verbs that are allowed."]
    case .noneShorter: return ["\(head) no shorter way among \(tried)."]
    case .attemptsUsedUp:
      return ["\(head) undecided: no shorter way among \(tried), and there is more to try."]
    case .stopped: return ["\(head) undecided: stopped after \(tried)."]
    }
  }
}
