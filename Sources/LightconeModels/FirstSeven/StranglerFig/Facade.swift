import Lightcone
import LightconeTrace

/// Stands before both sides and sends each request to one of them.
struct Facade: Node {
  let plan: FacadePlan
  /// Where requests go; nil while it comes back from a crash and does not know.
  private(set) var table: RoutingTable?
  /// Requests that it works at.
  private(set) var pending: [PendingRequest] = []
  /// Pairs of answers that are to be compared.
  var comparisons: [Comparison] = []
  /// Whether it is out of order, or has been stopped.
  private(set) var isOut = false
  private(set) var isStopped = false
  /// A table that is confirmed once no fenced write is under way.
  private var unconfirmed: Int?
  private var hasSeenError = false
  /// Requests that queue; nil if any number can be worked at at once.
  private var station: Station<Int>?

  /// A request on its way through the facade.
  struct PendingRequest: Hashable, Sendable {
    let request: StranglerRequest
    let client: NodeID
    /// Who is to answer; nil until it is routed.
    var side: Side?
    /// Whether it waits for the fence to go, or for a table.
    var isParked = false
    var timer: TimerHandle?
  }

  init(plan: FacadePlan, station: Station<Int>?) {
    self.plan = plan
    self.station = station
  }

  mutating func start(_ context: inout Context<StranglerFig>) {
    if let outages = plan.outages { context.schedule(.outage(true), after: outages.first) }
    guard context.disk.records.isEmpty else {
      return context.send(.whereTo, to: plan.shared.operatorNode)
    }
    context.append(.began)
    context.sync()
    table = plan.shared.firstTable
    showTable(&context)
  }

  /// Requests that wait for a fence to go.
  var parkedCount: Int { pending.count(where: \.isParked) }

  mutating func receive(
    _ message: StranglerFig.Message, from sender: NodeID,
    _ context: inout Context<StranglerFig>
  ) {
    switch message {
    case .request(let request): take(request, from: sender, &context)
    case .route(let number): route(number, &context)
    case .served(let server): endService(server, &context)
    case .answer(let number, let answer): hear(number, answer, &context)
    case .expired(let number): expire(number, &context)
    case .table(let table): obey(table, &context)
    case .outage(let begins): turn(out: begins, &context)
    case .stop:
      isStopped = true
      context.become(.stopped)
    default: break
    }
  }

  private mutating func take(
    _ request: StranglerRequest, from client: NodeID, _ context: inout Context<StranglerFig>
  ) {
    guard !isOut, !isStopped else { return context.send(.refused(request.number), to: client) }
    pending.append(PendingRequest(request: request, client: client))
    guard station == nil else { return queue(request.number, &context) }
    guard plan.latency > .zero else { return route(request.number, &context) }
    context.work(.route(request.number), for: .constant(plan.latency))
  }

  private mutating func queue(_ number: Int, _ context: inout Context<StranglerFig>) {
    guard case .started(let server)? = station?.arrive(number, at: context.now) else { return }
    context.work(.served(server: server), for: .constant(plan.latency))
  }

  private mutating func endService(_ server: Int, _ context: inout Context<StranglerFig>) {
    guard let end = station?.finish(server: server, at: context.now) else { return }
    if let next = end.next {
      context.work(.served(server: next.server), for: .constant(plan.latency))
    }
    route(end.job, &context)
  }

  /// Sends a request on, unless it has to wait.
  private mutating func route(_ number: Int, _ context: inout Context<StranglerFig>) {
    guard let place = pending.firstIndex(where: { $0.request.number == number }) else { return }
    let request = pending[place].request
    guard let route = table?[request.key.feature], request.isRead || !route.isFenced else {
      pending[place].isParked = true
      return
    }
    let share = request.isRead ? route.reads : route.writes
    let side: Side = isChosen(share, request, pending[place].client, &context) ? .service : .legacy
    pending[place].isParked = false
    pending[place].side = side
    if plan.timeout > .zero {
      pending[place].timer = context.schedule(.expired(number), after: plan.timeout)
    }
    context.count(side == .service ? "to.new" : "to.legacy")
    if side == .service, request.key.feature == plan.badFeature { context.count("exposed") }
    context.send(.request(request), to: plan.shared.node(of: side))
    if side == .legacy { shadow(request, &context) }
  }

  private func isChosen(
    _ share: Probability, _ request: StranglerRequest, _ client: NodeID,
    _ context: inout Context<StranglerFig>
  ) -> Bool {
    switch plan.canaryKey {
    case .request: return context.happens(share)
    case .client:
      // Spread evenly, and the same for one client whenever it asks for the feature.
      let place = (client.position * 8 + request.key.feature) &* 618_034 % 1_000_000
      return place < Int(share.partsPerMillion)
    }
  }

  private mutating func hear(
    _ number: Int, _ answer: StranglerAnswer, _ context: inout Context<StranglerFig>
  ) {
    compare(number, answer, &context)
    guard !answer.isShadow,
      let place = pending.firstIndex(where: { $0.request.number == number })
    else { return }
    var ended = pending.remove(at: place)
    context.cancel(&ended.timer)
    if answer.status == .failed, !hasSeenError {
      hasSeenError = true
      context.send(.errorSeen, to: plan.shared.operatorNode)
    }
    context.send(.answer(number, answer), to: ended.client)
    confirmIfQuiet(&context)
  }

  /// A side has not answered; the client's own timeout tells the client.
  private mutating func expire(_ number: Int, _ context: inout Context<StranglerFig>) {
    pending.removeAll { $0.request.number == number }
    comparisons.removeAll { $0.number == number }
    confirmIfQuiet(&context)
  }

  private mutating func turn(out isOut: Bool, _ context: inout Context<StranglerFig>) {
    guard let outages = plan.outages else { return }
    self.isOut = isOut
    context.schedule(.outage(!isOut), after: isOut ? outages.length : outages.between)
    if isOut { context.become(.outOfOrder) } else { showTable(&context) }
  }

  private mutating func obey(
    _ newer: RoutingTable, _ context: inout Context<StranglerFig>
  ) {
    let isOld = newer.version < table?.version ?? 0
    guard !isOld || plan.shared.bug == .takesOldRoutes else { return }
    table = newer
    showTable(&context)
    unconfirmed = newer.version
    for number in pending.filter(\.isParked).map(\.request.number) { route(number, &context) }
    confirmIfQuiet(&context)
  }

  /// Confirms the table once no write of a fenced feature is under way.
  private mutating func confirmIfQuiet(_ context: inout Context<StranglerFig>) {
    guard let version = unconfirmed, let table else { return }
    let isBusy = pending.contains { entry in
      entry.side != nil && !entry.request.isRead && table[entry.request.key.feature].isFenced
    }
    guard !isBusy else { return }
    unconfirmed = nil
    context.send(.obeyed(version), to: plan.shared.operatorNode)
  }

  private func showTable(_ context: inout Context<StranglerFig>) {
    guard let table, !isStopped, !isOut else { return }
    if table.routes.contains(where: \.isFenced) {
      context.become(.fenced)
    } else if table.isNew {
      context.become(.allNew)
    } else {
      context.become(table.routes.allSatisfy(\.isLegacy) ? .allLegacy : .mixed)
    }
  }
}
