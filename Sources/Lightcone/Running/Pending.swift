public import LightconeTrace

/// Something that is still to happen, in a slot of the arena.
///
/// One flat record serves all kinds: an enum whose payload holds the system's message type is copied
/// field by field through the message type's own functions, which costs more than the whole rest.
@usableFromInline
struct Pending<S: System>: Sendable {
  @usableFromInline
  enum Kind: UInt8, Sendable {
    /// An empty slot; `number` is the next empty one.
    case free
    /// A node's first start.
    case start
    /// A message on its way to `node`.
    case message
    /// A timer of one incarnation of `node`.
    case timer
    /// A piece of work of one incarnation of `node`.
    case work
    /// The disk of `node` is done with a sync or a read.
    case diskDone
    /// A node that was busy turns to what waits for it.
    case nextWaiting
    /// A planned fault; `number` is its place in the plan.
    case fault
    /// A node comes back from one certain crash.
    case comeBack
  }

  @usableFromInline let kind: Kind
  /// Whom it concerns: the receiver of a message, the owner of a timer.
  @usableFromInline let node: NodeID
  /// The sender of a message; the owner of a timer.
  @usableFromInline let sender: NodeID
  /// The event that sent the message or set the timer.
  @usableFromInline let cause: EventNumber
  /// The incarnation of the node that it belongs to.
  @usableFromInline let incarnation: UInt32
  /// The handle of a timer.
  @usableFromInline let handle: TimerHandle
  /// The number of a message or timer; see also ``Kind``.
  @usableFromInline let number: UInt64
  /// What a message or timer says.
  @usableFromInline let message: S.Message?

  @inlinable
  init(
    _ kind: Kind, _ node: NodeID, sender: NodeID? = nil, cause: EventNumber = .none,
    incarnation: UInt32 = 0, handle: TimerHandle = TimerHandle(index: 0), number: UInt64 = 0,
    message: S.Message? = nil
  ) {
    self.kind = kind
    self.node = node
    self.sender = sender ?? node
    self.cause = cause
    self.incarnation = incarnation
    self.handle = handle
    self.number = number
    self.message = message
  }
}
