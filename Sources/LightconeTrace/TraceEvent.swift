/// One thing that happened in a run: a record of fixed size, with its cause.
///
/// What `message`, `label`, `value` and `detail` hold depends on ``kind``; the cases of ``Kind`` say
/// so. Text never stands in a record: labels are numbers into ``Trace/labels``, and the texts of
/// messages are made when somebody looks.
public struct TraceEvent: Hashable, Sendable {
  /// When it happened.
  public var time: Instant
  /// A number whose meaning depends on the kind.
  public var value: Int64
  /// ``message``, in as few bytes as an event number.
  @usableFromInline var messageNumber: UInt32
  /// The event that caused this one, or ``EventNumber/none``.
  public var cause: EventNumber
  /// A position in ``Trace/labels``; 0 is the empty label.
  public var label: UInt32
  /// The node at which it happened; -1 where it happened to the network as a whole.
  public var nodePosition: Int32
  /// The other node of a message; -1 if there is none.
  public var peerPosition: Int32
  /// What kind of thing happened.
  public var kind: Kind
  /// A small number whose meaning depends on the kind.
  public var detail: UInt8

  /// Creates a record.
  @inlinable
  public init(
    _ kind: Kind, at time: Instant, node: NodeID?, peer: NodeID? = nil, cause: EventNumber = .none,
    message: UInt64 = 0, label: UInt32 = 0, value: Int64 = 0, detail: UInt8 = 0
  ) {
    self.time = time
    messageNumber = UInt32(truncatingIfNeeded: message)
    self.value = value
    self.cause = cause
    self.label = label
    self.nodePosition = node?.rawValue ?? -1
    self.peerPosition = peer?.rawValue ?? -1
    self.kind = kind
    self.detail = detail
  }

  /// The message's, timer's or client operation's number, counted from 1 in each of the three
  /// kinds; 0 if the event concerns none.
  @inlinable
  public var message: UInt64 {
    get { UInt64(messageNumber) }
    set { messageNumber = UInt32(truncatingIfNeeded: newValue) }
  }

  /// The node at which it happened, if it happened at one.
  @inlinable
  public var node: NodeID? { nodePosition < 0 ? nil : NodeID(Int(nodePosition)) }

  /// The other node of a message, if there is one.
  @inlinable
  public var peer: NodeID? { peerPosition < 0 ? nil : NodeID(Int(peerPosition)) }
}
