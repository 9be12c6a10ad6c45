import Lightcone
import LightconeTrace

/// One of the two sides: the legacy system, or the new services, each with its database.
struct MigrationSide: Node {
  let plan: SidePlan
  /// Whether rows were there from the beginning.
  let isPreloaded: Bool
  /// What its database holds.
  private(set) var rows: [MigratedKey: MigratedRow] = [:]
  /// What the other store is to get, in order: rows that were there, then what it has written.
  var log: [MigratedRow] = []
  /// How many of them have arrived, and how many are on their way.
  var confirmed = 0
  var sent = 0
  var isRelayPlanned = false
  var retryTimer: TimerHandle?
  /// Whether the operator waits until all have arrived.
  var isDraining = false
  /// Writes that wait for the other side, or for an earlier write of the same row.
  var dualWrites: [DualWrite] = []
  /// Requests for which it has asked the shared database.
  private var queries: [Query] = []

  /// A request that waits for the shared database.
  private struct Query: Hashable, Sendable {
    let request: StranglerRequest
    let asker: NodeID
  }

  init(plan: SidePlan, preloaded: [MigratedRow], isFirst: Bool) {
    self.plan = plan
    isPreloaded = !preloaded.isEmpty
    for row in preloaded { rows[row.key] = row }
    if isFirst { log = preloaded }
  }

  /// Recovery: the log says what the rows hold. What the other store may not have is sent again.
  mutating func start(_ context: inout Context<StranglerFig>) {
    let records = context.disk.records
    guard !records.isEmpty else {
      context.append(.began)
      context.sync()
      return planRelay(&context)
    }
    let isNoted = plan.shared.bug == .outboxApart && plan.isStreaming
    let noted = Set(records.compactMap { if case .noted(let write) = $0 { write } else { nil } })
    for case .committed(let row) in records {
      rows[row.key] = row
      let isOwn = plan.isStreaming && row.writer == plan.side
      if isOwn, !isNoted || noted.contains(row.write) { log.append(row) }
    }
    if plan.shared.mode.hasTwoStores {
      context.send(.resend(plan.side.other), to: plan.shared.connector ?? other)
    }
    planRelay(&context)
  }

  var other: NodeID { plan.shared.node(of: plan.side.other) }

  mutating func receive(
    _ message: StranglerFig.Message, from sender: NodeID,
    _ context: inout Context<StranglerFig>
  ) {
    switch message {
    case .request(let request): serve(request, for: sender, &context)
    case .query(let request): serveQuery(request, for: sender, &context)
    case .queried(let number, let row): hearQueried(number, row, &context)
    case .secondWrite(let number): writeSecond(number, &context)
    case .copy(let number, let row):
      commit(translated(row), &context)
      context.send(.copied(number), to: sender)
    case .copied(let number): endDualWrite(number, isDone: true, &context)
    case .copyOverdue(let number): endDualWrite(number, isDone: false, &context)
    case .relay: relay(&context)
    case .relayAgain: relayAgain(&context)
    case .changes(let rows, _, let place): take(rows, from: place, sender, &context)
    case .confirmed(let place, _): hearConfirmed(place, &context)
    case .resend: resend(&context)
    case .drain:
      isDraining = true
      reportDrained(&context)
    default: break
    }
  }

  private mutating func serve(
    _ request: StranglerRequest, for asker: NodeID, _ context: inout Context<StranglerFig>
  ) {
    let isBad = plan.side == .service && request.key.feature == plan.badFeature
    if isBad, context.happens(plan.errorRate) {
      return answer(request, asker, StranglerAnswer(status: .failed, side: plan.side), &context)
    }
    let isOpen = plan.side == .service && plan.contractGap == .auth
    if request.isAnonymous, !isOpen {
      return answer(request, asker, StranglerAnswer(status: .denied, side: plan.side), &context)
    }
    if plan.side == .service, plan.shared.mode == .sharedDatabase {
      queries.append(Query(request: request, asker: asker))
      return context.send(.query(request), to: plan.shared.legacy)
    }
    guard request.value != nil else {
      return answer(request, asker, row: rows[request.key], &context)
    }
    if plan.isCopying { return beginDualWrite(request, asker, &context) }
    let row = write(request, &context)
    if plan.isStreaming {
      if plan.shared.bug == .outboxApart {
        context.append(.noted(row.write))
        context.sync()
      }
      log.append(row)
    }
    answer(request, asker, row: row, &context)
    planRelay(&context)
  }

  /// Commits what a request writes, in the side's own units.
  mutating func write(
    _ request: StranglerRequest, _ context: inout Context<StranglerFig>
  ) -> MigratedRow {
    let euros = request.value ?? 0
    let row = MigratedRow(
      key: request.key, amount: plan.side == .legacy ? euros * 100 : euros,
      version: (rows[request.key]?.version ?? 0) + 1, writer: plan.side, write: request.number)
    context.count("effects")
    commit(row, &context)
    return row
  }

  /// Makes a row safe, and only then visible.
  mutating func commit(_ row: MigratedRow, _ context: inout Context<StranglerFig>) {
    context.append(.committed(row))
    context.sync()
    rows[row.key] = row
  }

  /// Writes a row that came by a stream; the caller makes it safe.
  mutating func store(_ row: MigratedRow, _ context: inout Context<StranglerFig>) {
    context.append(.committed(row))
    rows[row.key] = row
  }

  /// A row of the other side in the units of this one.
  func translated(_ row: MigratedRow) -> MigratedRow {
    plan.shared.acl.translate(row, from: plan.side.other)
  }

  func answer(
    _ request: StranglerRequest, _ asker: NodeID, row: MigratedRow?,
    _ context: inout Context<StranglerFig>
  ) {
    var answer = StranglerAnswer(status: .ok, side: plan.side)
    answer.cents = row?.cents(at: plan.side) ?? 0
    answer.version = row?.version ?? 0
    let knowsField = plan.side == .legacy || plan.contractGap != .customField
    answer.custom = knowsField ? row?.version : nil
    self.answer(request, asker, answer, &context)
  }

  private func answer(
    _ request: StranglerRequest, _ asker: NodeID, _ answer: StranglerAnswer,
    _ context: inout Context<StranglerFig>
  ) {
    var answer = answer
    answer.isShadow = request.isShadow
    context.send(.answer(request.number, answer), to: asker)
  }

  /// The shared database reads or writes for the new side, in the units that it is told.
  private mutating func serveQuery(
    _ request: StranglerRequest, for asker: NodeID, _ context: inout Context<StranglerFig>
  ) {
    guard let euros = request.value else {
      return context.send(.queried(request.number, rows[request.key]), to: asker)
    }
    let raw = MigratedRow(
      key: request.key, amount: euros, version: (rows[request.key]?.version ?? 0) + 1,
      writer: .service, write: request.number)
    let row = translated(raw)
    context.count("effects")
    commit(row, &context)
    context.send(.queried(request.number, row), to: asker)
  }

  private mutating func hearQueried(
    _ number: Int, _ row: MigratedRow?, _ context: inout Context<StranglerFig>
  ) {
    guard let place = queries.firstIndex(where: { $0.request.number == number }) else { return }
    let query = queries.remove(at: place)
    answer(query.request, query.asker, row: row.map { translated($0) }, &context)
  }
}
