import LightconeTrace

/// A set of values.
///
/// Functions: `add` (also `insert`), `remove` (also `delete`), `contains` (also `has`), which answers true
/// or false, and `read` (also `get`), which answers a list of all values in any order. What `add` and
/// `remove` answer is not looked at. Each key is a set of its own.
public struct SetSpecification: SequentialSpecification {
  /// What a client asked, and what it was told.
  public enum Call: Hashable, Sendable {
    /// A value is put in.
    case add(OperationValue)
    /// A value is taken out.
    case remove(OperationValue)
    /// Whether a value is in, and the answer.
    case contains(OperationValue, Bool)
    /// All values.
    case read(Set<OperationValue>)
    /// A question of which nobody knows the answer.
    case openQuestion
  }

  /// The name that people write.
  public static var name: String { "set" }
  /// Nothing.
  public var initialState: Set<OperationValue> { [] }
  /// Each key is a set of its own.
  public var isPartitionedByKey: Bool { true }

  /// Describes a set that is empty at first.
  public init() {}

  private enum Function { case add, remove, contains, read }
  private static var words: [(word: String, function: Function)] {
    [
      ("add", .add), ("remove", .remove), ("contains", .contains), ("read", .read),
      ("insert", .add), ("delete", .remove), ("has", .contains), ("get", .read),
    ]
  }

  /// Makes an operation ready.
  public func call(for operation: HistoryOperation) throws(HistoryProblem) -> Call {
    switch try operation.function(in: Self.words, of: Self.name) {
    case .add: return .add(try operation.requiredArgument())
    case .remove: return .remove(try operation.requiredArgument())
    case .contains:
      let value = try operation.requiredArgument()
      guard operation.outcome == .ok else { return .openQuestion }
      guard operation.answer != .none, let answer = try operation.truthOfAnswer() else {
        throw HistoryProblem(
          at: operation.ended ?? operation.began, "'\(operation.function)' has no answer",
          expected: "true or false")
      }
      return .contains(value, answer)
    case .read:
      return operation.outcome == .ok ? .read(Set(try operation.listOfAnswer())) : .openQuestion
    }
  }

  /// What is in the set afterwards.
  public func apply(_ call: Call, to state: Set<OperationValue>) -> Set<OperationValue>? {
    switch call {
    case .add(let value): state.union([value])
    case .remove(let value): state.subtracting([value])
    case .contains(let value, let answer): state.contains(value) == answer ? state : nil
    case .read(let values): values == state ? state : nil
    case .openQuestion: state
    }
  }

  /// Questions change nothing.
  public func traits(of call: Call) -> CallTraits<Set<OperationValue>> {
    switch call {
    case .add, .remove: CallTraits(.general)
    case .contains, .openQuestion: CallTraits(.observation)
    case .read(let values): CallTraits(.observation, requires: values)
    }
  }

  /// The values in the order of their texts.
  public func text(of state: Set<OperationValue>) -> String {
    "{\(state.map(\.description).sorted().joined(separator: " "))}"
  }
}
