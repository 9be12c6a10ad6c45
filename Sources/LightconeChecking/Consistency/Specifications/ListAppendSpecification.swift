import LightconeTrace

/// A list that only grows: `append` puts a value at its end, `read` answers the whole list.
///
/// A read of an empty list may answer nothing. What `append` answers is not looked at. Each key is a list
/// of its own. Functions: `append`, and `read` (also `get`, `r`).
///
/// Reading: Kingsbury and Alvaro, "Elle: Inferring Isolation Anomalies from Experimental Observations"
/// (VLDB 2020), which uses such lists because they tell the order of all writes.
public struct ListAppendSpecification: SequentialSpecification {
  /// What a client asked, and what it was told.
  public enum Call: Hashable, Sendable {
    /// A value is put at the end.
    case append(OperationValue)
    /// A read and its answer; nil if nobody knows it.
    case read([OperationValue]?)
  }

  /// The name that people write.
  public static var name: String { "list-append" }
  /// An empty list.
  public var initialState: [OperationValue] { [] }
  /// Each key is a list of its own.
  public var isPartitionedByKey: Bool { true }

  /// Describes a list that is empty at first.
  public init() {}

  private enum Function { case append, read }
  private static var words: [(word: String, function: Function)] {
    [("append", .append), ("read", .read), ("get", .read), ("r", .read)]
  }

  /// Makes an operation ready.
  public func call(for operation: HistoryOperation) throws(HistoryProblem) -> Call {
    switch try operation.function(in: Self.words, of: Self.name) {
    case .append: .append(try operation.requiredArgument())
    case .read: .read(operation.outcome == .ok ? try operation.listOfAnswer() : nil)
    }
  }

  /// What the list holds afterwards.
  public func apply(_ call: Call, to state: [OperationValue]) -> [OperationValue]? {
    switch call {
    case .append(let value): state + [value]
    case .read(let answer): answer == nil || answer == state ? state : nil
    }
  }

  /// A read changes nothing.
  public func traits(of call: Call) -> CallTraits<[OperationValue]> {
    guard case .read(let answer) = call else { return CallTraits(.general) }
    return CallTraits(.observation, requires: answer)
  }

  /// Lists only grow at their end.
  public func canStillFit(_ call: Call, after state: [OperationValue]) -> Bool {
    guard case .read(.some(let answer)) = call else { return true }
    return answer.starts(with: state)
  }

  /// The values in order.
  public func text(of state: [OperationValue]) -> String { OperationValue.list(state).description }
}
