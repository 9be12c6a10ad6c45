import LightconeDiagnostics
import LightconeLessons

/// Tries a challenge's own solution and wrong attempts, each from the challenge's start.
struct ChallengeRun {
  let challenge: Challenge
  let session: Session

  /// Everything that is wrong: the start is refused, a hint asks for what nobody knows, the solution
  /// misses the goal, or a wrong attempt or doing nothing reaches it.
  func problems() -> [Diagnostic] {
    var session = session
    do throws(Diagnostic) {
      try BlockRun(challenge.start, in: session).run(in: &session) { _ in }
    } catch { return [error] }
    let trial = ChallengeTrial(challenge: challenge)
    let hints = HintRules.check(
      challenge.hints, names: trial.knownNames(in: session),
      expected: "a metric, a parameter or 'commands'")
    do throws(Diagnostic) {
      if try trial.isReached(in: session) {
        // Then any attempt reaches it: there is no more to say.
        return hints + [problem("the goal is reached before anybody moves", at: challenge.goal)]
      }
    } catch { return hints + [error] }
    return hints + attempts(from: session)
  }

  private func attempts(from session: Session) -> [Diagnostic] {
    var found: [Diagnostic] = []
    let missed =
      "the reference solution does not reach the goal '\(challenge.goal.text)'"
    found += problem(with: challenge.solution, from: session, reaches: true, missed)
    for (index, attempt) in challenge.wrong.enumerated() {
      found += problem(
        with: attempt.commands, from: session, reaches: false,
        "wrong attempt \(index + 1) reaches the goal")
    }
    return found
  }

  private func problem(
    with commands: [SourceText], from session: Session, reaches: Bool, _ message: String
  ) -> [Diagnostic] {
    do throws(Diagnostic) {
      return try isReached(by: commands, from: session) == reaches
        ? [] : [problem(message, at: commands.first)]
    } catch { return [error] }
  }

  /// Whether the goal is reached behind any of the commands: a learner is told at once.
  private func isReached(
    by commands: [SourceText], from start: Session
  ) throws(Diagnostic) -> Bool {
    var session = start
    let trial = ChallengeTrial(challenge: challenge)
    for source in commands {
      do throws(Diagnostic) {
        guard let command = try Command.parse(source.text) else { continue }
        try trial.check(command)
        _ = try session.perform(command)
      } catch { throw error.placed(at: source) }
      if try trial.isReached(in: session) { return true }
    }
    return false
  }

  private func problem(_ text: String, at source: SourceText?) -> Diagnostic {
    Diagnostic(
      .lintRule, text,
      at: SourcePlace(line: source?.line ?? challenge.line, column: source?.column ?? 1))
  }
}
