import LightconeDiagnostics
import LightconeLessons

/// Tries a challenge's own solution and wrong attempts, each from the challenge's start.
struct ChallengeRun {
  let challenge: Challenge
  let session: Session

  /// Throws if the solution misses the goal, or a wrong attempt or doing nothing reaches it.
  func check() throws(Diagnostic) {
    try checkHints()
    guard try isReached(by: challenge.solution) else {
      throw problem(
        "the reference solution does not reach the goal '\(challenge.goal.text)'",
        at: challenge.solution.first)
    }
    guard try !isReached(by: []) else {
      throw problem("the goal is reached before anybody moves", at: challenge.goal)
    }
    for (index, attempt) in challenge.wrong.enumerated() {
      guard try !isReached(by: attempt.commands) else {
        throw problem("wrong attempt \(index + 1) reaches the goal", at: attempt.commands.first)
      }
    }
  }

  /// A hint whose condition asks for a name that nobody knows would never be given.
  private func checkHints() throws(Diagnostic) {
    var session = session
    try BlockRun(challenge.start, in: session).run(in: &session) { _ in }
    let names = ChallengeTrial(challenge: challenge).knownNames(in: session)
    for condition in challenge.hints.compactMap(\.when) {
      let used = (try? Expression(parsing: condition.text))?.names ?? []
      guard let unknown = used.first(where: { !names.contains($0) }) else { continue }
      throw Diagnostic(
        .unknownName, "there is no name '\(unknown)' for a hint to ask for",
        at: SourcePlace(line: condition.line, column: condition.column),
        expected: "a metric, a parameter or 'commands'",
        suggestion: nearestWord(to: unknown, in: names))
    }
  }

  /// Whether the goal is reached behind any of the commands: a learner is told at once.
  private func isReached(by commands: [SourceText]) throws(Diagnostic) -> Bool {
    var session = session
    try BlockRun(challenge.start, in: session).run(in: &session) { _ in }
    let trial = ChallengeTrial(challenge: challenge)
    if try trial.isReached(in: session) { return true }
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
