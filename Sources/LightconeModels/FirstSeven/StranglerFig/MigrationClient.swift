import Lightcone
import LightconeTrace

/// Asks for reads and writes, whatever the answers, and books how each one ends.
struct MigrationClient: Node {
  let plan: ClientPlan
  /// What is under way.
  private(set) var open: [OpenRequest] = []
  /// The newest version of each row that it has written, as far as acknowledged.
  private var written: [MigratedKey: Int] = [:]
  /// Reads that answered something older than the client had written before.
  private(set) var missedOwnWrites = 0
  /// Requests that every facade refused.
  private(set) var refusals = 0
  /// Where it asks without a facade.
  private(set) var direct: Side?
  private var begun = 0
  private var numbers = 0

  /// A request that it waits for.
  struct OpenRequest: Hashable, Sendable {
    let request: StranglerRequest
    let operation: OperationNumber
    let begunAt: Instant
    /// The version that the answer must have at least.
    let floor: Int
    /// How many facades have refused it.
    var refusals = 0
    var timer: TimerHandle?
  }

  init(plan: ClientPlan) {
    self.plan = plan
    direct = plan.shared.direct
  }

  /// A client that comes back from a crash asks for nothing more by itself.
  mutating func start(_ context: inout Context<StranglerFig>) {
    numbers = context.disk.records.isEmpty ? 0 : 1_000_000
    guard context.disk.records.isEmpty else { return }
    guard plan.requests > 0 else { return }
    context.append(.began)
    context.sync()
    awaitNext(&context)
  }

  mutating func receive(
    _ message: StranglerFig.Message, from sender: NodeID,
    _ context: inout Context<StranglerFig>
  ) {
    switch message {
    case .arrival: arrive(&context)
    case .askedByHand(let feature, let isWrite):
      begin(MigratedKey(feature: feature, row: 1), isWrite: isWrite, isAnonymous: false, &context)
    case .answer(let number, let answer): end(number, answer, &context)
    case .refused(let number): askNext(number, &context)
    case .overdue(let number): giveUp(number, &context)
    case .askDirectly(let side):
      direct = side
      context.send(.asksDirectly, to: sender)
    default: break
    }
  }

  private func awaitNext(_ context: inout Context<StranglerFig>) {
    if begun < plan.requests { context.work(.arrival, for: plan.gap) }
  }

  private mutating func arrive(_ context: inout Context<StranglerFig>) {
    begun += 1
    awaitNext(&context)
    let features = plan.shared.features.count
    let feature = features == 1 ? 1 : context.choose(below: features) + 1
    let row = plan.shared.rows == 1 ? 1 : context.choose(below: plan.shared.rows) + 1
    let isRead = context.happens(plan.readRatio)
    let isAnonymous = isRead && context.happens(plan.drafts)
    begin(
      MigratedKey(feature: feature, row: row), isWrite: !isRead, isAnonymous: isAnonymous, &context)
  }

  private mutating func begin(
    _ key: MigratedKey, isWrite: Bool, isAnonymous: Bool, _ context: inout Context<StranglerFig>
  ) {
    guard key.feature <= plan.shared.features.count else { return }
    numbers += 1
    let number = (numbers - 1) * plan.shared.clients.count + plan.number
    // Every value is written once, and 1 is there from the beginning.
    let value = isWrite ? number + 1 : nil
    let request = StranglerRequest(
      number: number, key: key, value: value, isAnonymous: isAnonymous)
    let name = "\(plan.shared.name(of: key.feature))/\(key.row)"
    let operation = context.invoke(
      isWrite ? "write" : "read", key: name, argument: value.map { "\($0)" })
    context.count("asked")
    context.observe(StranglerLedger.asked, StranglerLedger.mark(of: request))
    var opened = OpenRequest(
      request: request, operation: operation, begunAt: context.now, floor: written[key] ?? 0)
    if plan.timeout > .zero {
      opened.timer = context.schedule(.overdue(number), after: plan.timeout)
    }
    open.append(opened)
    ask(opened, &context)
  }

  private func ask(_ opened: OpenRequest, _ context: inout Context<StranglerFig>) {
    if let direct {
      return context.send(.request(opened.request), to: plan.shared.node(of: direct))
    }
    let facades = plan.shared.facades
    context.send(
      .request(opened.request), to: facades[(plan.number - 1 + opened.refusals) % facades.count])
  }

  /// A facade is out of order: it asks the next one, and gives up once it has asked all of them.
  private mutating func askNext(_ number: Int, _ context: inout Context<StranglerFig>) {
    guard let place = open.firstIndex(where: { $0.request.number == number }) else { return }
    open[place].refusals += 1
    let isLast = open[place].refusals >= plan.shared.facades.count && direct == nil
    guard isLast else { return ask(open[place], &context) }
    var refused = open.remove(at: place)
    context.cancel(&refused.timer)
    refusals += 1
    context.count("refused")
    context.complete(refused.operation, .fail)
  }

  private mutating func end(
    _ number: Int, _ answer: StranglerAnswer, _ context: inout Context<StranglerFig>
  ) {
    guard let place = open.firstIndex(where: { $0.request.number == number }) else { return }
    var ended = open.remove(at: place)
    context.cancel(&ended.timer)
    context.observe(StranglerLedger.answered, StranglerLedger.mark(of: answer, to: number))
    guard answer.status == .ok else {
      context.count(answer.status == .failed ? "harmed" : "denied")
      return context.complete(ended.operation, .fail)
    }
    context.count("answered")
    context.observe("latency", context.now - ended.begunAt)
    if ended.request.isRead {
      context.count("reads")
      if answer.version < ended.floor {
        missedOwnWrites += 1
        context.note("does not see its own write")
      }
    } else {
      context.count("writes")
      if answer.side == .service { context.count("writes.on.new") }
      written[ended.request.key] = max(written[ended.request.key] ?? 0, answer.version)
    }
    context.complete(ended.operation, .ok, answer: ended.request.isRead ? answer.text : "")
  }

  /// Nobody has answered: whether a write was done is unknown.
  private mutating func giveUp(_ number: Int, _ context: inout Context<StranglerFig>) {
    guard let place = open.firstIndex(where: { $0.request.number == number }) else { return }
    let given = open.remove(at: place)
    context.count("unanswered")
    context.complete(given.operation, given.request.isRead ? .fail : .unknown)
  }
}
