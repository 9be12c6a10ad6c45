import Lightcone
import LightconeTrace

/// The people who run the migration: they say where requests go, one change after the other.
struct MigrationOperator: Node {
  let plan: OperatorPlan
  /// Where requests are to go now.
  private(set) var table: RoutingTable
  /// What is still to be changed; the first is under way.
  private(set) var changes: [RoutingChange] = []
  private(set) var phase = Phase.idle
  /// Whom the change under way waits for.
  private(set) var waitingFor: [NodeID] = []
  /// Clients that have not said yet that they ask the new side directly.
  private var clientsToTell: [NodeID] = []
  private var hasSeenError = false
  private var drainTimer: TimerHandle?

  /// How far the change under way has come.
  enum Phase: Hashable, Sendable {
    /// There is none.
    case idle
    /// Facades let writes wait.
    case fencing
    /// The streams run dry.
    case draining
    /// Reads have moved.
    case movingReads
    /// All has moved.
    case finishing
  }

  init(plan: OperatorPlan) {
    self.plan = plan
    table = plan.shared.firstTable
  }

  mutating func start(_ context: inout Context<StranglerFig>) {
    guard context.disk.records.isEmpty else { return }
    if plan.flipAt > .zero { context.schedule(.alarm(.flipFirst), after: plan.flipAt) }
    if plan.rollbackAt > .zero { context.schedule(.alarm(.rollBack), after: plan.rollbackAt) }
    if plan.stepEvery > .zero { context.schedule(.alarm(.step), after: plan.stepEvery) }
  }

  mutating func receive(
    _ message: StranglerFig.Message, from sender: NodeID,
    _ context: inout Context<StranglerFig>
  ) {
    switch message {
    case .alarm(let alarm): ring(alarm, &context)
    case .orderedByHand(let order): follow(order, &context)
    case .errorSeen: noteError(&context)
    case .whereTo: context.send(.table(table), to: sender)
    case .obeyed(let version):
      if version == table.version, phase != .draining { hear(sender, &context) }
    case .drained: if phase == .draining { hear(sender, &context) }
    case .asksDirectly:
      guard clientsToTell.contains(sender) else { return }
      clientsToTell.removeAll { $0 == sender }
      if clientsToTell.isEmpty { context.send(.stop, to: plan.shared.facades) }
    default: break
    }
  }

  /// People look at errors from `detect.delay` on.
  private mutating func noteError(_ context: inout Context<StranglerFig>) {
    guard let delay = plan.detectDelay, !hasSeenError else { return }
    hasSeenError = true
    let passed = context.monotonicClock - .start
    context.schedule(.alarm(.look), after: max(.zero, delay - passed))
  }

  private mutating func ring(_ alarm: OperatorAlarm, _ context: inout Context<StranglerFig>) {
    switch alarm {
    case .look: rollBack(&context)
    case .flipFirst:
      flip(1, reads: plan.order != .writesFirst, writes: plan.order != .readsFirst, &context)
      if plan.order != .together { context.schedule(.alarm(.flipSecond), after: plan.flipGap) }
    case .flipSecond:
      flip(1, reads: plan.order == .writesFirst, writes: plan.order == .readsFirst, &context)
    case .rollBack: rollBack(&context)
    case .step: goOn(&context)
    case .askAgain:
      drainTimer = nil
      drain(&context)
    }
  }

  private mutating func follow(_ order: OperatorOrder, _ context: inout Context<StranglerFig>) {
    switch order {
    case .canary(let feature): give(plan.canary, to: feature, &context)
    case .flip(let feature, let reads, let writes):
      flip(feature, reads: reads, writes: writes, &context)
    case .rollBack: rollBack(&context)
    case .removeFacade: removeFacade(&context)
    }
  }

  /// The timetable: a canary for the next feature, or all of it; in the end the facade goes.
  private mutating func goOn(_ context: inout Context<StranglerFig>) {
    guard let feature = table.routes.firstIndex(where: { !$0.isNew }).map({ $0 + 1 }) else {
      return removeFacade(&context)
    }
    context.schedule(.alarm(.step), after: plan.stepEvery)
    guard changes.isEmpty else { return }
    if table[feature].isLegacy, !plan.canary.isNew, !plan.canary.isLegacy {
      give(plan.canary, to: feature, &context)
    } else {
      flip(feature, reads: true, writes: true, &context)
    }
  }

  private mutating func give(
    _ route: FeatureRoute, to feature: Int, _ context: inout Context<StranglerFig>
  ) {
    plan(
      RoutingChange(features: [feature], reads: route.reads, writes: route.writes), &context)
  }

  private mutating func flip(
    _ feature: Int, reads: Bool, writes: Bool, _ context: inout Context<StranglerFig>
  ) {
    plan(
      RoutingChange(
        features: [feature], reads: reads ? .always : nil, writes: writes ? .always : nil),
      &context)
  }

  private mutating func rollBack(_ context: inout Context<StranglerFig>) {
    context.count("rollbacks")
    plan(
      RoutingChange(features: Array(1...table.routes.count), reads: .never, writes: .never),
      &context)
  }

  private mutating func plan(
    _ change: RoutingChange, _ context: inout Context<StranglerFig>
  ) {
    guard change.features.allSatisfy({ (1...table.routes.count).contains($0) }) else { return }
    changes.append(change)
    if phase == .idle { begin(&context) }
  }

  private mutating func removeFacade(_ context: inout Context<StranglerFig>) {
    guard table.isNew, changes.isEmpty else { return context.note("not everything has moved") }
    clientsToTell = plan.shared.clients
    context.send(.askDirectly(.service), to: plan.shared.clients)
    if plan.shared.bug == .removesTooEarly { context.send(.stop, to: plan.shared.facades) }
  }
}

/// How a change is made.
extension MigrationOperator {
  /// Moves writes to another store behind a fence; everything else moves at once.
  private mutating func begin(_ context: inout Context<StranglerFig>) {
    guard let change = changes.first else { return }
    let needsFence =
      plan.isFencing && plan.shared.mode.hasTwoStores && change.movesWrites(in: table)
    phase = needsFence ? .fencing : .finishing
    roll(
      needsFence
        ? change.applied(to: table, reads: false, writes: false, fenced: true)
        : change.applied(to: table),
      &context)
  }

  /// Tells all facades where requests go from now on.
  private mutating func roll(_ next: RoutingTable, _ context: inout Context<StranglerFig>) {
    table = next
    waitingFor = plan.shared.facades
    context.send(.table(next), to: waitingFor)
    if waitingFor.isEmpty { goOnWithChange(&context) }
  }

  private mutating func hear(_ sender: NodeID, _ context: inout Context<StranglerFig>) {
    guard waitingFor.contains(sender) else { return }
    waitingFor.removeAll { $0 == sender }
    if waitingFor.isEmpty { goOnWithChange(&context) }
  }

  /// Asks for word when the streams are dry; a side that crashes forgets that it was asked.
  private mutating func drain(_ context: inout Context<StranglerFig>) {
    context.send(.drain, to: waitingFor)
    drainTimer = context.schedule(.alarm(.askAgain), after: .seconds(1))
  }

  private mutating func goOnWithChange(_ context: inout Context<StranglerFig>) {
    guard let change = changes.first else { return }
    switch phase {
    case .fencing where plan.shared.bug != .skipsDrain:
      phase = .draining
      waitingFor = [plan.shared.legacy, plan.shared.service]
      drain(&context)
    case .fencing, .draining:
      context.cancel(&drainTimer)
      phase = .movingReads
      roll(change.applied(to: table, writes: false, fenced: true), &context)
    case .movingReads:
      phase = .finishing
      roll(change.applied(to: table), &context)
    case .finishing, .idle:
      phase = .idle
      changes.removeFirst()
      begin(&context)
    }
  }
}
