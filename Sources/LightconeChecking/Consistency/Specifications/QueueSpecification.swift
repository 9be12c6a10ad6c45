import LightconeTrace

/// A queue: first in, first out.
///
/// Functions: `enqueue` (also `push`, `send`) and `dequeue` (also `pop`, `receive`), which answers nothing
/// if the queue is empty. Each key is a queue of its own.
public struct QueueSpecification: SequentialSpecification {
  /// What a client asked, and what it was told.
  public enum Call: Hashable, Sendable {
    /// Something is put at the end.
    case enqueue(OperationValue)
    /// The first is taken; `.none` if there was nothing.
    case dequeue(OperationValue)
    /// The first is taken, if there is one; nobody knows what it was.
    case openDequeue
  }

  /// The name that people write.
  public static var name: String { "queue" }
  /// Nothing.
  public var initialState: [OperationValue] { [] }
  /// Each key is a queue of its own.
  public var isPartitionedByKey: Bool { true }

  /// Describes a queue that is empty at first.
  public init() {}

  private enum Function { case enqueue, dequeue }
  private static var words: [(word: String, function: Function)] {
    [
      ("enqueue", .enqueue), ("dequeue", .dequeue), ("push", .enqueue), ("pop", .dequeue),
      ("send", .enqueue), ("receive", .dequeue),
    ]
  }

  /// Makes an operation ready.
  public func call(for operation: HistoryOperation) throws(HistoryProblem) -> Call {
    switch try operation.function(in: Self.words, of: Self.name) {
    case .enqueue: .enqueue(try operation.requiredArgument())
    case .dequeue: operation.outcome == .ok ? .dequeue(operation.answer) : .openDequeue
    }
  }

  /// What is queued afterwards.
  public func apply(_ call: Call, to state: [OperationValue]) -> [OperationValue]? {
    switch call {
    case .enqueue(let value): return state + [value]
    case .dequeue(.none): return state.isEmpty ? state : nil
    case .dequeue(let value): return state.first == value ? Array(state.dropFirst()) : nil
    case .openDequeue: return Array(state.dropFirst())
    }
  }

  /// Taking nothing from an empty queue changes nothing.
  public func traits(of call: Call) -> CallTraits<[OperationValue]> {
    call == .dequeue(.none) ? CallTraits(.observation, requires: []) : CallTraits(.general)
  }

  /// The values in order.
  public func text(of state: [OperationValue]) -> String { OperationValue.list(state).description }
}
