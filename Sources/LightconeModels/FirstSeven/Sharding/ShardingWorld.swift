import Lightcone
import LightconeTrace

/// Makes the world that the parameters ask for.
struct ShardingWorld {
  private let settings: Settings
  private let placement: ShardingPlacement
  private let popularity: KeyPopularity
  private let plan: PlacementPlan
  private let routers: [NodeID]
  private let directory: NodeID

  static func make(_ settings: Settings) -> World<ShardedStore> {
    ShardingWorld(settings).world()
  }

  private init(_ settings: Settings) {
    self.settings = settings
    popularity = ShardingLoad.popularity(settings)
    placement = ShardingPlacement(settings, shares: popularity.shares)
    let routerCount = settings[ShardingLoad.routers]
    let shardCount = settings[ShardingParameters.shards]
    let added = settings[ShardingParameters.addAt] > .zero ? 1 : 0
    routers = (0..<routerCount).map { NodeID($0) }
    let shards = (0..<shardCount + added).map { NodeID(routerCount + $0) }
    directory = NodeID(routerCount + shards.count)
    plan = PlacementPlan(
      partitioning: placement.partitioning, shards: shards, map: ShardMap(placement.before),
      keys: settings[ShardingLoad.keys], groupSize: settings[ShardingParameters.groupSize],
      cities: settings[ShardingLoad.cities], bug: settings[ShardingParameters.bug],
      shardCount: shardCount)
  }

  private func world() -> World<ShardedStore> {
    let network = Network(
      latency: settings[ShardingParameters.latency], loss: settings[.networkLoss],
      order: settings[.networkOrder])
    var world = World<ShardedStore>(
      seed: settings.seed, network: network, syncLatency: .constant(.zero))
    for index in routers.indices {
      world.add(
        Router(plan: routerPlan(index)),
        named: routers.count == 1 ? "router" : "router\(index + 1)", role: "router")
    }
    let counts = plan.keyCounts
    for index in plan.shards.indices {
      world.add(
        ShardNode(plan: shardPlan(index, counts), station: station),
        named: "shard\(index + 1)", role: "shard")
    }
    guard needsDirectory else { return world }
    world.add(
      DirectoryNode(
        shards: plan.shards, routers: routers, addAt: settings[ShardingParameters.addAt],
        pushes: settings[ShardingParameters.pushes], retry: settings[ShardingParameters.retry],
        map: plan.map, growth: placement.moves),
      named: "directory")
    return world
  }

  private var needsDirectory: Bool {
    settings[ShardingParameters.strategy] == .directory
      || settings[ShardingParameters.addAt] > .zero
  }

  private var station: Station<ShardJob>? {
    settings[ShardingParameters.capacity].perSecond == 0 ? nil : try? Station(servers: 1)
  }

  private func routerPlan(_ index: Int) -> RouterPlan {
    let (total, count) = (settings[ShardingLoad.requests], routers.count)
    let writers = settings[ShardingLoad.writers]
    let salt = settings[ShardingParameters.salt]
    let salted = min(settings[ShardingParameters.saltedKeys], plan.keys)
    return RouterPlan(
      placement: plan, number: index + 1, routerCount: count, directory: directory,
      asksDirectory: settings[ShardingParameters.strategy] == .directory,
      remembersPlaces: settings[ShardingParameters.directoryCache],
      requests: total / count + (index < total % count ? 1 : 0),
      concurrency: settings[ShardingLoad.concurrency], gap: settings[ShardingLoad.gap],
      readRatio: writers == 0
        ? settings[ShardingLoad.readRatio] : index < writers ? .never : .always,
      otherShare: settings[ShardingLoad.otherShare],
      joinShare: settings[ShardingLoad.joinShare], popularity: popularity, salt: salt,
      saltedKeys: salt == 1 ? [] : (0..<salted).map(popularity.key(ofRank:)),
      pageOffset: settings[ShardingLoad.pageOffset],
      pageLimit: settings[ShardingLoad.pageLimit],
      uniqueness: settings[ShardingParameters.uniqueness],
      timeout: settings[ShardingLoad.timeout],
      slowTime: settings[ShardingParameters.slowTime])
  }

  private func shardPlan(_ index: Int, _ counts: [Int]) -> ShardPlan {
    let bytes = settings[ShardingParameters.valueSize] * 1_024
    let bandwidth = settings[ShardingParameters.bandwidth] * 1_000_000
    let isTimed = settings[ShardingParameters.capacity].perSecond > 0
    return ShardPlan(
      placement: plan, number: index, directory: directory, service: service,
      slowShare: settings[ShardingParameters.slowShare],
      slowTime: settings[ShardingParameters.slowTime],
      memory: settings[ShardingParameters.memory],
      memoryPenalty: settings[ShardingParameters.memoryPenalty],
      appends: settings[ShardingParameters.appends],
      mode: settings[ShardingParameters.migration],
      itemTime: isTimed ? .nanoseconds(Int64(bytes * 1_000_000_000 / bandwidth)) : .zero,
      itemBytes: bytes, chunk: settings[ShardingParameters.chunk],
      throttle: settings[ShardingParameters.throttle], retry: settings[ShardingParameters.retry],
      showsHeat: settings[ShardingLoad.requests] > 0, keyCounts: counts)
  }

  private var service: Law? {
    guard let span = settings[ShardingParameters.capacity].meanGap else { return nil }
    return settings[ShardingParameters.service] == .constant
      ? .constant(span) : .exponential(mean: span)
  }
}
