import Lightcone
import LightconeTrace

/// Gets requests for rows, whatever the answers (an open loop), and reads and writes them through the
/// cache and the database as its policies say.
struct ApplicationServer: Node {
  let plan: ServerPlan
  /// The requests that are under way.
  var open: [OpenRequest] = []
  /// Fills and deletions that nobody waits for.
  var background: [Errand] = []
  /// The newest version of each row that it has read or written.
  var newest: [Int: Int] = [:]
  /// Whether a read was answered by the cache.
  var hasHit = false
  /// Whether a read has answered something older than the server knew when the read began.
  var hasGoneBack = false
  private var begun = 0
  private var written = 0
  private var numbers = 0

  init(plan: ServerPlan) { self.plan = plan }

  /// A server that comes back from a crash gets no more requests by itself. It goes on numbering behind
  /// all that it can have begun before: answers to its first life may still be on their way.
  mutating func start(_ context: inout Context<CachedDatabase>) {
    let milliseconds = Int(context.now.nanoseconds / 1_000_000)
    numbers = milliseconds * 1_000
    written = milliseconds
    if context.now == .start { awaitNext(&context) }
  }

  /// Whether nothing that it has begun is under way.
  var isResting: Bool { open.isEmpty && background.isEmpty }

  mutating func receive(
    _ message: CachedDatabase.Message, from sender: NodeID,
    _ context: inout Context<CachedDatabase>
  ) {
    switch message {
    case .arrival: arrive(&context)
    case .askedByHand(let key, let isWrite): begin(key, isWrite: isWrite, &context)
    case .found(let number, let row, let isHit): hearFound(number, row, isHit, &context)
    case .missing(let number, _, let withLease): hearMissing(number, withLease, &context)
    case .wait(let number): hearWait(number, &context)
    case .askAgain(let number): askAgain(number, &context)
    case .loaded(let number, let row): hearLoaded(number, row, &context)
    case .filled(let number, let isStored):
      background.removeAll { $0.number == number }
      if !isStored { context.count("fills.refused") }
    case .stored(let number, _, let version): hearStored(number, version, &context)
    case .deleted(let number): hearDeleted(number, &context)
    case .putDone(let number, let version): endWrite(number, version, &context)
    case .overdue(let number): giveUp(number, &context)
    default: break
    }
  }

  private func awaitNext(_ context: inout Context<CachedDatabase>) {
    if begun < plan.requests { context.work(.arrival, for: plan.gap) }
  }

  private mutating func arrive(_ context: inout Context<CachedDatabase>) {
    begun += 1
    awaitNext(&context)
    let key = nextKey(&context)
    begin(key, isWrite: !context.happens(plan.readRatio), &context)
  }

  private func nextKey(_ context: inout Context<CachedDatabase>) -> Int {
    let count = plan.keys.law.keys
    if count == 1 { return 1 }
    switch plan.pattern {
    case .zipf: return context.key(of: plan.keys) + 1
    case .loop: return (begun - 1) % count + 1
    }
  }

  private mutating func begin(
    _ key: Int, isWrite: Bool, _ context: inout Context<CachedDatabase>
  ) {
    numbers += 1
    if isWrite { written += 1 }
    // Every value is written once, so that a read tells which write it saw.
    let value = isWrite ? (written - 1) * plan.serverCount + plan.number : nil
    let operation = context.invoke(
      isWrite ? "write" : "read", key: "k\(key)", argument: value.map { "\($0)" })
    var request = OpenRequest(
      number: numbers, key: key, value: value, operation: operation, begunAt: context.now,
      floor: newest[key] ?? 0)
    request.timer = context.schedule(.overdue(numbers), after: plan.timeout)
    open.append(request)
    if let value {
      beginWrite(numbers, key, value, &context)
    } else {
      context.send(.get(numbers, key: key), to: plan.cache)
    }
  }

  /// Where a request stands in the list of those that are under way.
  func place(of number: Int) -> Int? { open.firstIndex { $0.number == number } }

  /// Takes a request off the list.
  mutating func close(
    _ place: Int, _ context: inout Context<CachedDatabase>
  ) -> OpenRequest {
    var request = open.remove(at: place)
    context.cancel(&request.timer)
    return request
  }

  /// The request has waited too long: for the cache, or for the database.
  private mutating func giveUp(_ number: Int, _ context: inout Context<CachedDatabase>) {
    guard let place = place(of: number) else { return }
    open[place].timer = nil
    let isAside = plan.readPolicy == .aside && open[place].isRead
    if isAside, open[place].phase != .atDatabase {
      context.count("bypasses")
      noteMiss(place, &context)
      open[place].fills = false
      open[place].phase = .atDatabase
      open[place].timer = context.schedule(.overdue(number), after: plan.timeout)
      return context.send(.load(number, key: open[place].key), to: plan.database)
    }
    let request = close(place, &context)
    context.count("given.up")
    context.complete(request.operation, request.isRead ? .fail : .unknown)
  }

  /// Counts a request as a miss, once.
  mutating func noteMiss(_ place: Int, _ context: inout Context<CachedDatabase>) {
    guard !open[place].hasMissed else { return }
    open[place].hasMissed = true
    context.count("misses")
  }
}
