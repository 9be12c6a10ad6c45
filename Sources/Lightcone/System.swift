/// The types that all nodes of one system agree on: what they say to each other, and what they write
/// to their disks.
///
/// A system is usually an empty enum that names the two:
///
/// ```swift
/// enum TwoPhaseCommit: System {
///   enum Message: Hashable, Sendable { case prepare(TransactionID), vote(TransactionID, Vote) }
///   enum Record: Hashable, Sendable { case prepared(TransactionID), committed(TransactionID) }
/// }
/// ```
///
/// Both types are compared and copied a lot: keep them small.
public protocol System: Sendable {
  /// What nodes send to each other, and to their own future selves as timers.
  associatedtype Message: Hashable & Sendable
  /// What nodes write to their logs; `Never` for systems without disks.
  associatedtype Record: Hashable & Sendable = Never
  /// How many bytes a message takes on a wire with a bandwidth. 0 unless the system says otherwise.
  static func size(of message: Message) -> Int
}

extension System {
  /// Nothing: the message takes no room on the wire.
  @inlinable
  public static func size(of message: Message) -> Int { 0 }
}
