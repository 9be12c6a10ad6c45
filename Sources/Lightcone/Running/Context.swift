public import LightconeTrace

/// A node's whole view of the universe while it handles a message: who it is, what time it is, and
/// what it may do.
///
/// It is also everything of the ``World`` except the nodes, so that a handler may change its node and
/// send messages at the same time without copying either.
///
/// Rules:
/// 1. Effects happen in the order in which the handler asks for them.
/// 2. After a ``sync()`` that takes time, what follows in the handler happens when the disk is done;
///    if the node crashes before that, it never happens.
/// 3. After a crash in the middle of a handler every further effect of the handler is void.
public struct Context<S: System>: Sendable {
  @usableFromInline let seed: UInt64
  /// The wires between the nodes.
  @usableFromInline var network: Network
  /// How long a sync of the disk takes.
  @usableFromInline let syncLatency: Law
  /// How long a read of the disk takes.
  @usableFromInline let readLatency: Law

  /// The time of the event that is being handled.
  @usableFromInline var clock = Instant.start
  /// How much of the disk's time the handler has spent so far.
  @usableFromInline var elapsed = TimeSpan.zero
  /// The node that is handling something.
  @usableFromInline var current = NodeID(0)
  /// The event that began the handler.
  @usableFromInline var cause = EventNumber.none
  /// How the handler's effects are taken.
  @usableFromInline var mode = EffectMode.immediate
  /// Whether messages need more than a latency: the network is not plain, or a node is slow.
  @usableFromInline var isCareful = false
  /// Whether faults wait for an event or a fail point, or for the end of a handler.
  @usableFromInline var isWatching = false

  @usableFromInline var queue = EventQueue()
  @usableFromInline var arena = PendingArena<S>()
  /// Faults and what they set free are numbered from 0, everything else from here, so that at equal
  /// times they come first.
  @usableFromInline var sequence: UInt64 = 1 << 32
  @usableFromInline var faultSequence: UInt64 = 0
  @usableFromInline var runtime = ContiguousArray<NodeRuntime>()
  /// What few nodes need: empty until one does, then one for each node.
  @usableFromInline var annexes = ContiguousArray<NodeAnnex<S>>()
  @usableFromInline var links = LinkCounters()
  /// What is going on on links with an order or a bandwidth; only looked up, never walked over.
  @usableFromInline var traffic: [Link: LinkTraffic] = [:]
  /// The messages that have arrived at a link that is held.
  @usableFromInline var held: [HeldMessage<S>] = []
  @usableFromInline var log: TraceLog<S>
  #if DEBUG
    @usableFromInline var ledger = LinkLedger()
  #endif

  /// The faults that are planned for a time, each once.
  @usableFromInline var planned: [PlannedFault] = []
  /// Which of them stand for a time; only looked up, never walked over.
  @usableFromInline var plannedNumbers: [Instant: [Int]] = [:]
  /// Faults that wait for an event or for a fail point.
  @usableFromInline var armed: [ArmedFault] = []
  /// Faults whose moment has come during the handler that is running.
  @usableFromInline var due: [Fault] = []
  /// How many nodes are slow.
  @usableFromInline var slowCount = 0
  /// The schedule that the world follows, if it does.
  @usableFromInline var schedule: ScheduleUnderWay?
  /// How the next choices come out, where a schedule or a search says so.
  @usableFromInline var directedChoices: [Int] = []
  /// What a search knows of the handler that is running.
  @usableFromInline var handling = HandlingUnderSearch<S>()

  init(
    seed: UInt64, network: Network, syncLatency: Law, readLatency: Law, recording: Recording
  ) {
    self.seed = seed
    self.network = network
    self.syncLatency = syncLatency
    self.readLatency = readLatency
    log = TraceLog(recording)
    isCareful = !network.isPlain
  }

  /// The identity of the node that is handling something.
  @inlinable
  public var node: NodeID { current }

  /// The simulation's time, as far as the handler has come: a ``sync()`` moves it on.
  ///
  /// No node of a real system can read it: it is for measurements. A protocol reads ``wallClock`` or
  /// ``monotonicClock``.
  @inlinable
  public var now: Instant { clock + elapsed }

  /// The instant that lies `span` after now: never before now, and the end of time instead of beyond
  /// it.
  @inlinable
  func instant(after span: TimeSpan) -> Instant { clock.later(by: span) }

  /// Puts something into the queue.
  @inlinable
  @inline(__always)
  mutating func enqueue(_ pending: Pending<S>, at time: Instant) {
    sequence &+= 1
    queue.push(Ticket(time: time, sequence: sequence, slot: arena.insert(pending)))
  }

  /// Writes a record, and notices faults that wait for it.
  @inlinable
  @inline(__always)
  @discardableResult
  mutating func record(_ event: TraceEvent) -> EventNumber {
    let number = log.append(event)
    #if DEBUG
      ledger.enter(event)
    #endif
    if isWatching { noticeArmedFaults(at: number) }
    return number
  }

  /// Does an effect now, or keeps it in order while the disk is at work.
  @inlinable
  mutating func perform(_ effect: Effect<S>) {
    switch mode {
    case .immediate: execute(effect)
    case .deferred: annexes[current.position].deferred.append(effect)
    case .collecting: handling.effects.append(effect)
    case .void: break
    }
  }

  /// Draws a time from a law, with the node's own chance; a negative time counts as none.
  @inlinable
  mutating func draw(_ law: Law, _ purpose: DrawPurpose) -> TimeSpan {
    if case .constant(let span) = law { return max(span, .zero) }
    // A search knows no times.
    if mode == .collecting { return .zero }
    return max(law.draw(nextBits(purpose)), .zero)
  }

  @inlinable
  mutating func nextBits(_ purpose: DrawPurpose) -> UInt64 {
    let index = runtime[current.position].drawCount &+ 1
    runtime[current.position].drawCount = index
    return randomBits(seed: seed, purpose, from: current, to: current, index: index)
  }

  /// Makes room for what few nodes need.
  @usableFromInline
  mutating func needAnnexes() {
    while annexes.count < runtime.count { annexes.append(NodeAnnex()) }
  }

  /// A span of the current node's own work, with its slowness.
  @inlinable
  func slowed(_ span: TimeSpan) -> TimeSpan {
    annexes.isEmpty ? span : annexes[current.position].slowness.times(span)
  }
}

/// How a handler's effects are taken.
@usableFromInline
enum EffectMode: UInt8, Sendable {
  /// They happen at once.
  case immediate
  /// The node waits for its disk: they are kept for later.
  case deferred
  /// The node has crashed in the middle of its handler: they never happen.
  case void
  /// A search is on: they are kept, and the search sees to them.
  case collecting
}
