import LightconeTrace

/// A register with compare-and-set: `cas [1 2]` makes 2 out of 1 and does nothing to any other value.
///
/// Functions: `read`, `write` and their other names as for a register, and `cas` (also
/// `compare-and-set`) with a list of two. A `cas` that answers nothing, `true`, `ok` or its own argument
/// did it; one that answers `false` found another value. One that ended with outcome `fail` is no part
/// of the history. Each key is a register of its own.
public struct CompareAndSetRegisterSpecification: SequentialSpecification {
  /// What a client asked, and what it was told.
  public enum Call: Hashable, Sendable {
    /// A read or a write.
    case simple(RegisterSpecification.Call)
    /// A compare-and-set that found `from`.
    case exchanged(from: OperationValue, to: OperationValue)
    /// A compare-and-set that found something else.
    case refused(from: OperationValue)
    /// A compare-and-set of which nobody knows what it found.
    case open(from: OperationValue, to: OperationValue)
  }

  /// The name that people write.
  public static var name: String { "cas-register" }
  /// What the register holds at first.
  public var initialState: OperationValue
  /// Each key is a register of its own.
  public var isPartitionedByKey: Bool { true }

  /// Describes a register that holds a value at first.
  public init(holding initialState: OperationValue = .none) { self.initialState = initialState }

  private enum Function { case read, write, exchange }
  private static var words: [(word: String, function: Function)] {
    [
      ("read", .read), ("write", .write), ("cas", .exchange), ("get", .read), ("put", .write),
      ("set", .write), ("r", .read), ("w", .write), ("compare-and-set", .exchange),
    ]
  }

  /// Makes an operation ready.
  public func call(for operation: HistoryOperation) throws(HistoryProblem) -> Call {
    switch try operation.function(in: Self.words, of: Self.name) {
    case .read: return .simple(operation.outcome == .ok ? .read(operation.answer) : .openRead)
    case .write: return .simple(.write(try operation.requiredArgument()))
    case .exchange:
      let pair = try operation.argumentPair()
      guard operation.outcome == .ok else { return .open(from: pair.from, to: pair.to) }
      let isDone = try operation.truthOfAnswer() ?? true
      return isDone ? .exchanged(from: pair.from, to: pair.to) : .refused(from: pair.from)
    }
  }

  /// What the register holds afterwards.
  public func apply(_ call: Call, to state: OperationValue) -> OperationValue? {
    switch call {
    case .simple(let call): RegisterSpecification().apply(call, to: state)
    case .exchanged(let from, let to): state == from ? to : nil
    case .refused(let from): state == from ? nil : state
    case .open(let from, let to): state == from ? to : state
    }
  }

  /// Reads and refused exchanges change nothing, writes overwrite, an exchange needs its value.
  public func traits(of call: Call) -> CallTraits<OperationValue> {
    switch call {
    case .simple(let call): RegisterSpecification().traits(of: call)
    case .exchanged(let from, let to) where from == to: CallTraits(.observation, requires: from)
    case .exchanged(let from, let to): CallTraits(.general, requires: from, leaves: to)
    case .refused: CallTraits(.observation)
    case .open(let from, let to): CallTraits(.general, requires: from, leaves: to)
    }
  }

  /// The value.
  public func text(of state: OperationValue) -> String { state.description }
}
