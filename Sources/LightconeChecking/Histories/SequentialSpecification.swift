/// What an object does when one client after the other uses it: the truth that histories of several
/// clients at once are measured by.
///
/// Example: a register answers a read with what the last write wrote.
///
/// Reading: Herlihy and Wing, "Linearizability: A Correctness Condition for Concurrent Objects" (TOPLAS
/// 1990, §2).
public protocol SequentialSpecification: Sendable {
  /// What the object holds. Equal states must be equal values.
  associatedtype State: Hashable & Sendable
  /// An operation made ready for judging: its function, argument and answer, without text.
  associatedtype Call: Hashable & Sendable

  /// The name that people write, for example `cas-register`.
  static var name: String { get }
  /// What the object holds at first.
  var initialState: State { get }
  /// Whether each key is an object of its own, so that each can be judged alone (locality: Herlihy and
  /// Wing, §3.3).
  var isPartitionedByKey: Bool { get }

  /// Makes an operation ready.
  ///
  /// - Throws: ``HistoryProblem`` if the object has no such function, or arguments or answers of
  ///   another form.
  func call(for operation: HistoryOperation) throws(HistoryProblem) -> Call

  /// What the object holds after an operation, or nil if it could not have answered so.
  ///
  /// The answer of an operation whose outcome is unknown fits every state.
  func apply(_ call: Call, to state: State) -> State?
}

/// Something that makes a history impossible to judge.
public struct HistoryProblem: Error, Hashable, Sendable {
  /// The position at which it stands: an event's number, or a line.
  public var position: Int
  /// The column in that line, counted from 1, if it is known.
  public var column: Int?
  /// What is wrong, in one sentence without a full stop.
  public var message: String
  /// What would have been right.
  public var expected: String?
  /// The nearest word that would have been right.
  public var suggestion: String?

  /// Describes a problem.
  public init(
    at position: Int, column: Int? = nil, _ message: String, expected: String? = nil,
    suggestion: String? = nil
  ) {
    self.position = position
    self.column = column
    self.message = message
    self.expected = expected
    self.suggestion = suggestion
  }
}
