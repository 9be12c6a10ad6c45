public import LightconeTrace

/// A message that has arrived at a link that is held.
@usableFromInline
struct HeldMessage<S: System>: Sendable {
  @usableFromInline let message: Pending<S>
  @usableFromInline let arrival: Instant

  @inlinable
  init(message: Pending<S>, arrival: Instant) {
    self.message = message
    self.arrival = arrival
  }
}
