import LightconeTrace

/// A store of texts under keys, with `get`, `put` and `append`: the object of Porcupine's key-value logs.
///
/// A key that was never written holds an empty text, and `get` of it may answer nothing. Values are
/// compared as texts, so the number 12 and the text `12` are the same. What `put` and `append` answer is
/// not looked at. Functions: `get` (also `read`, `r`), `put` (also `write`, `set`, `w`), `append`.
public struct KeyValueSpecification: SequentialSpecification {
  /// What a client asked, and what it was told.
  public enum Call: Hashable, Sendable {
    /// A get and its answer; nil if nobody knows it.
    case get(String?)
    /// A put.
    case put(String)
    /// An append.
    case append(String)
  }

  /// The name that people write.
  public static var name: String { "kv" }
  /// An empty text.
  public var initialState: String { "" }
  /// Each key is an object of its own.
  public var isPartitionedByKey: Bool { true }

  /// Describes a store that is empty at first.
  public init() {}

  private enum Function { case get, put, append }
  private static var words: [(word: String, function: Function)] {
    [
      ("get", .get), ("put", .put), ("append", .append), ("read", .get), ("write", .put),
      ("set", .put), ("r", .get), ("w", .put),
    ]
  }

  private static func text(_ value: OperationValue) -> String {
    value == .none ? "" : value.description
  }

  /// Makes an operation ready.
  public func call(for operation: HistoryOperation) throws(HistoryProblem) -> Call {
    switch try operation.function(in: Self.words, of: Self.name) {
    case .get: .get(operation.outcome == .ok ? Self.text(operation.answer) : nil)
    case .put: .put(Self.text(operation.argument))
    case .append: .append(Self.text(operation.argument))
    }
  }

  /// What the key holds afterwards.
  public func apply(_ call: Call, to state: String) -> String? {
    switch call {
    case .get(let answer): answer == nil || answer == state ? state : nil
    case .put(let text): text
    case .append(let text): state + text
    }
  }

  /// A get changes nothing, a put overwrites.
  public func traits(of call: Call) -> CallTraits<String> {
    switch call {
    case .get(let answer): CallTraits(.observation, requires: answer)
    case .put(let text): CallTraits(.overwrite, leaves: text)
    case .append: CallTraits(.general)
    }
  }

  /// Texts only grow at their end until the next put.
  public func canStillFit(_ call: Call, after state: String) -> Bool {
    guard case .get(.some(let answer)) = call else { return true }
    return answer.hasPrefix(state)
  }

  /// The text in quotes.
  public func text(of state: String) -> String { "\"\(state)\"" }
}
