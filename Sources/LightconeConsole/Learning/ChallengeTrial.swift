import Lightcone
import LightconeDiagnostics
import LightconeLessons
import LightconeTrace

/// A challenge while somebody is at it, and what was tried.
///
/// The rules:
///
/// 1. Looking, moving in time and `reset` are always allowed, unless the challenge forbids them.
/// 2. The goal is looked at after every command that changes the run.
/// 3. `reset` brings back the run with which the challenge began, and begins a new attempt.
/// 4. The score is the number of commands of an attempt that change the run, `run` and `back`
///    included, against par.
struct ChallengeTrial: Sendable {
  let challenge: Challenge
  /// The run as the challenge began; `reset` brings it back.
  var start: OpenRun?
  /// The commands of this attempt that change the run, moves in time included. Looking is free, and an
  /// attempt begins again with `reset`.
  var commands: [String] = []
  /// How many commands all attempts took.
  var triedCount = 0
  /// The attempt, counted from 1.
  var attempt = 1
  /// Whether this attempt has been told to have failed.
  var hasFailed = false

  /// How many commands this attempt took.
  var commandCount: Int { commands.count }

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

  /// Why this attempt fails, if it is one that the lesson foresees.
  var knownMistake: String? {
    challenge.wrong.first { $0.commands.map(\.text) == commands }?.why
  }

  /// Whether a hint's condition is true in a session's run; without a run it is not.
  func fits(_ condition: SourceText, in session: Session) -> Bool {
    guard let run = session.run else { return false }
    return (try? holds(condition, run)) == true
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
  /// The names that the goal and the hints can use.
  func quantities(of run: OpenRun) -> TrialQuantities {
    TrialQuantities(
      base: RunQuantities(run.simulation, run.model, run.settings), commands: triedCount)
  }
}

/// The names of a run, and `commands`: how many commands the challenge has taken so far.
struct TrialQuantities: Quantities {
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
