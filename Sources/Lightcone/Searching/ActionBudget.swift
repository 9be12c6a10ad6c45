public import LightconeTrace

/// What may go wrong on the way to a state of a search, and how often.
///
/// Messages arrive in every order, and pieces of work end in every order. All else has a budget, since
/// a search in which anything may be lost any number of times never ends.
///
/// Example: `ActionBudget(drops: 2, crashes: 1, timers: 3)`.
public struct ActionBudget: Hashable, Sendable {
  /// How many messages may be lost, 0 to 255.
  public var drops: Int
  /// How many messages may be doubled, 0 to 255.
  public var duplicates: Int
  /// How many times nodes may crash, 0 to 255, at any moment: also between two effects of one handler.
  /// A node that has crashed may start again at any time.
  public var crashes: Int
  /// How many times timers may go off, 0 to 255. A timer may go off at any time, early or late: the
  /// search knows no times.
  public var timers: Int

  /// Creates a budget; nothing goes wrong and each of a few timers goes off unless said otherwise.
  @inlinable
  public init(drops: Int = 0, duplicates: Int = 0, crashes: Int = 0, timers: Int = 1) {
    self.drops = drops
    self.duplicates = duplicates
    self.crashes = crashes
    self.timers = timers
  }

  /// Whether every part lies in its range.
  public var isPossible: Bool {
    [drops, duplicates, crashes, timers].allSatisfy { (0...255).contains($0) }
  }

  /// What may happen in addition to deliveries and the ends of work, in words.
  public var description: String {
    [
      Self.text(drops, "lost message"), Self.text(duplicates, "doubled message"),
      Self.text(crashes, "crash", "crashes"),
      Self.text(timers, "timer going off", "timers going off"),
    ]
    .joined(separator: ", ")
  }

  @inlinable
  static func text(_ count: Int, _ one: String, _ many: String? = nil) -> String {
    count == 0 ? "no \(one)" : count == 1 ? "1 \(one)" : "up to \(count) \(many ?? one + "s")"
  }
}

/// Why a world cannot be searched.
public enum SearchProblem: Error, Hashable, Sendable {
  /// A part of the budget lies outside its range.
  case impossibleBudget
  /// A node waits for its disk in the middle of a handler.
  case waitsForDisk(NodeID)
  /// A node has not started yet, and the schedule that the world follows keeps it from it.
  case notStarted(NodeID)
  /// What clients asked and were told is wanted, and was not recorded.
  case historyUnknown
}

/// How much of a budget is spent.
@usableFromInline
struct SpentBudget: Hashable, Sendable {
  @usableFromInline var drops: UInt8 = 0
  @usableFromInline var duplicates: UInt8 = 0
  @usableFromInline var crashes: UInt8 = 0
  @usableFromInline var timers: UInt8 = 0

  @inlinable
  init() {}

  @inlinable
  var digest: StateFingerprint { StateFingerprint(hashing: self) }
}
