public import LightconeTrace

/// Several reads and writes that a client asked to happen as one.
public struct Transaction: Hashable, Sendable {
  /// Its place in ``OperationHistory/operations``.
  public var operation: Int
  /// The client's number.
  public var client: Int
  /// What it does, in order. Reads of a committed transaction are answered.
  public var microOperations: [MicroOperation]
  /// Committed (`ok`), aborted (`fail`), or `unknown`.
  public var outcome: OperationOutcome
  /// The position of its beginning.
  public var began: Int
  /// The position of its end, if it ended.
  public var ended: Int?

  /// Describes a transaction.
  public init(
    operation: Int, client: Int, microOperations: [MicroOperation], outcome: OperationOutcome,
    began: Int, ended: Int?
  ) {
    self.operation = operation
    self.client = client
    self.microOperations = microOperations
    self.outcome = outcome
    self.began = began
    self.ended = ended
  }
}

/// One read or write of a transaction.
public struct MicroOperation: Hashable, Sendable {
  /// What a micro-operation does.
  public enum Function: String, CaseIterable, Hashable, Sendable {
    /// Puts an element at the end of a list.
    case append
    /// Replaces what a register holds.
    case write = "w"
    /// Reads a list or a register.
    case read = "r"
  }

  /// What it does.
  public var function: Function
  /// The key.
  public var key: OperationValue
  /// What is appended or written, or what the read found; none if it found nothing.
  public var value: OperationValue
  /// Whether the value of a read is known.
  public var isAnswered: Bool

  /// Describes a micro-operation.
  public init(
    _ function: Function, _ key: OperationValue, _ value: OperationValue, isAnswered: Bool = true
  ) {
    self.function = function
    self.key = key
    self.value = value
    self.isAnswered = isAnswered
  }
}

extension MicroOperation: CustomStringConvertible {
  /// As people write it: `[append x 1]`, `[r x [1 2]]`.
  public var description: String {
    "[\(function.rawValue) \(key) \(isAnswered ? value.shortened : "?")]"
  }
}

extension OperationValue {
  /// The value as text; of a long list only the end.
  var shortened: String {
    guard case .list(let values) = self, values.count > 8 else { return description }
    return "[… \(values.suffix(6).map(\.description).joined(separator: " "))]"
  }

  /// How many elements a list holds that a read found.
  var elements: [OperationValue] {
    if case .list(let values) = self { values } else { [] }
  }
}
