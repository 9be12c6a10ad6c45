public import LightconeTrace

/// The way from one node to another; the way back is another link.
@usableFromInline
struct Link: Hashable, Sendable {
  @usableFromInline let sender: NodeID
  @usableFromInline let receiver: NodeID

  @inlinable
  init(_ sender: NodeID, _ receiver: NodeID) {
    self.sender = sender
    self.receiver = receiver
  }
}

/// What is special about a link; nil where it is as all others.
@usableFromInline
struct LinkConditions: Hashable, Sendable {
  @usableFromInline var latency: Law?
  @usableFromInline var loss: Probability?
  @usableFromInline var duplication: Probability?

  @inlinable
  init() {}
}

/// Two nodes whose messages to each other are held.
@usableFromInline
struct HeldLink: Hashable, Sendable {
  @usableFromInline let lower: NodeID
  @usableFromInline let higher: NodeID

  @inlinable
  init(_ first: NodeID, _ second: NodeID) {
    let isInOrder = first.rawValue <= second.rawValue
    lower = isInOrder ? first : second
    higher = isInOrder ? second : first
  }
}

/// What is going on on a link with an order or a bandwidth.
@usableFromInline
struct LinkTraffic: Hashable, Sendable {
  /// When the last message arrives, in the order of sending.
  @usableFromInline var lastArrival = Instant.start
  /// When the wire is free again.
  @usableFromInline var freeAt = Instant.start

  @inlinable
  init() {}
}
