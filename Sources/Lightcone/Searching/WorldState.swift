public import LightconeTrace

/// A state of a search over a world: nodes, disks, timers and messages in flight. It knows no time, no
/// chance and no trace.
public struct WorldState<S: System>: Sendable {
  @usableFromInline var nodes: ContiguousArray<any Node<S>>
  @usableFromInline var parts: ContiguousArray<NodePart<S>>
  /// The messages in flight, in the order in which they were sent.
  @usableFromInline var messages: ContiguousArray<FlyingMessage<S>>
  @usableFromInline var spent = SpentBudget()
  /// What clients asked and were told so far, in order; empty if the space does not keep it.
  @usableFromInline var entries: [ClientEntry] = []
  /// The sum of the digests of nodes, budget and history; messages are added where it is asked for.
  @usableFromInline var digest = StateFingerprint(high: 0, low: 0)

  @inlinable
  init(nodes: ContiguousArray<any Node<S>>) {
    self.nodes = nodes
    parts = []
    messages = []
  }
}

/// What belongs to a node beside its struct.
@usableFromInline
struct NodePart<S: System>: Sendable {
  @usableFromInline var disk: Disk<S.Record>
  /// The timers and pieces of work, in the order of their handles.
  @usableFromInline var timers: [SetTimer<S>] = []
  @usableFromInline var isUp: Bool
  /// How many operations it has begun.
  @usableFromInline var operationCount: UInt64 = 0
  /// The digest of all this and of the node's struct.
  @usableFromInline var digest = StateFingerprint(high: 0, low: 0)

  @inlinable
  init(disk: Disk<S.Record>, isUp: Bool) {
    self.disk = disk
    self.isUp = isUp
  }

  /// The digest of a node, to be added to those of the others.
  @inlinable
  func digest(of node: any Node<S>, at position: Int) -> StateFingerprint {
    var hasher = Hasher()
    hasher.combine(position)
    node.hash(into: &hasher)
    hasher.combine(isUp)
    hasher.combine(operationCount)
    disk.hash(into: &hasher)
    for timer in timers { timer.hash(into: &hasher) }
    return StateFingerprint(finishing: hasher)
  }
}

/// A timer that a node has set, or a piece of work that it does.
@usableFromInline
struct SetTimer<S: System>: Hashable, Sendable {
  @usableFromInline let handle: TimerHandle
  @usableFromInline let message: S.Message
  @usableFromInline let isWork: Bool

  @inlinable
  init(handle: TimerHandle, message: S.Message, isWork: Bool) {
    self.handle = handle
    self.message = message
    self.isWork = isWork
  }
}

/// A message in flight.
@usableFromInline
struct FlyingMessage<S: System>: Sendable {
  @usableFromInline let sender: NodeID
  @usableFromInline let receiver: NodeID
  @usableFromInline let message: S.Message
  @usableFromInline let digest: StateFingerprint

  @inlinable
  init(_ message: S.Message, from sender: NodeID, to receiver: NodeID) {
    self.sender = sender
    self.receiver = receiver
    self.message = message
    var hasher = Hasher()
    hasher.combine(sender)
    hasher.combine(receiver)
    hasher.combine(message)
    digest = StateFingerprint(finishing: hasher)
  }

  /// Whether both travel on one link.
  @inlinable
  func isOnLink(of other: FlyingMessage) -> Bool {
    sender == other.sender && receiver == other.receiver
  }
}
