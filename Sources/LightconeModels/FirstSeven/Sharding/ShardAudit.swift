import Lightcone
import LightconeTrace

/// Looks at routers, shards and the directory at once, as none of them can.
struct ShardAudit {
  private let shards: [ShardNode]
  private let routers: [Router]
  private let directory: DirectoryNode?

  init(_ world: World<ShardedStore>) {
    // A shard that is down serves nobody, and what it owns is on its disk.
    shards = world.nodes(as: ShardNode.self).filter { world.isUp($0.identity) }.map(\.state)
    routers = world.nodes(as: Router.self).filter { world.isUp($0.identity) }.map(\.state)
    directory = world.nodes(as: DirectoryNode.self).first?.state
  }

  /// Rows of which the owner has not the newest write that was acknowledged. Where a partition is between
  /// two owners, nobody can be asked.
  var lostWrites: Int {
    routers.reduce(0) { sum, router in sum + router.acknowledged.rows.count(where: isLost) }
  }

  private func isLost(_ promised: ShardRow) -> Bool {
    guard let plan = routers.first?.plan.placement else { return false }
    let partition = plan.partitioning.partition(of: promised.key)
    guard let owner = shards.first(where: { $0.owns(partition) }) else { return false }
    let held = owner.row(promised.key)
    return held.version < promised.version
      || held.version == promised.version && held.value != promised.value
  }

  /// Partitions that two shards serve.
  var disputed: Int {
    guard let directory else { return 0 }
    return directory.growth.reduce(0) { sum, places in
      sum
        + places.count { place in shards.count { $0.owns(place.partition) } > 1 }
    }
  }

  /// Names that more than one user has.
  var duplicateNames: Int {
    let names = shards.flatMap { $0.users.map(\.name) }.sorted()
    return zip(names, names.dropFirst()).count { $0 == $1 }
  }

  /// Requests that are under way.
  var open: Int { routers.reduce(0) { $0 + $1.open.count } }

  /// Pages that were not what they should have been.
  var wrongPages: Int { routers.reduce(0) { $0 + $1.wrongPages } }

  /// Requests for which the rule named no shard.
  var unroutable: Int { routers.reduce(0) { $0 + $1.unroutable } }

  /// Partitions that have still to be moved.
  var movesLeft: Int {
    guard let directory, directory.hasBegun else { return 0 }
    return directory.growth.reduce(0) { $0 + $1.count } - directory.arrived.count
  }

  /// The items of the shard that holds most.
  var mostItems: Int { shards.map(\.items).max() ?? 0 }

  /// The longest queue now.
  var longestQueue: Int { shards.map { $0.station?.queueLength ?? 0 }.max() ?? 0 }
}

/// What can be computed of a placement without a run.
struct ShardArithmetic {
  private let router: Router?
  private let shards: [ShardNode]
  private let directory: DirectoryNode?
  private let map: ShardMap?

  init(_ world: World<ShardedStore>) {
    router = world.nodes(as: Router.self).first?.state
    shards = world.nodes(as: ShardNode.self).map(\.state)
    directory = world.nodes(as: DirectoryNode.self).first?.state
    map = directory?.map ?? router?.map
  }

  /// The share of writes that each shard gets, by the popularity of keys.
  private var shares: [Double] {
    var sums = [Double](repeating: 0, count: shards.count)
    guard let router, let map else { return sums }
    for (index, share) in router.plan.popularity.shares.enumerated() {
      let rows = router.plan.rows(of: index + 1)
      for row in rows {
        guard let partition = router.plan.placement.partition(of: row) else { continue }
        sums[map.shard(of: partition)] += share / Double(rows.count)
      }
    }
    return sums
  }

  private func millionths(_ share: Double) -> Int { Int((share * 1_000_000).rounded()) }

  /// Of a million writes, those for the busiest shard.
  var busiest: Int { millionths(shares.max() ?? 0) }

  /// Of a million writes, those for the least busy shard.
  var idlest: Int { millionths(shares.min() ?? 0) }

  /// Of a million writes, those for the row that gets most.
  var hottest: Int {
    guard let router else { return 0 }
    let most = router.plan.popularity.shares.enumerated().map { index, share in
      share / Double(router.plan.rows(of: index + 1).count)
    }
    return millionths(most.max() ?? 0)
  }

  /// The shards that get any writes.
  var used: Int { shares.count { $0 > 0 } }

  private var moves: [PartitionPlace] { directory?.growth.flatMap { $0 } ?? [] }

  /// All partitions, those that adding a shard moves, and the keys in them.
  var partitions: Int { router?.plan.placement.partitioning.count ?? 0 }
  var partitionsToMove: Int { moves.count }
  var keysToMove: Int {
    moves.reduce(0) { $0 + (shards.first?.plan.keyCounts[$1.partition] ?? 0) }
  }
}
