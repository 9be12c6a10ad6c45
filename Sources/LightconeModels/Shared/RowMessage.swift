import Lightcone

/// What readers and rivals say to those who keep a row, and to themselves.
///
/// Several systems keep rows that others read and want to change. They share these two roles, and put
/// their messages into their own message type.
public enum RowMessage: Hashable, Sendable {
  /// Asks for the row's value.
  case read(poll: Int)
  /// The value that the row has, as far as it is decided.
  case value(poll: Int, Int)
  /// Wants to change the row by itself.
  case update
  /// Whether the row was changed; not if somebody else holds its lock.
  case updated(Bool)
  /// A timer: time for the next read or update.
  case next
}

extension RowMessage: CustomStringConvertible {
  /// The message in a few words, as diagrams show it.
  public var description: String {
    switch self {
    case .read: "read"
    case .value(_, let value): "value \(value)"
    case .update: "update"
    case .updated(let isDone): isDone ? "updated" : "locked"
    case .next: "next"
    }
  }
}

/// A system whose nodes keep rows.
protocol RowSystem: System {
  /// A row's message as a message of the system.
  static func message(_ message: RowMessage) -> Message
  /// The row's message inside a message of the system, if it holds one.
  static func rowMessage(in message: Message) -> RowMessage?
}
