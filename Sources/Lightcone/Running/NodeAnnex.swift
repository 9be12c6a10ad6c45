public import LightconeTrace

/// What the world keeps for a node with a disk, a backlog, a pause or a clock of its own. Worlds in
/// which no node has any keep none of it.
@usableFromInline
struct NodeAnnex<S: System>: Sendable {
  /// The node's disk.
  @usableFromInline var disk = Disk<S.Record>()
  /// What the handler does after a wait for the disk that is still under way, in order.
  @usableFromInline var deferred: [Effect<S>] = []
  /// The event that began the handler whose effects are deferred.
  @usableFromInline var deferredCause = EventNumber.none
  /// What arrived while the node could not handle it, in order.
  @usableFromInline var waiting = Backlog<WaitingArrival<S>>()
  /// How many records the wait under way makes safe, and the event that asked for it; nil for a wait
  /// that only reads.
  @usableFromInline var syncUnderWay: SyncUnderWay?
  /// Whether the disk was done while the node was paused.
  @usableFromInline var isDiskDone = false
  /// The work that a pause interrupted, and how long each piece still takes.
  @usableFromInline var interrupted: [InterruptedWork<S>] = []
  /// How many times as long everything takes.
  @usableFromInline var slowness = Factor.one
  /// How many times chance decided what a fault damages on the disk.
  @usableFromInline var damageCount: UInt64 = 0
  /// The node's clocks.
  @usableFromInline var clock = NodeClock()

  @inlinable
  init() {}

  /// Forgets everything but disk and clock.
  ///
  /// - Parameter bits: decide what a torn tail keeps.
  /// - Returns: whether the disk tore a record.
  @usableFromInline
  mutating func crash(_ bits: UInt64) -> Bool {
    deferred.removeAll()
    waiting.removeAll()
    syncUnderWay = nil
    isDiskDone = false
    interrupted.removeAll()
    return disk.crash(bits)
  }
}

/// Something that came to a node which could not handle it.
@usableFromInline
struct WaitingArrival<S: System>: Sendable {
  @usableFromInline let pending: Pending<S>
  /// When it came.
  @usableFromInline let time: Instant

  @inlinable
  init(_ pending: Pending<S>, at time: Instant) {
    self.pending = pending
    self.time = time
  }
}

/// A sync that a disk is doing.
@usableFromInline
struct SyncUnderWay: Sendable {
  @usableFromInline let upTo: Int
  @usableFromInline let asked: EventNumber

  @inlinable
  init(upTo: Int, asked: EventNumber) {
    self.upTo = upTo
    self.asked = asked
  }
}

/// A piece of work that stands still while its node is paused.
@usableFromInline
struct InterruptedWork<S: System>: Sendable {
  @usableFromInline let work: Pending<S>
  @usableFromInline let remaining: TimeSpan
}
