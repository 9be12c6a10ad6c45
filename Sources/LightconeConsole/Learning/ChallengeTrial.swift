import Lightcone
import LightconeDiagnostics
import LightconeLessons
import LightconeTrace

/// A challenge while somebody is at it: what was tried, and which hints were given.
///
/// The rules:
///
/// 1. Looking, moving in time and `reset` are always allowed, unless the challenge forbids them.
/// 2. The goal is looked at after every command that changes the run.
/// 3. `reset` brings back the run with which the challenge began, and begins a new attempt.
/// 4. Par counts the commands of an attempt that change the run, `run` and `back` included.
struct ChallengeTrial: Sendable {
  let challenge: Challenge
  /// The run as the challenge began; `reset` brings it back.
  var start: OpenRun?
  /// How many commands this attempt took: those that change the run, moves in time included. Looking
  /// is free, and an attempt begins again with `reset`.
  var commandCount = 0
  /// How many commands all attempts took.
  var triedCount = 0
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
    guard command.changesRun, verb != .reset else { return }
    let allowed = challenge.allow.map(\.text)
    let forbidden = challenge.forbid.map(\.text)
    let isMissing = !allowed.isEmpty && !allowed.contains(verb.rawValue) && !verb.movesInTime
    guard isMissing || forbidden.contains(verb.rawValue) else { return }
    throw Diagnostic(
      .notNow, "'\(verb.rawValue)' is not allowed in this challenge",
      expected: allowed.isEmpty
        ? "anything but \(forbidden.joined(separator: ", "))"
        : "\(allowed.joined(separator: ", ")), moving in time, looking, or 'reset' to begin again")
  }

  /// What keeps the goal from being reached, in words.
  func shortfall(in session: Session) -> String {
    let goal = challenge.goal.text
    guard let run = session.run, let expression = try? Expression(parsing: goal) else {
      return goal
    }
    do throws(Diagnostic) {
      let evaluation = try expression.evaluate(in: quantities(of: run))
      guard let missed = evaluation.comparisons.first(where: { !$0.holds }) else { return goal }
      return "\(missed.measuredText) is \(missed.measuredValueText), wanted "
        + "\(missed.expectedDescription)"
    } catch { return error.message }
  }

  /// The next hint that fits, weakest first; each is given once.
  mutating func nextHint(in session: Session) -> String {
    for (index, hint) in challenge.hints.enumerated() where !hintsGiven.contains(index) {
      if let condition = hint.when, let run = session.run,
        (try? holds(condition, run)) != true
      {
        continue
      }
      hintsGiven.insert(index)
      return hint.text
    }
    return hintsGiven.count == challenge.hints.count
      ? "That was the last hint." : "No further hint fits what you have done so far: try something."
  }

  /// The names that the goal and the conditions of hints may use in a session's run.
  func knownNames(in session: Session) -> [String] {
    session.run.map { quantities(of: $0).knownNames } ?? []
  }

  private func holds(_ source: SourceText, _ run: OpenRun) throws(Diagnostic) -> Bool {
    do throws(Diagnostic) {
      return try Expression(parsing: source.text).evaluate(in: quantities(of: run)).holds ?? false
    } catch {
      // A condition on samples is not met before there are any.
      guard error.code == .cannotEvaluate else { throw error.placed(at: source) }
      return false
    }
  }
}

extension ChallengeTrial {
  private func quantities(of run: OpenRun) -> TrialQuantities {
    TrialQuantities(
      base: RunQuantities(run.simulation, run.model, run.settings), commands: triedCount)
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

  func count(of kind: TraceEvent.Kind, at node: String?) -> EventCount {
    base.count(of: kind, at: node)
  }
}

extension CommandVerb {
  /// Whether it goes along the run as it is, forward or back, or to another branch of it, or takes
  /// something back.
  var movesInTime: Bool {
    switch self {
    case .run, .step, .play, .back, .goto, .fork, .switch, .undo: true
    default: false
    }
  }
}

extension Command {
  /// The verb that decides whether a command is allowed: behind `at` and `when` it is the fault's.
  fileprivate var usedVerb: CommandVerb {
    switch self {
    case .at(_, let fault), .when(_, let fault): fault.verb
    default: verb
    }
  }
}
