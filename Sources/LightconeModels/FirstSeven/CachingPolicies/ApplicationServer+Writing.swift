import Lightcone
import LightconeTrace

/// How a server writes.
extension ApplicationServer {
  mutating func beginWrite(
    _ number: Int, _ key: Int, _ value: Int, _ context: inout Context<CachedDatabase>
  ) {
    switch plan.writePolicy {
    case .through, .back: context.send(.put(number, key: key, value: value), to: plan.cache)
    case .invalidate where plan.bug == .invalidatesFirst: delete(number, key, version: 0, &context)
    case .around, .invalidate: store(number, key, value, &context)
    }
  }

  /// The database has the new value. Only now may the old copy be deleted: before, somebody could read
  /// the old value from the database and bring it back.
  mutating func hearStored(
    _ number: Int, _ version: Int, _ context: inout Context<CachedDatabase>
  ) {
    guard let place = place(of: number), open[place].phase == .atDatabase else { return }
    let key = open[place].key
    switch plan.writePolicy {
    case .invalidate where plan.bug != .invalidatesFirst:
      open[place].written = version
      delete(number, key, version: version, &context)
    case .around where plan.bug != .keepsOldCopy:
      endWrite(number, version, &context)
      background.append(Errand(number: number))
      context.send(.delete(number, key: key, version: version), to: plan.cache)
    default: endWrite(number, version, &context)
    }
  }

  mutating func hearDeleted(_ number: Int, _ context: inout Context<CachedDatabase>) {
    background.removeAll { $0.number == number }
    guard let place = place(of: number), open[place].phase == .deleting else { return }
    if plan.bug == .invalidatesFirst, let value = open[place].value {
      return store(number, open[place].key, value, &context)
    }
    endWrite(number, open[place].written, &context)
  }

  /// The write is done as far as the policy demands.
  mutating func endWrite(
    _ number: Int, _ version: Int, _ context: inout Context<CachedDatabase>
  ) {
    guard let place = place(of: number), let value = open[place].value else { return }
    let request = close(place, &context)
    newest[request.key] = max(newest[request.key] ?? 0, version)
    // Who reads from now on must see this write: a load that is under way may have missed it.
    for place in open.indices where open[place].key == request.key && open[place].isRead {
      open[place].isClosed = true
    }
    for place in background.indices where background[place].row?.key == request.key {
      background[place].row = nil
    }
    context.count("writes")
    context.observe("write.latency", context.now - request.begunAt)
    let row = CachedRow(key: request.key, value: value, version: version)
    context.observe(CacheLedger.acknowledged, CacheLedger.value(row))
    context.observe(CacheLedger.acknowledgedAt, context.now.nanoseconds)
    context.observe(CacheLedger.acknowledgedVersion, CacheLedger.version(row))
    context.complete(request.operation, .ok)
  }

  private mutating func store(
    _ number: Int, _ key: Int, _ value: Int, _ context: inout Context<CachedDatabase>
  ) {
    guard let place = place(of: number) else { return }
    open[place].phase = .atDatabase
    context.send(.store(number, key: key, value: value, version: 0), to: plan.database)
  }

  private mutating func delete(
    _ number: Int, _ key: Int, version: Int, _ context: inout Context<CachedDatabase>
  ) {
    guard let place = place(of: number) else { return }
    open[place].phase = .deleting
    context.send(.delete(number, key: key, version: version), to: plan.cache)
  }
}
