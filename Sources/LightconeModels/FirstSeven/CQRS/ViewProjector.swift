import Lightcone
import LightconeTrace

/// Folds the log into views, remembers how far it has come, and tells the replicas.
struct ViewProjector: Node {
  let plan: CQRSPlan
  /// The views, as its disk has them.
  var views = OrderViews()
  /// How far it has come, as its disk has it: after a restart it goes on behind this position.
  var offset = 0
  /// The last position up to which every event has been delivered in this life.
  private(set) var received = 0
  /// Events that were delivered before their turn.
  private(set) var early: [OrderEvent] = []
  /// With `projection=queue`: the events that wait and are worked at; nil if it takes no time.
  private(set) var station: Station<OrderEvent>?
  /// With `projection=independent`: the events whose own lag is not over.
  private(set) var lagging: [OrderEvent] = []
  /// Those that wait for the ones before them.
  private(set) var ready: [OrderEvent] = []
  /// With `projection=independent`: the next position to be processed.
  private var turn = 1
  /// Events whose second half is still to be done.
  var halfDone = 0
  /// With `consistency=wait`: how far each replica has come.
  private(set) var confirmed: [Int]
  /// The views that are being built anew.
  var rebuilding: Rebuilding?
  /// Whether a rebuild has found other views than there were.
  var hasRebuiltOthers = false
  private var shown = LifelineState.caughtUp

  init(plan: CQRSPlan, station: Station<OrderEvent>?) {
    self.plan = plan
    self.station = station
    confirmed = plan.replicas.map { _ in 0 }
  }

  /// Recovery: the disk says what the views hold, and from where to go on.
  mutating func start(_ context: inout Context<CQRS>) {
    recover(context)
    received = offset
    turn = offset + 1
    if context.disk.records.isEmpty {
      // A mark for a later life, which must ask for what has come meanwhile.
      context.append(.offset(0))
      context.sync()
      if plan.rebuildAt > .zero { context.schedule(.rebuild, after: plan.rebuildAt) }
    } else {
      context.send(.subscribe(after: offset), to: plan.database)
      context.send(.snapshot(views), to: plan.replicas)
    }
    context.become(shown)
  }

  private mutating func recover(_ context: Context<CQRS>) {
    for record in context.disk.records {
      switch record {
      case .applied(let event): views.apply(plan.line(of: event))
      case .rebuilt(let rebuilt): views = rebuilt
      case .offset(let position): offset = max(offset, position)
      case .ordered: break
      }
    }
    if plan.offsetCommit == .sameTransaction { offset = views.position }
  }

  /// Whether it works at nothing.
  var isResting: Bool {
    early.isEmpty && station?.isEmpty != false && lagging.isEmpty && ready.isEmpty
      && halfDone == 0 && rebuilding == nil
  }

  mutating func receive(
    _ message: CQRS.Message, from sender: NodeID, _ context: inout Context<CQRS>
  ) {
    switch message {
    case .event(let event): hear(event, &context)
    case .logEnd: context.send(.subscribe(after: received), to: sender)
    case .projected: endProjection(&context)
    case .lagOver(let event): endLag(event, &context)
    case .saveOffset(let position): saveOffset(position, &context)
    case .applyBehindOffset(let event):
      halfDone -= 1
      apply(event, &context)
    case .join: context.send(.snapshot(views), to: sender)
    case .updated(let position): confirm(position, by: sender, &context)
    case .rebuild: beginRebuild(&context)
    case .replayed(let events): fold(events, &context)
    case .folded: endFolding(&context)
    default: break
    }
    compareRebuilt(&context)
    show(&context)
  }

  /// The log's event comes. One from further ahead shows that others are missing.
  private mutating func hear(_ event: OrderEvent, _ context: inout Context<CQRS>) {
    if event.position > received + 1 {
      // It asks once for each event that came too early: copies of it would have it ask for ever.
      guard !early.contains(where: { $0.position == event.position }) else { return }
      early.append(event)
      return context.send(.subscribe(after: received), to: plan.database)
    }
    received = max(received, event.position)
    admit(event, &context)
    while let place = early.firstIndex(where: { $0.position <= received + 1 }) {
      let next = early.remove(at: place)
      guard next.position == received + 1 else { continue }
      received = next.position
      admit(next, &context)
    }
  }

  private mutating func admit(_ event: OrderEvent, _ context: inout Context<CQRS>) {
    if plan.projection == .independent {
      lagging.append(event)
      context.work(.lagOver(event), for: plan.projectionLag)
    } else if station == nil {
      process(event, &context)
    } else if case .started? = station?.arrive(event, at: context.now) {
      context.work(.projected, for: plan.projectionService)
    }
  }

  private mutating func endProjection(_ context: inout Context<CQRS>) {
    guard let end = station?.finish(server: 0, at: context.now) else { return }
    process(end.job, &context)
    if end.next != nil { context.work(.projected, for: plan.projectionService) }
  }

  /// An event's own lag is over; it still waits for those before it.
  private mutating func endLag(_ event: OrderEvent, _ context: inout Context<CQRS>) {
    if let place = lagging.firstIndex(of: event) { lagging.remove(at: place) }
    if plan.bug == .anyOrder || event.position < turn { return process(event, &context) }
    ready.append(event)
    while let place = ready.firstIndex(where: { $0.position <= turn }) {
      let next = ready.remove(at: place)
      turn = max(turn, next.position + 1)
      process(next, &context)
    }
  }

  /// The replicas show everything up to the least position that one of them has confirmed.
  private mutating func confirm(
    _ position: Int, by replica: NodeID, _ context: inout Context<CQRS>
  ) {
    guard let place = plan.replicas.firstIndex(of: replica) else { return }
    let before = confirmed.min() ?? 0
    confirmed[place] = max(confirmed[place], position)
    let visible = confirmed.min() ?? 0
    if visible > before { context.send(.visible(visible), to: plan.database) }
  }

  /// Shows on the lifeline what it has to do.
  private mutating func show(_ context: inout Context<CQRS>) {
    let state: LifelineState =
      rebuilding != nil ? .rebuilding : isResting ? .caughtUp : .projecting
    guard state != shown else { return }
    shown = state
    context.become(state)
  }
}
