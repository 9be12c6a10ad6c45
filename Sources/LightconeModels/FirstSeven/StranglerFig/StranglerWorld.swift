import Lightcone
import LightconeTrace

/// Makes the world that the parameters ask for.
extension StranglerParameters {
  static func world(_ settings: Settings) -> World<StranglerFig> {
    let shared = sharedPlan(settings)
    var world = World<StranglerFig>(
      seed: settings.seed, network: Network(settings), syncLatency: settings[diskSync])
    for index in shared.clients.indices {
      let plan = clientPlan(index, shared, settings)
      world.add(MigrationClient(plan: plan), named: "client\(index + 1)", role: "client")
    }
    for index in shared.facades.indices {
      let name = shared.facades.count == 1 ? "facade" : "facade\(index + 1)"
      world.add(facade(index, shared, settings), named: name, role: "facade")
    }
    for side in [Side.legacy, .service] {
      world.add(
        migrationSide(side, shared, settings), named: side.rawValue, role: side.rawValue)
    }
    if shared.connector != nil { world.add(Connector(plan: shared), named: "connector") }
    world.add(MigrationOperator(plan: operatorPlan(shared, settings)), named: "operator")
    return world
  }

  private static func sharedPlan(_ settings: Settings) -> StranglerPlan {
    let clientCount = settings[clients]
    let facadeCount = settings[stage] == 4 ? 0 : settings[facadeReplicas]
    let firstSide = clientCount + facadeCount
    let isStreamed = settings[mode] == .changeDataCapture
    return StranglerPlan(
      clients: (0..<clientCount).map { NodeID($0) },
      operatorNode: NodeID(firstSide + (isStreamed ? 3 : 2)),
      facades: (clientCount..<firstSide).map { NodeID($0) }, legacy: NodeID(firstSide),
      service: NodeID(firstSide + 1), connector: isStreamed ? NodeID(firstSide + 2) : nil,
      mode: settings[mode], bug: settings[bug],
      firstTable: .initial(
        stage: settings[stage], features: settings[features], canary: canaryRoute(settings)),
      direct: facadeCount > 0 ? nil : settings[stage] == 4 ? .service : .legacy,
      acl: AntiCorruptionLayer(isOn: settings[acl]),
      features: Array(settings[preset].features.prefix(settings[features])),
      rows: settings[rows])
  }

  private static func canaryRoute(_ settings: Settings) -> FeatureRoute {
    let takesWrites = !settings[mode].hasTwoStores || settings[canaryWrites]
    return FeatureRoute(
      reads: settings[canary], writes: takesWrites ? settings[canary] : .never)
  }

  private static func clientPlan(
    _ index: Int, _ shared: StranglerPlan, _ settings: Settings
  ) -> ClientPlan {
    let (total, count) = (settings[requests], settings[clients])
    return ClientPlan(
      shared: shared, number: index + 1,
      requests: total / count + (index < total % count ? 1 : 0), gap: settings[gap],
      readRatio: settings[readRatio], drafts: settings[drafts],
      timeout: settings[timeout])
  }

  private static func facade(
    _ index: Int, _ shared: StranglerPlan, _ settings: Settings
  ) -> Facade {
    let plan = FacadePlan(
      shared: shared, number: index + 1, latency: settings[facadeLatency],
      canaryKey: settings[canaryKey], isShadowing: settings[shadow],
      badFeature: settings[badFeature], timeout: settings[backendTimeout],
      outages: outagePlan(index, settings))
    guard settings[facadeServers] > 0 else { return Facade(plan: plan, station: nil) }
    return Facade(plan: plan, station: try? Station(servers: settings[facadeServers]))
  }

  /// When the facade of an index is out of order.
  ///
  /// Evenly: the outages of the first are short and frequent. Each next one is out of order for just one
  /// round of the one before it, and as many times more seldom. So each combination of facades has exactly
  /// the share of time that it would have by chance.
  private static func outagePlan(_ index: Int, _ settings: Settings) -> OutagePlan? {
    let down = 1_000_000 - Int64(settings[availability].partsPerMillion)
    guard settings[outages] != .none, down > 0 else { return nil }
    let rounds = max(2, 1_000_000 / down)
    var length = settings[outageLength].nanoseconds
    switch settings[outages] {
    case .random:
      let between = TimeSpan(nanoseconds: max(1, length * (1_000_000 - down) / down))
      return OutagePlan(
        first: .exponential(mean: between),
        length: .exponential(mean: TimeSpan(nanoseconds: length)),
        between: .exponential(mean: between))
    case .none, .even:
      for _ in 0..<index { length = min(length * rounds, .max / rounds / rounds) }
      return OutagePlan(
        first: .constant(TimeSpan(nanoseconds: length * (rounds / 2))),
        length: .constant(TimeSpan(nanoseconds: length)),
        between: .constant(TimeSpan(nanoseconds: length * (rounds - 1))))
    }
  }

  private static func migrationSide(
    _ side: Side, _ shared: StranglerPlan, _ settings: Settings
  ) -> MigrationSide {
    let isServed = side == .legacy || settings[reverseSync]
    let plan = SidePlan(
      shared: shared, side: side, isStreaming: shared.mode.streamsWrites && isServed,
      isCopying: shared.mode == .dualWrite && isServed, lag: settings[syncLag],
      retry: settings[syncRetry], gap: settings[dualGap], timeout: settings[backendTimeout],
      errorRate: settings[errorRate], badFeature: settings[badFeature],
      contractGap: settings[contractGap])
    // From stage 2 on the rows have been copied already.
    let hasMoved = settings[stage] >= 2
    let isThere = side == .legacy || (shared.mode.hasTwoStores && hasMoved)
    return MigrationSide(
      plan: plan, preloaded: isThere && settings[preloaded] ? firstRows(side, settings) : [],
      isFirst: side == .legacy && shared.mode.hasTwoStores && !hasMoved)
  }

  /// One euro in each row, in the units of a side.
  private static func firstRows(_ side: Side, _ settings: Settings) -> [MigratedRow] {
    (1...settings[features]).flatMap { feature in
      (1...settings[rows]).map { row in
        MigratedRow(
          key: MigratedKey(feature: feature, row: row), amount: side == .legacy ? 100 : 1,
          version: 1,
          writer: .legacy, write: 0)
      }
    }
  }

  private static func operatorPlan(
    _ shared: StranglerPlan, _ settings: Settings
  ) -> OperatorPlan {
    let canFail = settings[errorRate] > .never && settings[badFeature] > 0
    return OperatorPlan(
      shared: shared, canary: canaryRoute(settings),
      detectDelay: settings[detectDelay] > .zero && canFail ? settings[detectDelay] : nil,
      order: settings[order], flipAt: settings[flipAt], flipGap: settings[flipGap],
      rollbackAt: settings[rollbackAt], stepEvery: settings[stepEvery],
      isFencing: settings[fence])
  }
}
