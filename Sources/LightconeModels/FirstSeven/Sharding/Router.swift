import Lightcone
import LightconeTrace

/// Gets requests from users, and sends them to the shards that hold the rows, as its map says. A map may be
/// old; then a shard says so.
struct Router: Node {
  let plan: RouterPlan
  /// Where it believes partitions to be.
  var map: ShardMap
  /// The partitions that it has asked the directory for.
  var known: Set<Int> = []
  /// The requests that are under way.
  var open: [OpenShardRequest] = []
  /// The newest writes that it has acknowledged, of rows that are not salted.
  private(set) var acknowledged = RowTable()
  /// Pages that were not what they should have been.
  var wrongPages = 0
  /// Requests for rows that no shard holds.
  var unroutable = 0
  private var begun = 0
  private var written = 0
  private var numbers = 0

  init(plan: RouterPlan) {
    self.plan = plan
    map = plan.placement.map
  }

  /// A router that comes back from a crash gets no more requests by itself, and has the first map again. It
  /// goes on numbering behind all that it can have begun before.
  mutating func start(_ context: inout Context<ShardedStore>) {
    let milliseconds = Int(context.now.nanoseconds / 1_000_000)
    numbers = milliseconds * 1_000
    written = milliseconds * 1_000
    guard context.now == .start else { return }
    if plan.concurrency == 0 { return awaitNext(&context) }
    for _ in 0..<min(plan.concurrency, plan.requests) { beginNext(&context) }
  }

  mutating func receive(
    _ message: ShardedStore.Message, from sender: NodeID, _ context: inout Context<ShardedStore>
  ) {
    switch message {
    case .arrival:
      beginNext(&context)
      awaitNext(&context)
    case .asked(let request): begin(request, &context)
    case .stored(let number, let row): hearStored(number, row, &context)
    case .rows(let number, let rows): hearRows(number, rows, &context)
    case .found(let number, let keys): hearFound(number, keys, &context)
    case .decided(let number, let isAccepted): hearDecided(number, isAccepted, &context)
    case .moved(let number, let places): hearMoved(number, places, &context)
    case .located(let number, let place): hearLocated(number, place, &context)
    case .news(let place): map.learn(place)
    case .overdue(let number): giveUp(number, &context)
    default: break
    }
  }

  private func awaitNext(_ context: inout Context<ShardedStore>) {
    if begun < plan.requests { context.work(.arrival, for: plan.gap) }
  }

  private mutating func beginNext(_ context: inout Context<ShardedStore>) {
    guard begun < plan.requests else { return }
    begun += 1
    begin(nextRequest(&context), &context)
  }

  private func nextRequest(_ context: inout Context<ShardedStore>) -> ShardRequest {
    if plan.otherShare > .never, context.happens(plan.otherShare) {
      return .find(city: context.choose(below: plan.placement.cities) + 1)
    }
    let rank = plan.placement.keys == 1 ? 0 : context.key(of: plan.popularity.sampler)
    let key = plan.popularity.key(ofRank: rank)
    if plan.joinShare > .never, context.happens(plan.joinShare) { return .join(key: key) }
    return context.happens(plan.readRatio) ? .get(key: key) : .put(key: key)
  }

  private mutating func begin(_ request: ShardRequest, _ context: inout Context<ShardedStore>) {
    numbers += 1
    var (value, salt) = (0, 0)
    if case .put(let key) = request {
      written += 1
      // Every value is written once, so that a read tells which write it saw.
      value = (written - 1) * plan.routerCount + plan.number
      if plan.saltedKeys.contains(key) { salt = context.choose(below: plan.salt) }
    }
    let operation = context.invoke(
      request.function, key: request.subject, argument: value == 0 ? nil : "\(value)")
    var opened = OpenShardRequest(
      number: numbers, request: request, operation: operation, begunAt: context.now, value: value,
      salt: salt)
    if plan.timeout > .zero {
      opened.timer = context.schedule(.overdue(Int(operation.rawValue)), after: plan.timeout)
    }
    open.append(opened)
    route(open.count - 1, &context)
  }

  /// Where a request stands in the list of those that are under way.
  func place(of number: Int) -> Int? { open.firstIndex { $0.number == number } }

  /// Begins a request anew: whatever still comes for the attempt before is not heard.
  mutating func tryAgain(_ place: Int, _ context: inout Context<ShardedStore>) {
    numbers += 1
    open[place].number = numbers
    open[place].rows = []
    open[place].keys = []
    open[place].isRedirected = false
    route(place, &context)
  }

  /// Ends a request, and begins the next one where so many are to be under way.
  mutating func end(
    _ place: Int, _ outcome: OperationOutcome, answer: String,
    _ context: inout Context<ShardedStore>
  ) {
    var request = open.remove(at: place)
    context.cancel(&request.timer)
    context.complete(request.operation, outcome, answer: answer)
    if outcome == .ok {
      context.count("answered")
      context.observe("latency", context.now - request.begunAt)
      context.observe(ShardLedger.answeredAt, context.now.nanoseconds)
    }
    if plan.concurrency > 0 { beginNext(&context) }
  }

  private mutating func giveUp(_ operation: Int, _ context: inout Context<ShardedStore>) {
    guard let place = open.firstIndex(where: { Int($0.operation.rawValue) == operation })
    else { return }
    open[place].timer = nil
    context.count("given.up")
    end(place, open[place].request.isRead ? .fail : .unknown, answer: "", &context)
  }

  /// Remembers what a user was promised.
  mutating func note(_ row: ShardRow) {
    if row.key.salt == 0, !plan.saltedKeys.contains(row.key.key) { acknowledged.store(row) }
  }
}
