/// A `challenge` block: reach a goal with some of the commands.
///
/// ````
/// ```challenge
/// id: free-the-locks
/// start: load two-phase-commit
/// goal: locks.held == 0
/// allow: [restart, run]
/// par: 2
/// hints:
///   - tier: nudge
///     when: commands > 3
///     text: Who knows the decision?
/// solution: |
///   restart coordinator
///   run
/// wrong:
///   - run
///   - commands: [restart product, run]
///     why: A participant knows no more than before.
/// ```
/// ````
public struct Challenge: Hashable, Sendable {
  /// The block's id in kebab-case, unique in its lesson.
  public var id: String
  /// The commands that set the scene; never empty.
  public var start: [SourceText]
  /// The predicate that must hold in the end.
  public var goal: SourceText
  /// The command verbs the learner may use; all of them if this is empty.
  public var allow: [SourceText]
  /// The command verbs the learner may not use.
  public var forbid: [SourceText]
  /// The number of commands a good solution takes, at least 1, if the block names it.
  public var par: Int?
  /// The hints, weakest first.
  public var hints: [Hint]
  /// The reference solution, which must reach the goal; never empty.
  public var solution: [SourceText]
  /// Attempts that must not reach the goal; never empty.
  public var wrong: [WrongAttempt]
  /// The line that opens the block's fence, counted from 1.
  public var line: Int

  /// Creates a challenge.
  public init(
    id: String, start: [SourceText], goal: SourceText, allow: [SourceText] = [],
    forbid: [SourceText] = [], par: Int? = nil, hints: [Hint] = [], solution: [SourceText],
    wrong: [WrongAttempt], line: Int
  ) {
    self.id = id
    self.start = start
    self.goal = goal
    self.allow = allow
    self.forbid = forbid
    self.par = par
    self.hints = hints
    self.solution = solution
    self.wrong = wrong
    self.line = line
  }
}

extension Challenge {
  /// A hint, shown when the learner asks for one.
  public struct Hint: Hashable, Sendable {
    /// How much the hint gives away.
    public var tier: Tier
    /// The condition under which the hint fits; it always fits if there is none.
    public var when: SourceText?
    /// What the learner reads.
    public var text: String

    /// Creates a hint.
    public init(tier: Tier, when: SourceText? = nil, text: String) {
      self.tier = tier
      self.when = when
      self.text = text
    }
  }

  /// How much a hint gives away. The cases stand in the order in which hints are given.
  public enum Tier: String, CaseIterable, Hashable, Sendable {
    /// Points the learner's eye somewhere.
    case nudge
    /// Names what to look at.
    case pointer
    /// Leaves one step to the learner.
    case nearAnswer = "near-answer"
  }

  /// An attempt that looks right and must fail.
  public struct WrongAttempt: Hashable, Sendable {
    /// The commands of the attempt; never empty.
    public var commands: [SourceText]
    /// Why the attempt fails, if the block says so.
    public var why: String?

    /// Creates an attempt.
    public init(commands: [SourceText], why: String? = nil) {
      self.commands = commands
      self.why = why
    }
  }
}

extension Challenge.Tier: Comparable {
  /// Whether one tier gives away less than another.
  public static func < (first: Self, second: Self) -> Bool { first.strength < second.strength }

  /// How much the tier gives away, counted from 0.
  private var strength: Int {
    switch self {
    case .nudge: 0
    case .pointer: 1
    case .nearAnswer: 2
    }
  }
}
