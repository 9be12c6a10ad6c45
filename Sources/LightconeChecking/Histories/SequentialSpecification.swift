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

  /// What can be said of a call without looking at a state. It makes searches short; the default says
  /// nothing and is always right.
  func traits(of call: Call) -> CallTraits<State>
  /// Whether a call that changes nothing could fit a state that grows out of this one without an
  /// overwrite. The default, true, is always right.
  func canStillFit(_ call: Call, after state: State) -> Bool
  /// A state in words, for explanations.
  func text(of state: State) -> String
}

extension SequentialSpecification {
  /// Says nothing of a call.
  public func traits(of call: Call) -> CallTraits<State> { CallTraits(.general) }
  /// Says nothing of the future.
  public func canStillFit(_ call: Call, after state: State) -> Bool { true }
  /// The state as Swift prints it.
  public func text(of state: State) -> String { "\(state)" }
}

/// How a call changes the object.
public enum CallKind: UInt8, Hashable, Sendable {
  /// It never changes the state, whatever the state is: a read.
  case observation
  /// It fits every state, and what it leaves does not depend on what was there: a write.
  case overwrite
  /// Anything else.
  case general
}

/// What can be said of a call without looking at a state.
public struct CallTraits<State: Hashable & Sendable>: Hashable, Sendable {
  /// How it changes the object.
  public var kind: CallKind
  /// The one state that it fits, and in which alone it does anything; nil if there are several.
  public var requiredState: State?
  /// The one state that it leaves; nil if there are several.
  public var resultState: State?

  /// Describes a call.
  public init(
    _ kind: CallKind, requires requiredState: State? = nil, leaves resultState: State? = nil
  ) {
    self.kind = kind
    self.requiredState = requiredState
    self.resultState = resultState
  }
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
