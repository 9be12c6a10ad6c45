import Lightcone
import LightconeTrace

/// How a server reads.
extension ApplicationServer {
  mutating func hearFound(
    _ number: Int, _ row: CachedRow, _ isHit: Bool, _ context: inout Context<CachedDatabase>
  ) {
    guard let place = place(of: number) else { return }
    if !isHit { noteMiss(place, &context) }
    if !open[place].hasMissed {
      hasHit = true
      context.count("hits")
    }
    endRead(place, row, &context)
  }

  /// The cache has no copy, and leaves it to the server to load the row.
  mutating func hearMissing(
    _ number: Int, _ withLease: Bool, _ context: inout Context<CachedDatabase>
  ) {
    guard let place = place(of: number) else { return }
    noteMiss(place, &context)
    let key = open[place].key
    if plan.isSingleFlight, !withLease, join(place, key, &context) { return }
    open[place].hasLease = withLease
    open[place].phase = .atDatabase
    context.send(.load(number, key: key), to: plan.database)
  }

  /// Waits for the answer that another request of this server waits for, or takes the one that is just
  /// being brought to the cache.
  ///
  /// - Returns: whether there is such a request.
  private mutating func join(
    _ place: Int, _ key: Int, _ context: inout Context<CachedDatabase>
  ) -> Bool {
    if let row = background.first(where: { $0.row?.key == key })?.row {
      endRead(place, row, &context)
      return true
    }
    let leader = open.first {
      $0.key == key && $0.phase == .atDatabase && $0.isRead && !$0.isClosed
    }
    guard let leader else { return false }
    open[place].phase = .following(leader.number)
    return true
  }

  /// Somebody else has the lease.
  mutating func hearWait(_ number: Int, _ context: inout Context<CachedDatabase>) {
    guard let place = place(of: number), open[place].phase == .atCache else { return }
    noteMiss(place, &context)
    open[place].phase = .waiting
    context.count("lease.waits")
    context.schedule(.askAgain(number), after: plan.leaseRetry)
  }

  mutating func askAgain(_ number: Int, _ context: inout Context<CachedDatabase>) {
    guard let place = place(of: number), open[place].phase == .waiting else { return }
    open[place].phase = .atCache
    context.send(.get(number, key: open[place].key), to: plan.cache)
  }

  /// The database has answered: so have all that waited for the same answer.
  mutating func hearLoaded(
    _ number: Int, _ row: CachedRow, _ context: inout Context<CachedDatabase>
  ) {
    guard let place = place(of: number), open[place].phase == .atDatabase else { return }
    let request = open[place]
    endRead(place, row, &context)
    while let follower = open.firstIndex(where: { $0.phase == .following(number) }) {
      endRead(follower, row, &context)
    }
    guard request.fills else { return }
    background.append(Errand(number: number, row: request.isClosed ? nil : row))
    context.count("fills")
    context.send(.fill(number, row, withLease: request.hasLease), to: plan.cache)
  }

  private mutating func endRead(
    _ place: Int, _ row: CachedRow, _ context: inout Context<CachedDatabase>
  ) {
    let request = close(place, &context)
    if row.version < request.floor { hasGoneBack = true }
    newest[row.key] = max(newest[row.key] ?? 0, row.version)
    context.count("reads")
    context.observe("read.latency", context.now - request.begunAt)
    context.observe(CacheLedger.read, CacheLedger.version(row))
    context.observe(CacheLedger.readBegun, request.begunAt.nanoseconds)
    context.complete(request.operation, .ok, answer: row.valueText)
  }
}
