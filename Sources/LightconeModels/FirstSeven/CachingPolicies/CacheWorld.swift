import Lightcone
import LightconeTrace

/// Makes the world that the parameters ask for.
extension CacheParameters {
  static func world(_ settings: Settings) -> World<CachedDatabase> {
    let layout = CacheLayout(settings)
    var world = World<CachedDatabase>(
      seed: settings.seed, network: layout.network(settings), syncLatency: .constant(.zero))
    let sampler = keySampler(settings)
    for index in 0..<settings[servers] {
      let plan = serverPlan(index, layout, sampler, settings)
      world.add(ApplicationServer(plan: plan), named: "server\(index + 1)", role: "server")
    }
    for (index, _) in layout.caches.enumerated() {
      world.add(
        CacheNode(
          plan: cachePlan(layout, settings),
          shelf: CacheShelf(capacity: settings[capacity], eviction: settings[eviction])),
        named: layout.caches.count == 1 ? "cache" : "cache\(index + 1)", role: "cache")
    }
    world.add(databaseNode(settings), named: "database")
    if settings[crashAt] > .zero {
      // A plan for a node of this world cannot be refused.
      try? world.intervene(
        .at(.start + settings[crashAt], .crash(layout.caches[0], restartAfter: settings[downtime])))
    }
    return world
  }

  private static func keySampler(_ settings: Settings) -> KeySampler {
    let exponent = Thousandths(Int(settings[exponent].partsPerMillion) / 1_000)
    // Every setting in range gives a law that is possible.
    return (try? KeySampler(.zipf(keys: settings[keys], exponent: exponent))) ?? .oneKey
  }

  private static func serverPlan(
    _ index: Int, _ layout: CacheLayout, _ sampler: KeySampler, _ settings: Settings
  ) -> ServerPlan {
    let (total, count) = (settings[requests], settings[servers])
    let onlyWrites = index < settings[writers]
    let share = settings[writers] == 0 ? settings[readRatio] : onlyWrites ? .never : .always
    return ServerPlan(
      number: index + 1, serverCount: count, cache: layout.cache(ofServer: index),
      database: layout.database, readPolicy: settings[readPolicy],
      writePolicy: settings[writePolicy], isSingleFlight: settings[singleFlight],
      leaseRetry: settings[leaseRetry], timeout: settings[timeout],
      requests: total / count + (index < total % count ? 1 : 0), gap: settings[gap],
      readRatio: share, keys: sampler, pattern: settings[pattern], bug: settings[bug])
  }

  private static func cachePlan(_ layout: CacheLayout, _ settings: Settings) -> CachePlan {
    let millionths = Int64(settings[refreshFactor].partsPerMillion)
    let (whole, rest) = settings[ttl].nanoseconds.quotientAndRemainder(dividingBy: 1_000_000)
    return CachePlan(
      database: layout.database, readPolicy: settings[readPolicy],
      writePolicy: settings[writePolicy], fillGuard: settings[fillGuard],
      isSingleFlight: settings[singleFlight], ttl: settings[ttl],
      refreshAge: TimeSpan(nanoseconds: whole * millionths + rest * millionths / 1_000_000),
      leaseTime: settings[leaseTime], flushInterval: settings[flushInterval], bug: settings[bug])
  }

  private static func databaseNode(_ settings: Settings) -> DatabaseNode {
    guard settings[databaseServers] > 0 else { return DatabaseNode(service: nil, station: nil) }
    let station = try? Station<DatabaseNode.Access>(servers: settings[databaseServers])
    return DatabaseNode(service: settings[databaseLatency], station: station)
  }
}

extension KeySampler {
  /// Draws the only key that there is.
  fileprivate static var oneKey: KeySampler {
    guard let sampler = try? KeySampler(.uniform(keys: 1)) else {
      preconditionFailure("one key is a possible law")
    }
    return sampler
  }
}

/// Which node is where, and how far from each other.
struct CacheLayout {
  let servers: [NodeID]
  let caches: [NodeID]
  let database: NodeID

  init(_ settings: Settings) {
    let count = settings[CacheParameters.servers]
    servers = (0..<count).map { NodeID($0) }
    let cacheCount = settings[CacheParameters.placement] == .external ? 1 : count
    caches = (0..<cacheCount).map { NodeID(count + $0) }
    database = NodeID(count + cacheCount)
  }

  func cache(ofServer index: Int) -> NodeID { caches.count == 1 ? caches[0] : caches[index] }

  /// An access takes its latency there and back. A database with servers of its own spends it on
  /// serving, and a cache in the same process is reached at once.
  func network(_ settings: Settings) -> Network {
    var network = Network(latency: .constant(.zero), order: settings[.networkOrder])
    let isQueueing = settings[CacheParameters.databaseServers] > 0
    let toDatabase =
      isQueueing ? Law.constant(.zero) : settings[CacheParameters.databaseLatency].halved
    for node in servers + caches { network.setLatency(toDatabase, between: node, and: database) }
    guard settings[CacheParameters.placement] == .external else { return network }
    for server in servers {
      network.setLatency(
        settings[CacheParameters.cacheLatency].halved, between: server, and: caches[0])
    }
    return network
  }
}

extension Law {
  /// The law of half the time.
  fileprivate var halved: Law {
    switch self {
    case .constant(let span): .constant(span.halved)
    case .uniform(let least, let most): .uniform(least.halved, most.halved)
    case .exponential(let mean): .exponential(mean: max(mean.halved, .nanoseconds(1)))
    case .lognormal(let median, let sigma):
      .lognormal(median: max(median.halved, .nanoseconds(1)), sigma: sigma)
    }
  }
}

extension TimeSpan {
  fileprivate var halved: TimeSpan { TimeSpan(nanoseconds: nanoseconds / 2) }
}
