public import LightconeTrace

/// What the world keeps for a node besides the node itself.
@usableFromInline
struct NodeRuntime<S: System>: Sendable {
  /// Whether the node runs.
  @usableFromInline var isUp = true
  /// How many times it has crashed: work of earlier incarnations is void.
  @usableFromInline var incarnation: UInt32 = 0
  /// The number of the timer that each handle stands for; 0 for a free handle.
  @usableFromInline var timers: [UInt64] = []
  /// How many choices and delays the node has drawn.
  @usableFromInline var drawCount: UInt64 = 0
  /// The node's disk.
  @usableFromInline var disk = Disk<S.Record>()
  /// What the handler does after a sync that is still under way, in order.
  @usableFromInline var deferred: [Effect<S>] = []
  /// The event that began the handler whose effects are deferred.
  @usableFromInline var deferredCause = EventNumber.none
  /// What arrived while the node was busy, in order.
  @usableFromInline var waiting: [Pending<S>] = []
  /// How many records the sync under way makes safe, and the event that asked for it.
  @usableFromInline var syncUnderWay: (upTo: Int, asked: EventNumber) = (0, .none)
  /// Whether the node waits for its disk.
  @usableFromInline var isSyncing = false

  @inlinable
  init() {}

  /// Whether a message or timer must wait.
  @inlinable
  var isBusy: Bool { isSyncing || !waiting.isEmpty }

  /// Forgets everything but the synced part of the disk.
  @usableFromInline
  mutating func crash() {
    isUp = false
    incarnation += 1
    timers.removeAll()
    deferred.removeAll()
    waiting.removeAll()
    isSyncing = false
    disk.crash()
  }
}

/// What a handler does, kept in order while its node waits for a sync that the handler asked for.
@usableFromInline
enum Effect<S: System>: Sendable {
  case send(S.Message, to: NodeID)
  case setTimer(S.Message, TimerHandle, number: UInt64, delay: TimeSpan)
  case cancelTimer(number: UInt64)
  case append(recordNumber: Int)
  case sync(upTo: Int, duration: TimeSpan)
  case mark(TraceEvent.Kind, label: UInt32, value: Int64, detail: UInt8, message: UInt64)
  case failPoint(String)
}
