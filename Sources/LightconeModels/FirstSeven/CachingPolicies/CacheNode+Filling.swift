import Lightcone
import LightconeTrace

/// How copies come to the cache when they are read.
extension CacheNode {
  /// A server brings what it has loaded. Meanwhile the row may have been written.
  mutating func fill(
    _ row: CachedRow, from waiter: Waiter, _ withLease: Bool,
    _ context: inout Context<CachedDatabase>
  ) {
    let isWanted = isAllowed(row, waiter)
    leases.removeAll { $0.holder == waiter && $0.key == row.key }
    if isWanted { store(CacheShelf.Entry(row: row, storedAt: context.now), &context) }
    context.send(.filled(waiter.number, isStored: isWanted), to: waiter.server)
  }

  private func isAllowed(_ row: CachedRow, _ waiter: Waiter) -> Bool {
    let entry = shelf.entry(of: row.key)
    // What the database does not have yet is newer than all that it has.
    if entry?.isDirty == true || writeBacks.contains(where: { $0.row.key == row.key }) {
      return false
    }
    switch plan.fillGuard {
    case .none: return true
    case .lease: return leases.contains { $0.holder == waiter && $0.key == row.key }
    case .version: return row.version >= entry?.row.version ?? 0
    }
  }

  /// Takes away a row's copy, and the right to bring it back.
  mutating func delete(_ key: Int, version: Int, _ context: inout Context<CachedDatabase>) {
    forgetLateFills(of: key)
    guard plan.fillGuard == .version, plan.bug != .noTombstone else {
      shelf.remove(key)
      return
    }
    // Deletions overtake each other too: an older one must not replace what is newer.
    if let entry = shelf.entry(of: key), entry.row.version >= version { return }
    let row = CachedRow(key: key, value: 0, version: version)
    store(CacheShelf.Entry(row: row, storedAt: context.now, isTombstone: true), &context)
  }

  /// The row has a new value: what is being read of it elsewhere may be the old one.
  mutating func forgetLateFills(of key: Int) {
    if plan.bug != .leaseOutlivesWrite { leases.removeAll { $0.key == key } }
    guard plan.bug != .loadOutlivesDeletion else { return }
    for place in loads.indices where loads[place].key == key { loads[place].isVoid = true }
  }

  /// Loads a row, or waits for the load that is under way.
  mutating func load(
    _ key: Int, for waiter: Waiter?, _ context: inout Context<CachedDatabase>
  ) {
    let waiters = waiter.map { [$0] } ?? []
    if plan.isSingleFlight, let place = loads.firstIndex(where: { $0.key == key && !$0.isVoid }) {
      loads[place].waiters += waiters
      return
    }
    numbers += 1
    loads.append(Load(number: numbers, key: key, waiters: waiters))
    context.send(.load(numbers, key: key), to: plan.database)
  }

  /// Loads a row whose copy is still good enough to be served.
  mutating func refresh(_ key: Int, _ context: inout Context<CachedDatabase>) {
    guard !loads.contains(where: { $0.key == key && !$0.isVoid }) else { return }
    context.count("refreshes")
    load(key, for: nil, &context)
  }

  mutating func hearLoaded(
    _ number: Int, _ row: CachedRow, _ context: inout Context<CachedDatabase>
  ) {
    guard let place = loads.firstIndex(where: { $0.number == number }) else { return }
    let load = loads.remove(at: place)
    for waiter in load.waiters {
      context.send(.found(waiter.number, row, isHit: false), to: waiter.server)
    }
    noteVersion(row.version, of: row.key)
    let isOlder = row.version < shelf.entry(of: row.key)?.row.version ?? 0
    guard !load.isVoid, !isOlder else { return context.count("fills.refused") }
    context.count("fills")
    store(CacheShelf.Entry(row: row, storedAt: context.now), &context)
  }

  /// Remembers a version for the writes that are under way: an older answer that is still to come must
  /// not replace it, even if its copy has been evicted by then.
  mutating func noteVersion(_ version: Int, of key: Int) {
    newestVersion = max(newestVersion, version)
    for place in puts.indices where puts[place].key == key {
      puts[place].floor = max(puts[place].floor, version)
    }
  }

  /// Puts an entry on the shelf. Another one may have to go.
  mutating func store(_ entry: CacheShelf.Entry, _ context: inout Context<CachedDatabase>) {
    guard let victim = shelf.store(entry) else { return }
    context.count("evictions")
    guard victim.isDirty else { return }
    context.count("dirty.evictions")
    if plan.bug != .evictsDirty { writeBack(victim, &context) }
    noteUnsaved(&context)
  }
}
