public import Lightcone
import LightconeDiagnostics
import LightconeTrace

extension CachedDatabase {
  /// The cached database as lessons, prompt and sweeps pick it up.
  public static let model = Model(
    name: "cached-database", version: 1,
    summary: "Servers read and write rows through a cache, by one of several policies.",
    parameters: CacheParameters.all, crashRoles: ["cache", "server", "database"],
    operations: [
      ModelOperation("read", role: "server", arguments: "KEY", "reads a row, such as 1") {
        askedByHand($0, isWrite: false)
      },
      ModelOperation("write", role: "server", arguments: "KEY", "writes a new value to a row") {
        askedByHand($0, isWrite: true)
      },
    ],
    metrics: requestMetrics + cacheMetrics + harmMetrics,
    properties: properties,
    validate: CacheParameters.problem,
    world: CacheParameters.world)

  private static func askedByHand(_ words: [String], isWrite: Bool) -> Message? {
    guard words.count == 1, let word = words.first,
      let key = Int(word.hasPrefix("k") ? String(word.dropFirst()) : word), key >= 1
    else { return nil }
    return .askedByHand(key: key, isWrite: isWrite)
  }

  private static var requestMetrics: [Metric<CachedDatabase>] {
    [
      Metric("reads", .count, .counter, "reads that were answered"),
      Metric("writes", .count, .counter, "writes that were acknowledged"),
      Metric("read.latency", .time, .series, "how long answered reads took"),
      Metric("write.latency", .time, .series, "how long acknowledged writes took"),
      Metric("given.up", .count, .counter, "requests that took too long"),
      Metric("open", .count, .gauge { CacheAudit($0).open }, "requests under way now"),
      Metric("db.reads", .count, .counter, "rows that the database was asked for"),
      Metric("db.writes", .count, .counter, "rows that the database stored"),
      Metric("db.wait", .time, .series, "how long accesses queued at the database"),
    ]
  }

  private static var cacheMetrics: [Metric<CachedDatabase>] {
    [
      Metric("hits", .count, .counter, "reads that the cache answered from what it had"),
      Metric("misses", .count, .counter, "reads for which a row had to be loaded"),
      Metric("bypasses", .count, .counter, "reads that gave up on the cache"),
      Metric("fills", .count, .counter, "loaded rows that were brought to the cache"),
      Metric("fills.refused", .count, .counter, "loaded rows that the cache did not take"),
      Metric("lease.waits", .count, .counter, "readers told to wait for another's lease"),
      Metric("refreshes", .count, .counter, "rows loaded anew while a copy could be served"),
      Metric("copy.age", .time, .series, "how old each copy was that was served"),
      Metric("copies", .count, .gauge { CacheAudit($0).copies }, "copies in all caches now"),
      Metric("expired", .count, .counter, "copies found to be too old"),
      Metric("evictions", .count, .counter, "entries that had to make room"),
      Metric("dirty.evictions", .count, .counter, "dirty copies that had to make room"),
      Metric("flushed", .count, .counter, "dirty copies that a flush wrote to the database"),
      Metric(
        "dirty.keys", .count, .gauge { CacheAudit($0).dirtyKeys },
        "rows whose newest value only a cache has now"),
      Metric(
        "unsaved.writes", .count, .gauge { CacheAudit($0).unsavedWrites },
        "writes that the database has not been sent yet"),
      Metric(
        "dirty.windows", .count, .tally { CacheLedger($0).dirtyWindows },
        "pairs of a row and a flush interval in which write-back accepted a write of it"),
    ]
  }

  private static var harmMetrics: [Metric<CachedDatabase>] {
    [
      Metric(
        "stale.copies", .count, .gauge { CacheAudit($0).staleCopies },
        "clean copies that differ from the database now"),
      Metric(
        "stale.at.rest", .count, .gauge { CacheAudit($0).staleAtRest },
        "stale copies while nothing is under way that could mend them"),
      Metric(
        "backward.servers", .count, .gauge { CacheAudit($0).backwardServers },
        "servers that read something older than they had read or written"),
      Metric(
        "stale.reads", .count, .tally { CacheLedger($0).staleness.count },
        "reads that missed a write acknowledged before they began"),
      Metric(
        "staleness", .time,
        .tally { Int((CacheLedger($0).staleness.max() ?? .zero).nanoseconds) },
        "how long before a read began the write was acknowledged that it missed; the longest"),
      Metric(
        "lost.writes", .count, .tally { CacheLedger($0).lostWrites.count },
        "acknowledged writes that are nowhere any more"),
      Metric(
        "lost.keys", .count, .tally { CacheLedger($0).lostKeys }, "rows that lost such a write"),
      Metric(
        "dirty.at.crash", .count, .tally { CacheLedger($0).sumAtCrashes(CacheLedger.dirtyKeys) },
        "rows that were dirty when the shared cache crashed"),
      Metric(
        "unsaved.at.crash", .count,
        .tally { CacheLedger($0).sumAtCrashes(CacheLedger.unsavedWrites) },
        "writes that were unsaved when the shared cache crashed"),
    ]
  }

  private static var properties: [Property<CachedDatabase>] {
    [
      Property(
        "agrees-at-rest", .always,
        "while nothing is under way, every copy is what the database holds"
      ) { CacheAudit($0).staleAtRest == 0 },
      Property(
        "never-backwards", .always, "no server reads something older than it had read or written"
      ) { CacheAudit($0).backwardServers == 0 },
      Property("fits", .always, "no cache holds more than its capacity") {
        CacheAudit($0).cachesFit
      },
      Property("saved-in-the-end", .eventually, "in the end nothing is dirty") {
        CacheAudit($0).dirtyKeys == 0
      },
      Property("requests-end", .eventually, "in the end no request is under way") {
        CacheAudit($0).open == 0
      },
      Property("hits", .sometimes, "a read is answered by a cache") { CacheAudit($0).aReadHit },
    ]
  }
}
