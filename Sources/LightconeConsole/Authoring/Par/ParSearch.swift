import Lightcone
import LightconeDiagnostics
import LightconeLessons
import LightconeTrace

/// Looks for a way to a challenge's goal that takes fewer commands than is said to be needed.
///
/// It solves this: an author knows one good solution, not whether there is a shorter one. A learner
/// who finds one has found a hole in the lesson.
///
/// The rules:
/// 1. An attempt is some faults, each behind an `at` of its own, and then `run`.
/// 2. Attempts with fewer faults come first; among those of one length the order is that of time.
/// 3. Only faults that the challenge allows and that have no number to choose are tried: see
///    ``ParMoves``. They are tried once in each gap between two events: see ``ParMoments``.
/// 4. The search ends at the first way that is shorter than `limit`, when there is none among those
///    that it tries, or when its attempts are used up.
///
/// What it does not promise: that no shorter way exists. It sets no parameter, loses no share of the
/// messages, and looks at the goal at the end of a run only.
struct ParSearch {
  /// How a search ended.
  enum Ending: Hashable {
    /// A way with fewer commands than the limit.
    case shorter([String])
    /// None of those that are tried leads to the goal.
    case noneShorter
    /// There were more to try.
    case attemptsUsedUp
    /// Somebody stopped it.
    case stopped
  }

  private let trial: ChallengeTrial
  private let start: Session
  private let moves: ParMoves
  private let spans: [TimeSpan]
  private let maximumAttempts: Int
  private let shouldStop: () -> Bool
  /// How many attempts were made.
  private(set) var attempts = 0

  /// Prepares a search.
  ///
  /// - Parameter session: the session behind the challenge's start.
  init(
    _ challenge: Challenge, in session: Session, maximumAttempts: Int,
    shouldStop: @escaping () -> Bool
  ) {
    trial = ChallengeTrial(challenge: challenge)
    start = session
    moves = ParMoves(
      names: session.run?.simulation.nodes.map(\.name) ?? [], verbs: Self.verbs(of: challenge))
    let texts = [challenge.goal] + challenge.start + challenge.solution
    spans = Set(texts.flatMap { Self.spans(in: $0.text) }).sorted()
    self.maximumAttempts = maximumAttempts
    self.shouldStop = shouldStop
  }

  /// Searches for a way with fewer commands than `limit`.
  mutating func run(fewerThan limit: Int) -> Ending {
    // `run` is a command, too.
    for faults in 0..<max(1, limit - 1) where limit > 1 {
      if let ending = extend(start, by: faults, [], from: now(of: start)) { return ending }
    }
    return .noneShorter
  }

  /// Tries all continuations with so many further faults; nil if none reaches the goal.
  private mutating func extend(
    _ session: Session, by faults: Int, _ commands: [String], from earliest: Instant
  ) -> Ending? {
    var ended = session
    guard perform("run", in: &ended), let run = ended.run else { return nil }
    if faults == 0 {
      guard attempts < maximumAttempts else { return .attemptsUsedUp }
      guard !shouldStop() else { return .stopped }
      attempts += 1
      return (try? trial.isReached(in: ended)) == true ? .shorter(commands + ["run"]) : nil
    }
    let moments = ParMoments(
      run.simulation.trace, from: earliest, to: run.horizon, spans: spans
    ).moments
    for moment in moments {
      for move in moves.moves(at: moment) {
        let command = "at \(TimeSpan(nanoseconds: moment.time.nanoseconds).literal) \(move)"
        var next = session
        guard perform(command, in: &next) else { continue }
        if let ending = extend(next, by: faults - 1, commands + [command], from: moment.time) {
          return ending
        }
      }
    }
    return nil
  }

  private func perform(_ line: String, in session: inout Session) -> Bool {
    do throws(Diagnostic) {
      guard let command = try Command.parse(line) else { return false }
      try trial.check(command)
      _ = try session.perform(command)
      return true
    } catch { return false }
  }

  private func now(of session: Session) -> Instant { session.run?.simulation.now ?? .start }
}

extension ParSearch {
  /// The verbs that a challenge leaves, of those that the search can use.
  static func verbs(of challenge: Challenge) -> Set<CommandVerb> {
    let allowed = Set(challenge.allow.map(\.text))
    let forbidden = Set(challenge.forbid.map(\.text))
    return Set(
      ParMoves.verbs.filter {
        (allowed.isEmpty || allowed.contains($0.rawValue)) && !forbidden.contains($0.rawValue)
      })
  }

  /// The lengths of time that a text names: `5s` in `max(lock.held) >= 5s`.
  static func spans(in text: String) -> [TimeSpan] {
    text.split { !($0.isLetter || $0.isNumber || $0 == ".") }.compactMap { word in
      let unit = word.drop { $0.isNumber || $0 == "." }
      guard let count = Double(word.dropLast(unit.count)), count > 0,
        let size = NumberLiteral.nanoseconds(in: String(unit)), count * Double(size) < 1e18
      else { return nil }
      return TimeSpan(nanoseconds: Int64(count * Double(size)))
    }
  }
}
