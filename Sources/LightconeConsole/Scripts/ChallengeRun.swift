import LightconeDiagnostics
import LightconeLessons

/// Tries a challenge's own solution and wrong attempts, each from the challenge's start.
struct ChallengeRun {
  let challenge: Challenge
  let session: Session

  /// Throws if the solution misses the goal, or a wrong attempt or doing nothing reaches it.
  func check() throws(Diagnostic) {
    guard try isReached(by: challenge.solution) else {
      throw problem("the reference solution does not reach the goal '\(challenge.goal.text)'")
    }
    guard try !isReached(by: []) else { throw problem("the goal is reached before anybody moves") }
    for (index, attempt) in challenge.wrong.enumerated() {
      guard try !isReached(by: attempt.commands) else {
        throw problem("wrong attempt \(index + 1) reaches the goal")
      }
    }
  }

  private func isReached(by commands: [SourceText]) throws(Diagnostic) -> Bool {
    var session = session
    try BlockRun(challenge.start, in: session).run(in: &session) { _ in }
    let trial = ChallengeTrial(challenge: challenge)
    for source in commands {
      do throws(Diagnostic) {
        guard let command = try Command.parse(source.text) else { continue }
        try trial.check(command)
        _ = try session.perform(command)
      } catch { throw error.placed(at: source) }
    }
    return try trial.isReached(in: session)
  }

  private func problem(_ text: String) -> Diagnostic {
    Diagnostic(.lintRule, text, at: SourcePlace(line: challenge.line))
  }
}
