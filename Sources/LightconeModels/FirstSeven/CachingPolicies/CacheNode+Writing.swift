import Lightcone
import LightconeTrace

/// How writes go through the cache, or stay in it for a while.
extension CacheNode {
  mutating func put(
    _ key: Int, _ value: Int, for client: Waiter, _ context: inout Context<CachedDatabase>
  ) {
    if plan.writePolicy == .back { return accept(key, value, for: client, &context) }
    // The database is written first: should it fail, the copy is what it was.
    numbers += 1
    puts.append(Put(number: numbers, key: key, value: value, client: client))
    context.send(.store(numbers, key: key, value: value, version: 0), to: plan.database)
  }

  mutating func hearStored(
    _ number: Int, _ key: Int, _ version: Int, _ context: inout Context<CachedDatabase>
  ) {
    if let place = puts.firstIndex(where: { $0.number == number }) {
      endPut(puts.remove(at: place), version, &context)
    } else {
      endWriteBack(number, key, &context)
    }
  }

  private mutating func endPut(
    _ put: Put, _ version: Int, _ context: inout Context<CachedDatabase>
  ) {
    noteVersion(version, of: put.key)
    let newest = max(put.floor, shelf.entry(of: put.key)?.row.version ?? 0)
    if version >= newest || plan.bug == .lastAnswerWins {
      forgetLateFills(of: put.key)
      let row = CachedRow(key: put.key, value: put.value, version: version)
      store(CacheShelf.Entry(row: row, storedAt: context.now), &context)
    }
    context.send(.putDone(put.client.number, version: version), to: put.client.server)
  }

  /// Write-back: the copy is enough.
  private mutating func accept(
    _ key: Int, _ value: Int, for client: Waiter, _ context: inout Context<CachedDatabase>
  ) {
    newestVersion += 1
    let row = CachedRow(key: key, value: value, version: newestVersion)
    let unsaved = shelf.entry(of: key)?.unsavedWrites ?? 0
    forgetLateFills(of: key)
    store(
      CacheShelf.Entry(row: row, storedAt: context.now, unsavedWrites: unsaved + 1), &context)
    context.observe(CacheLedger.accepted, CacheLedger.value(row))
    context.observe(CacheLedger.acceptedAt, context.now.nanoseconds)
    noteUnsaved(&context)
    context.send(.putDone(client.number, version: row.version), to: client.server)
    planFlush(&context)
  }

  /// Plans the next flush: at the next multiple of the interval, so that windows do not drift.
  private mutating func planFlush(_ context: inout Context<CachedDatabase>) {
    guard !isFlushPlanned else { return }
    isFlushPlanned = true
    let interval = plan.flushInterval.nanoseconds
    let rest = interval - context.now.nanoseconds % interval
    context.schedule(.flush, after: TimeSpan(nanoseconds: rest))
  }

  /// Sends every dirty copy to the database.
  mutating func flush(_ context: inout Context<CachedDatabase>) {
    isFlushPlanned = false
    for entry in shelf.clean() {
      context.count("flushed")
      writeBack(entry, &context)
    }
    noteUnsaved(&context)
  }

  /// Takes a dirty copy on its way to the database. Only one write of a key is on its way at a time:
  /// the database stores what comes last.
  mutating func writeBack(_ entry: CacheShelf.Entry, _ context: inout Context<CachedDatabase>) {
    numbers += 1
    writeBacks.append(WriteBack(number: numbers, row: entry.row, writes: entry.unsavedWrites))
    let isOnItsWay = writeBacks.contains { $0.row.key == entry.row.key && $0.isSent }
    if !isOnItsWay || plan.bug == .flushesOutOfOrder { send(writeBacks.count - 1, &context) }
  }

  private mutating func send(_ place: Int, _ context: inout Context<CachedDatabase>) {
    writeBacks[place].isSent = true
    let (number, row) = (writeBacks[place].number, writeBacks[place].row)
    let version = plan.bug == .flushesOutOfOrder ? 0 : row.version
    context.send(
      .store(number, key: row.key, value: row.value, version: version), to: plan.database)
  }

  private mutating func endWriteBack(
    _ number: Int, _ key: Int, _ context: inout Context<CachedDatabase>
  ) {
    guard let place = writeBacks.firstIndex(where: { $0.number == number }) else { return }
    writeBacks.remove(at: place)
    if let next = writeBacks.firstIndex(where: { $0.row.key == key && !$0.isSent }) {
      send(next, &context)
    }
    noteUnsaved(&context)
  }

  /// Rows whose newest write has not even been sent to the database.
  var dirtyKeys: Int {
    shelf.entries.count { entry in
      entry.isDirty
    } + writeBacks.count { back in !back.isSent && shelf.entry(of: back.row.key)?.isDirty != true }
  }

  /// Writes that have not been sent to the database, by themselves or as part of a newer value.
  var unsavedWrites: Int {
    shelf.entries.reduce(0) { $0 + $1.unsavedWrites }
      + writeBacks.reduce(0) { $0 + ($1.isSent ? 0 : $1.writes) }
  }

  /// Writes down what a crash would take now.
  func noteUnsaved(_ context: inout Context<CachedDatabase>) {
    context.observe(CacheLedger.dirtyKeys, Int64(dirtyKeys))
    context.observe(CacheLedger.unsavedWrites, Int64(unsavedWrites))
  }
}
