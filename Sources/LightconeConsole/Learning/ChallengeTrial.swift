import Lightcone
import LightconeDiagnostics
import LightconeLessons

/// A challenge while somebody is at it: what was tried, and which hints were given.
struct ChallengeTrial: Sendable {
  let challenge: Challenge
  /// How many commands were tried that can change the run.
  var commandCount = 0
  var hintsGiven: Set<Int> = []
  var isDone = false

  /// Whether the goal is reached in a session's run.
  func isReached(in session: Session) throws(Diagnostic) -> Bool {
    guard let run = session.run else { return false }
    return try holds(challenge.goal, run)
  }

  /// Refuses a command that the challenge does not allow.
  func check(_ command: Command) throws(Diagnostic) {
    let verb = command.usedVerb
    guard command.changesRun, verb != .run, verb != .step, verb != .back, verb != .goto else {
      return
    }
    let allowed = challenge.allow.map(\.text)
    let forbidden = challenge.forbid.map(\.text)
    if forbidden.contains(verb.rawValue) || (!allowed.isEmpty && !allowed.contains(verb.rawValue)) {
      throw Diagnostic(
        .notNow, "'\(verb.rawValue)' is not allowed in this challenge",
        expected: allowed.isEmpty
          ? "anything but \(forbidden.joined(separator: ", "))"
          : "one of \(allowed.joined(separator: ", ")), besides moving in time and looking")
    }
  }

  /// The next hint that fits, weakest first; each is given once.
  mutating func nextHint(in session: Session) throws(Diagnostic) -> String {
    for (index, hint) in challenge.hints.enumerated() where !hintsGiven.contains(index) {
      if let condition = hint.when, let run = session.run, !(try holds(condition, run)) { continue }
      hintsGiven.insert(index)
      return hint.text
    }
    return hintsGiven.count == challenge.hints.count
      ? "That was the last hint." : "No further hint fits what you have done so far: try something."
  }

  private func holds(_ source: SourceText, _ run: OpenRun) throws(Diagnostic) -> Bool {
    do throws(Diagnostic) {
      let quantities = TrialQuantities(
        base: RunQuantities(run.simulation, run.model, run.settings), commands: commandCount)
      return try Expression(parsing: source.text).evaluate(in: quantities).holds ?? false
    } catch {
      // A condition on samples is not met before there are any.
      guard error.code == .cannotEvaluate else { throw error.placed(at: source) }
      return false
    }
  }
}

/// The names of a run, and `commands`: how many commands the challenge has taken so far.
private struct TrialQuantities: Quantities {
  let base: RunQuantities
  let commands: Int

  var knownNames: [String] { base.knownNames + ["commands"] }

  func value(named name: String) -> NamedValue? {
    name == "commands" ? .scalar(Quantity(Double(commands))) : base.value(named: name)
  }
}

extension Command {
  /// The verb that decides whether a command is allowed: behind `at` it is the fault's.
  fileprivate var usedVerb: CommandVerb {
    if case .at(_, let fault) = self { fault.verb } else { verb }
  }
}
