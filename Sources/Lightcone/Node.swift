public import LightconeTrace

/// One role of a system: a struct with its state, and what it does when it starts and when a message
/// arrives.
///
/// Several roles may share one system; each is a small struct in its own file. A node has no other
/// way to act than through its ``Context``: it returns nothing, waits for nothing, and reads no
/// clock, file or chance of the machine it runs on. That makes a run repeatable.
///
/// Example:
///
/// ```swift
/// struct Echo: Node {
///   mutating func receive(
///     _ message: Ping.Message, from sender: NodeID, _ context: inout Context<Ping>
///   ) {
///     context.send(message, to: sender)
///   }
/// }
/// ```
///
/// Rules:
/// 1. A handler runs at one point in time, except that ``Context/sync()`` takes the disk's time: what
///    follows it in the handler happens later, and the node takes nothing else meanwhile.
/// 2. A timer is a message to oneself; its sender is the node's own identity.
/// 3. A crash replaces the struct by its first value. After a restart ``start(_:)`` runs again, and
///    the disk holds what was synced.
public protocol Node<S>: Hashable, Sendable {
  /// The system this role belongs to.
  associatedtype S: System

  /// Begins, or begins again after a restart with what the disk kept.
  mutating func start(_ context: inout Context<S>)

  /// Handles one message, or one timer (then `sender` is the node itself).
  mutating func receive(_ message: S.Message, from sender: NodeID, _ context: inout Context<S>)
}

extension Node {
  /// Does nothing: most nodes only answer.
  @inlinable
  public mutating func start(_ context: inout Context<S>) {}
}
