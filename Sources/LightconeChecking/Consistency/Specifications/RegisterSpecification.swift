import LightconeTrace

/// A register: a read answers what the last write wrote, or nothing before the first.
///
/// Functions: `read` (also `get`, `r`) and `write` (also `put`, `set`, `w`). What a write answers is not
/// looked at. Each key is a register of its own.
public struct RegisterSpecification: SequentialSpecification {
  /// What a client asked, and what it was told.
  public enum Call: Hashable, Sendable {
    /// A read and its answer.
    case read(OperationValue)
    /// A read of which nobody knows the answer.
    case openRead
    /// A write.
    case write(OperationValue)
  }

  /// The name that people write.
  public static var name: String { "register" }
  /// What the register holds at first.
  public var initialState: OperationValue
  /// Each key is a register of its own.
  public var isPartitionedByKey: Bool { true }

  /// Describes a register that holds a value at first.
  public init(holding initialState: OperationValue = .none) { self.initialState = initialState }

  private enum Function { case read, write }
  private static var words: [(word: String, function: Function)] {
    [
      ("read", .read), ("write", .write), ("get", .read), ("put", .write), ("set", .write),
      ("r", .read), ("w", .write),
    ]
  }

  /// Makes an operation ready.
  public func call(for operation: HistoryOperation) throws(HistoryProblem) -> Call {
    switch try operation.function(in: Self.words, of: Self.name) {
    case .read: operation.outcome == .ok ? .read(operation.answer) : .openRead
    case .write: .write(try operation.requiredArgument())
    }
  }

  /// What the register holds afterwards.
  public func apply(_ call: Call, to state: OperationValue) -> OperationValue? {
    switch call {
    case .read(let value): value == state ? state : nil
    case .openRead: state
    case .write(let value): value
    }
  }

  /// Reads change nothing, writes overwrite.
  public func traits(of call: Call) -> CallTraits<OperationValue> {
    switch call {
    case .read(let value): CallTraits(.observation, requires: value)
    case .openRead: CallTraits(.observation)
    case .write(let value): CallTraits(.overwrite, leaves: value)
    }
  }

  /// The value.
  public func text(of state: OperationValue) -> String { state.description }
}
