public import LightconeTrace

/// What several clients asked of a system and what they were told: all that a consistency checker
/// knows of it.
///
/// Positions put beginnings and ends of operations into one order. In a run they are event numbers, in
/// a file they are line numbers.
///
/// Rules:
/// 1. An operation with outcome `ok` took effect somewhere between its beginning and its end.
/// 2. One with outcome `fail` took no effect: checkers leave it out.
/// 3. One with outcome `unknown` may have taken effect, may do so later, or never: it stays open to the
///    end of the history, whether or not it has an end.
/// 4. A client has at most one operation open; one that ended `unknown` ends the client. A node of a run
///    that begins an operation while another of its own is open, or after one that ended `unknown`, does
///    so as a further client.
public struct OperationHistory: Hashable, Sendable {
  /// What positions count.
  public enum PositionKind: String, Hashable, Sendable {
    /// Events of a run, written `#57`.
    case event
    /// Lines of a file, written `line 57`.
    case line
    /// Entries of a file that has several on one line, written `entry 57`.
    case entry
  }

  /// The operations in the order in which they began.
  public var operations: [HistoryOperation]
  /// The names of the clients; one that has none is called by its number.
  public var clientNames: [Int: String]
  /// What positions count.
  public var positionKind: PositionKind

  /// Creates a history.
  public init(
    _ operations: [HistoryOperation], clientNames: [Int: String] = [:],
    positionKind: PositionKind = .event
  ) {
    self.operations = operations
    self.clientNames = clientNames
    self.positionKind = positionKind
  }

  /// The client operations of a run.
  ///
  /// - Complexity: O(events).
  public init(_ trace: Trace) {
    self.init(History(trace)) { trace.name(of: $0) }
  }

  /// The client operations of a history.
  ///
  /// - Parameter name: the name of a client.
  public init(_ history: History, name: (NodeID) -> String) {
    var numbers = ClientNumbers(history)
    clientNames = [:]
    operations = []
    for operation in history.operations {
      let client = numbers.client(of: operation)
      clientNames[client] = numbers.name(ofClient: client, node: name(operation.client))
      operations.append(
        HistoryOperation(
          client: client, function: operation.text.function,
          key: operation.text.key.map { OperationValue(parsing: $0) } ?? .none,
          argument: OperationValue(parsing: operation.text.argument ?? ""),
          answer: OperationValue(parsing: operation.answer ?? ""), outcome: operation.outcome,
          began: operation.invokedEvent.position + 1,
          ended: operation.completedEvent.map { $0.position + 1 }))
    }
    positionKind = .event
  }

  /// A client's name.
  public func name(ofClient client: Int) -> String { clientNames[client] ?? "client \(client)" }

  /// A position as people write it: `#57` in a run, `line 57` or `entry 57` in a file.
  public func text(ofPosition position: Int) -> String {
    positionKind == .event ? "#\(position)" : "\(positionKind.rawValue) \(position)"
  }
}

/// One operation of one client.
public struct HistoryOperation: Hashable, Sendable {
  /// The client's number.
  public var client: Int
  /// What it asked for, for example `write`.
  public var function: String
  /// The key, or none if the object has no keys.
  public var key: OperationValue
  /// What it gave.
  public var argument: OperationValue
  /// What it got; none while that is not known.
  public var answer: OperationValue
  /// How it ended; `unknown` while it is open.
  public var outcome: OperationOutcome
  /// The position of its beginning.
  public var began: Int
  /// The position of its end, if it ended.
  public var ended: Int?

  /// Creates an operation.
  public init(
    client: Int, function: String, key: OperationValue = .none, argument: OperationValue = .none,
    answer: OperationValue = .none, outcome: OperationOutcome, began: Int, ended: Int?
  ) {
    self.client = client
    self.function = function
    self.key = key
    self.argument = argument
    self.answer = answer
    self.outcome = outcome
    self.began = began
    self.ended = ended
  }

  /// The position behind which nothing can be its effect: its end, or never for one that may still
  /// take effect.
  @inlinable
  public var lastPosition: Int { outcome == .ok ? ended ?? .max : .max }
}

extension HistoryOperation: CustomStringConvertible {
  /// The operation in a few words: `write x 5`, `read x → 5`.
  public var description: String {
    var words = [function]
    if key != .none { words.append(key.description) }
    if argument != .none { words.append(argument.description) }
    if outcome == .ok, answer != .none { words.append("→ \(answer)") }
    if outcome == .unknown { words.append("→ ?") }
    return words.joined(separator: " ")
  }
}
