import LightconeDiagnostics
public import LightconeLessons
import Lightcone
import LightconeRendering

/// Goes through a lesson and looks for a shorter way at each of its challenges.
public struct ParWalk {
  private let lesson: Lesson
  private let maximumAttempts: Int
  private let shouldStop: @Sendable () -> Bool

  /// Prepares a walk.
  ///
  /// - Parameter maximumAttempts: how many attempts are made for each challenge, 1 or more.
  public init(
    _ lesson: Lesson, maximumAttempts: Int, shouldStop: @escaping @Sendable () -> Bool = { false }
  ) {
    precondition(maximumAttempts > 0, "\(maximumAttempts) attempts are none")
    self.lesson = lesson
    self.maximumAttempts = maximumAttempts
    self.shouldStop = shouldStop
  }

  /// Looks at all challenges in order.
  public func run() -> ParReport {
    var report = ParReport(path: lesson.file ?? lesson.frontMatter.id)
    var session = Session(shouldStop: shouldStop)
    do throws(Diagnostic) {
      for part in lesson.parts {
        if case .challenge(let challenge) = part {
          report.findings.append(try search(challenge, session))
        } else {
          try run(part.shownCommands, in: &session)
        }
      }
    } catch { report.problem = lesson.file.map { error.inFile($0) } ?? error }
    return report
  }

  private func search(
    _ challenge: Challenge, _ session: Session
  ) throws(Diagnostic) -> ParReport.Finding {
    var session = session
    try run(challenge.start, in: &session)
    var search = ParSearch(
      challenge, in: session, maximumAttempts: maximumAttempts, shouldStop: shouldStop)
    let count = challenge.solution.count
    let verbs = ParSearch.verbs(of: challenge)
    let ending = search.run(fewerThan: min(challenge.par ?? count, count))
    return ParReport.Finding(
      id: challenge.id, line: challenge.line, par: challenge.par, solutionCount: count,
      ending: ending, attempts: search.attempts,
      verbs: ParMoves.verbs.filter { verbs.contains($0) }.map(\.rawValue))
  }

  /// Runs lines of the lesson without judging its claims.
  private func run(_ lines: [SourceText], in session: inout Session) throws(Diagnostic) {
    var block = BlockRun(lines, in: session)
    block.classes = []
    try block.run(in: &session) { _ in }
  }
}
