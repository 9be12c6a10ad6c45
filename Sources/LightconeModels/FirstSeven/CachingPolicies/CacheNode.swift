import Lightcone
import LightconeTrace

/// Keeps copies of rows, and does for reads and writes what its policies say.
struct CacheNode: Node {
  let plan: CachePlan
  /// The copies.
  var shelf: CacheShelf
  /// The rows that it is loading.
  var loads: [Load] = []
  /// The writes on their way through it.
  var puts: [Put] = []
  /// The dirty copies on their way to the database, in the order in which they left.
  var writeBacks: [WriteBack] = []
  /// The leases that are out.
  var leases: [Lease] = []
  /// The newest version that it has given to a write, or heard of: under write-back it is the cache that
  /// says which write is newer.
  var newestVersion = 0
  var numbers = 0
  var isFlushPlanned = false
  private var shown = LifelineState.emptyCache

  init(plan: CachePlan, shelf: CacheShelf) {
    self.plan = plan
    self.shelf = shelf
  }

  mutating func start(_ context: inout Context<CachedDatabase>) {
    guard plan.writePolicy == .back else { return context.become(shown) }
    context.observe(CacheLedger.accepted, CacheLedger.beginning)
    context.observe(CacheLedger.acceptedAt, CacheLedger.beginning)
    context.observe(CacheLedger.dirtyKeys, CacheLedger.beginning)
    context.observe(CacheLedger.unsavedWrites, CacheLedger.beginning)
    context.become(shown)
  }

  /// Whether nothing is on its way through it, and nothing dirty is left.
  var isResting: Bool { loads.isEmpty && puts.isEmpty && writeBacks.isEmpty && dirtyKeys == 0 }

  mutating func receive(
    _ message: CachedDatabase.Message, from sender: NodeID,
    _ context: inout Context<CachedDatabase>
  ) {
    switch message {
    case .get(let number, let key): get(key, for: Waiter(server: sender, number: number), &context)
    case .fill(let number, let row, let withLease):
      fill(row, from: Waiter(server: sender, number: number), withLease, &context)
    case .delete(let number, let key, let version):
      delete(key, version: version, &context)
      context.send(.deleted(number), to: sender)
    case .put(let number, let key, let value):
      put(key, value, for: Waiter(server: sender, number: number), &context)
    case .loaded(let number, let row): hearLoaded(number, row, &context)
    case .stored(let number, let key, let version): hearStored(number, key, version, &context)
    case .flush: flush(&context)
    default: break
    }
    show(&context)
  }

  private mutating func get(
    _ key: Int, for waiter: Waiter, _ context: inout Context<CachedDatabase>
  ) {
    if let copy = freshCopy(of: key, &context) {
      context.send(.found(waiter.number, copy, isHit: true), to: waiter.server)
    } else if plan.readPolicy == .aside {
      miss(key, for: waiter, &context)
    } else {
      load(key, for: waiter, &context)
    }
  }

  /// The copy that may be served, if there is one.
  private mutating func freshCopy(
    of key: Int, _ context: inout Context<CachedDatabase>
  ) -> CachedRow? {
    guard let entry = shelf.use(key), !entry.isTombstone else { return leavingCopy(of: key) }
    if !entry.isDirty, plan.isExpired(entry, at: context.now) {
      shelf.remove(key)
      context.count("expired")
      return leavingCopy(of: key)
    }
    let age = context.now - entry.storedAt
    context.observe("copy.age", age)
    if plan.readPolicy == .refreshAhead, !entry.isDirty, age >= plan.refreshAge {
      refresh(key, &context)
    }
    return entry.row
  }

  /// The copy that has left the shelf, and is not in the database yet.
  private func leavingCopy(of key: Int) -> CachedRow? {
    if plan.bug == .forgetsTooEarly { return nil }
    return writeBacks.last { $0.row.key == key }?.row
  }

  private mutating func miss(
    _ key: Int, for waiter: Waiter, _ context: inout Context<CachedDatabase>
  ) {
    if plan.fillGuard == .lease {
      leases.removeAll { $0.key == key && context.now - $0.givenAt >= plan.leaseTime }
      if leases.contains(where: { $0.key == key && $0.holder != waiter }) {
        return context.send(.wait(waiter.number), to: waiter.server)
      }
      leases.append(Lease(key: key, holder: waiter, givenAt: context.now))
    }
    context.send(
      .missing(waiter.number, key: key, withLease: plan.fillGuard == .lease), to: waiter.server)
  }

  /// Shows on the lifeline what it holds.
  private mutating func show(_ context: inout Context<CachedDatabase>) {
    let holdsCopies = shelf.entries.contains { !$0.isTombstone }
    let state: LifelineState =
      dirtyKeys > 0 ? .dirtyCache : holdsCopies ? .cleanCache : .emptyCache
    guard state != shown else { return }
    shown = state
    context.become(state)
  }
}

extension CachePlan {
  /// Whether a copy is too old to be served.
  func isExpired(_ entry: CacheShelf.Entry, at now: Instant) -> Bool {
    ttl > .zero && now - entry.storedAt >= ttl
  }
}
