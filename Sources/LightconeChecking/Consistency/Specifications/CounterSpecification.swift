import LightconeTrace

/// A counter that begins at 0.
///
/// Functions: `add N`, `increment` and `decrement` (by N, or by 1 without an argument), and `read` (also
/// `get`). What the first three answer is not looked at. Each key is a counter of its own.
public struct CounterSpecification: SequentialSpecification {
  /// What a client asked, and what it was told.
  public enum Call: Hashable, Sendable {
    /// An addition.
    case add(Int)
    /// A read and its answer; nil if nobody knows it.
    case read(Int?)
  }

  /// The name that people write.
  public static var name: String { "counter" }
  /// Zero.
  public var initialState: Int { 0 }
  /// Each key is a counter of its own.
  public var isPartitionedByKey: Bool { true }

  /// Describes a counter.
  public init() {}

  private enum Function { case add, increment, decrement, read }
  private static var words: [(word: String, function: Function)] {
    [
      ("add", .add), ("increment", .increment), ("read", .read), ("decrement", .decrement),
      ("inc", .increment), ("dec", .decrement), ("get", .read),
    ]
  }

  private static func number(
    _ value: OperationValue, _ what: String, at position: Int
  ) throws(HistoryProblem) -> Int {
    // Sums of such numbers cannot leave the range of a whole number in any history that fits in memory.
    guard case .integer(let number) = value, abs(number / 2) < 1 << 39 else {
      throw HistoryProblem(
        at: position, "\(what) is \(value)", expected: "a whole number, at most 2^40 in size")
    }
    return number
  }

  /// Makes an operation ready.
  public func call(for operation: HistoryOperation) throws(HistoryProblem) -> Call {
    let function = try operation.function(in: Self.words, of: Self.name)
    if function == .read {
      guard operation.outcome == .ok else { return .read(nil) }
      let position = operation.ended ?? operation.began
      guard case .integer(let answer) = operation.answer else {
        throw HistoryProblem(
          at: position, "the answer of '\(operation.function)' is \(operation.answer)",
          expected: "a whole number")
      }
      return .read(answer)
    }
    if function != .add, operation.argument == .none {
      return .add(function == .increment ? 1 : -1)
    }
    let step = try Self.number(
      operation.argument, "the argument of '\(operation.function)'", at: operation.began)
    return .add(function == .decrement ? -step : step)
  }

  /// What the counter shows afterwards.
  public func apply(_ call: Call, to state: Int) -> Int? {
    switch call {
    case .add(let step): state + step
    case .read(let answer): answer == nil || answer == state ? state : nil
    }
  }

  /// A read changes nothing.
  public func traits(of call: Call) -> CallTraits<Int> {
    guard case .read(let answer) = call else { return CallTraits(.general) }
    return CallTraits(.observation, requires: answer)
  }
}
