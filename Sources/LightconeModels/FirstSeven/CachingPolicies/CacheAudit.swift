import Lightcone
import LightconeTrace

/// Looks at caches, servers and the database at once, as none of them can.
struct CacheAudit {
  private let world: World<CachedDatabase>
  private let caches: [CacheNode]
  private let servers: [ApplicationServer]

  init(_ world: World<CachedDatabase>) {
    self.world = world
    caches = world.nodes(as: CacheNode.self).filter { world.isUp($0.identity) }.map(\.state)
    servers = world.nodes(as: ApplicationServer.self).filter { world.isUp($0.identity) }
      .map(\.state)
  }

  /// The database; nil while it is down.
  private var database: DatabaseNode? {
    world.nodes(as: DatabaseNode.self).first { world.isUp($0.identity) }?.state
  }

  /// Copies that are served and differ from what the database holds, dirty ones left out.
  var staleCopies: Int {
    guard let database else { return 0 }
    return caches.reduce(0) { sum, cache in
      sum + cache.shelf.entries.count { isStale($0, in: cache, database) }
    }
  }

  private func isStale(
    _ entry: CacheShelf.Entry, in cache: CacheNode, _ database: DatabaseNode
  ) -> Bool {
    let key = entry.row.key
    guard !entry.isTombstone, !entry.isDirty, !cache.plan.isExpired(entry, at: world.now),
      database.row(key).value != entry.row.value
    else { return false }
    return !cache.writeBacks.contains { $0.row.key == key }
  }

  /// Whether nothing is under way that could still change a copy or a row.
  private var isResting: Bool {
    database != nil && servers.allSatisfy(\.isResting) && caches.allSatisfy(\.isResting)
  }

  /// Stale copies that nothing under way will mend: only a new write, an eviction or an expiry does.
  var staleAtRest: Int { isResting ? staleCopies : 0 }

  /// Rows of which a cache holds the only newest value.
  var dirtyKeys: Int { caches.reduce(0) { $0 + $1.dirtyKeys } }

  /// Writes that no database has been sent.
  var unsavedWrites: Int { caches.reduce(0) { $0 + $1.unsavedWrites } }

  /// Copies in all caches.
  var copies: Int { caches.reduce(0) { $0 + $1.shelf.entries.count { !$0.isTombstone } } }

  /// Requests that are under way.
  var open: Int { servers.reduce(0) { $0 + $1.open.count } }

  /// Whether no cache holds more than it may.
  var cachesFit: Bool { caches.allSatisfy { $0.shelf.entries.count <= $0.shelf.capacity } }

  /// Servers that have read something older than they knew.
  var backwardServers: Int { servers.count(where: \.hasGoneBack) }

  /// Whether a read was answered by a cache.
  var aReadHit: Bool { servers.contains(where: \.hasHit) }
}
