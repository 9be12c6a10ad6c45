import Lightcone
import LightconeTrace

/// Reads off the run's samples what no node knows: which reads were stale, and which writes were lost.
///
/// Nodes note what they do in series; one number names a key and a value, or a key and a version.
struct CacheLedger {
  /// Writes that the database has stored, in its order.
  static let saved = "ledger.saved"
  /// Writes that write-back has accepted, in the cache's order; ``beginning`` where a cache starts.
  static let accepted = "ledger.accepted"
  /// When it did; ``beginning`` where a cache starts.
  static let acceptedAt = "ledger.accepted.at"
  /// Writes that were acknowledged, when, and as which version of the row.
  static let acknowledged = "ledger.acknowledged"
  static let acknowledgedAt = "ledger.acknowledged.at"
  static let acknowledgedVersion = "ledger.acknowledged.version"
  /// Reads that were answered, and when they had begun.
  static let read = "ledger.read"
  static let readBegun = "ledger.read.begun"
  /// What write-back has not sent to the database, after each change.
  static let dirtyKeys = "ledger.dirty"
  static let unsavedWrites = "ledger.unsaved"
  /// A cache starts, with nothing.
  static let beginning: Int64 = -1

  /// A row's key and value in one number.
  static func value(_ row: CachedRow) -> Int64 { Int64(row.key) << 32 | Int64(row.value) }

  /// A row's key and version in one number.
  static func version(_ row: CachedRow) -> Int64 { Int64(row.key) << 32 | Int64(row.version) }

  private static func key(_ mark: Int64) -> Int { Int(mark >> 32) }

  private let world: World<CachedDatabase>

  init(_ world: World<CachedDatabase>) { self.world = world }

  /// How stale each stale read was: how long before the read began a newer value had been acknowledged.
  var staleness: [TimeSpan] {
    let acknowledgements = acknowledgementsByKey
    return zip(world.samples(Self.read), world.samples(Self.readBegun)).compactMap { mark, begun in
      let newer = acknowledgements[Self.key(mark)]?.first { $0.version > mark }
      guard let newer, newer.at < begun else { return nil }
      return TimeSpan(nanoseconds: begun - newer.at)
    }
  }

  private var acknowledgementsByKey: [Int: [(version: Int64, at: Int64)]] {
    var lists: [Int: [(version: Int64, at: Int64)]] = [:]
    for (mark, at) in zip(
      world.samples(Self.acknowledgedVersion), world.samples(Self.acknowledgedAt))
    {
      lists[Self.key(mark), default: []].append((mark, at))
    }
    return lists
  }

  /// Acknowledged writes that the database never got, neither themselves nor as part of a newer value of
  /// the same life of the cache, and that no cache has any more.
  var lostWrites: [Int64] {
    let saved = Set(world.samples(Self.saved))
    let accepted = world.samples(Self.accepted)
    let acknowledged = world.samples(Self.acknowledged)
    guard accepted.contains(where: { $0 != Self.beginning }) else {
      return acknowledged.filter { !saved.contains($0) }
    }
    let isAcknowledged = Set(acknowledged)
    let lives = accepted.split(separator: Self.beginning, omittingEmptySubsequences: false)
    return lives.enumerated().flatMap { number, life in
      // What is dirty in the last life is not lost yet.
      let dirty = number == lives.count - 1 ? keysInCaches : []
      return unsaved(life, saved).filter {
        isAcknowledged.contains($0) && !dirty.contains(Self.key($0))
      }
    }
  }

  /// The writes of one life that come behind the last one of their key that the database got.
  private func unsaved(_ life: ArraySlice<Int64>, _ saved: Set<Int64>) -> [Int64] {
    var isSettled: Set<Int> = []
    var found: [Int64] = []
    for mark in life.reversed() where !isSettled.contains(Self.key(mark)) {
      if saved.contains(mark) { isSettled.insert(Self.key(mark)) } else { found.append(mark) }
    }
    return found
  }

  private var keysInCaches: Set<Int> {
    let caches = world.nodes(as: CacheNode.self).map(\.state)
    return Set(
      caches.flatMap { $0.shelf.entries.filter(\.isDirty).map(\.row.key) }
        + caches.flatMap { $0.writeBacks.map(\.row.key) })
  }

  /// Keys that lost a write.
  var lostKeys: Int { Set(lostWrites.map(Self.key)).count }

  /// What a series of what is dirty showed last before each crash of the cache.
  func sumAtCrashes(_ series: String) -> Int {
    let samples = world.samples(series)
    return zip(samples, samples.dropFirst()).reduce(0) { sum, pair in
      pair.1 == Self.beginning && pair.0 != Self.beginning ? sum + Int(pair.0) : sum
    }
  }

  /// Pairs of a row and a flush interval in which write-back accepted a write of the row.
  var dirtyWindows: Int {
    guard let cache = world.nodes(as: CacheNode.self).first?.state else { return 0 }
    let interval = cache.plan.flushInterval.nanoseconds
    let marks = zip(world.samples(Self.accepted), world.samples(Self.acceptedAt))
    return Set(
      marks.filter { $0.0 != Self.beginning }
        .map { DirtyWindow(key: Self.key($0.0), number: $0.1 / interval) }
    ).count
  }

  private struct DirtyWindow: Hashable {
    let key: Int
    let number: Int64
  }
}
