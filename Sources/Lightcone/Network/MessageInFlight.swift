public import LightconeTrace

/// A message that was sent and has neither arrived nor been lost.
public struct MessageInFlight: Hashable, Sendable {
  /// What keeps a message.
  public enum State: Hashable, Sendable {
    /// It is on its way.
    case travelling
    /// Its link is held.
    case held
    /// It waits at its receiver, which is busy or paused.
    case waiting
  }

  /// The message's number; two copies of one message share it.
  public let number: MessageNumber
  /// Who sent it.
  public let sender: NodeID
  /// Who will receive it.
  public let receiver: NodeID
  /// What it says, in words.
  public let text: String
  /// When it arrives if nothing comes between; for one that is held, when it would have arrived; for
  /// one that waits, when it came.
  public let arrival: Instant
  /// What keeps it.
  public let state: State
}
