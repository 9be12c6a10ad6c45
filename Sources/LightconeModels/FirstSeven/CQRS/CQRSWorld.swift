import Lightcone
import LightconeTrace

/// Makes the world that the parameters ask for.
extension CQRSParameters {
  static func world(_ settings: Settings) -> World<CQRS> {
    let plan = plan(settings)
    var world = World<CQRS>(
      seed: settings.seed, network: network(plan, settings), syncLatency: .constant(.zero))
    world.add(
      OrderingCustomer(plan: plan, arrivals: arrivals(settings, settings[writeRate])),
      named: "customer")
    let desk = isFree([plan.readCost, plan.viewReadCost, plan.writeCost], settings)
    world.add(
      CommandDatabase(plan: plan, station: desk ? nil : try? Station(servers: settings[threads])),
      named: "database")
    if plan.mode == .cqrs { addViews(to: &world, plan, settings) }
    if settings[readRate] > settings[writeRate] {
      let rate = Rate(perSecond: settings[readRate].perSecond - settings[writeRate].perSecond)
      var visits = arrivals(settings, rate)
      visits.limit = .max
      world.add(BrowsingVisitors(plan: plan, arrivals: visits), named: "visitors", role: "visitors")
    }
    if settings[crash] == .between {
      // A plan for a node of this world cannot be refused.
      try? world.intervene(
        .atFailPoint(
          CQRSPlan.halfDone, .crash(plan.projector, restartAfter: settings[downtime])))
    }
    return world
  }

  private static func isFree(_ costs: [Law], _ settings: Settings) -> Bool {
    costs.allSatisfy { $0 == .constant(.zero) }
  }

  private static func addViews(
    to world: inout World<CQRS>, _ plan: CQRSPlan, _ settings: Settings
  ) {
    let isFree = plan.projectionService.mean == .zero
    world.add(
      ViewProjector(plan: plan, station: isFree ? nil : try? Station(servers: 1)),
      named: "projector")
    for number in 1...plan.replicas.count {
      let isFree = plan.viewReadCost == .constant(.zero)
      world.add(
        ReadReplica(
          plan: plan, station: isFree ? nil : try? Station(servers: settings[replicaThreads])),
        named: "replica\(number)", role: "replica")
    }
  }

  private static func network(_ plan: CQRSPlan, _ settings: Settings) -> Network {
    var network = Network(
      latency: settings[.networkLatency], order: settings[.networkOrder])
    if plan.mode == .cqrs, settings[duplication] > .never {
      network.setDuplication(settings[duplication], from: plan.database, to: plan.projector)
    }
    return network
  }

  private static func arrivals(_ settings: Settings, _ rate: Rate) -> ArrivalPlan {
    ArrivalPlan(
      gap: rate.meanGap, end: .start + settings[duration], limit: settings[orders],
      products: settings[products], lookAfter: settings[lookAfter], timeout: settings[timeout])
  }

  private static func plan(_ settings: Settings) -> CQRSPlan {
    CQRSPlan(
      mode: settings[mode], consistency: settings[consistency], database: NodeID(1),
      projector: NodeID(2), replicas: (0..<settings[replicas]).map { NodeID(3 + $0) },
      customer: NodeID(0), readCost: settings[readCost], viewReadCost: settings[viewReadCost],
      writeCost: settings[writeCost], viewWriteCost: settings[viewWriteCost],
      stock: settings[stock], oldEvents: settings[oldEvents], projection: settings[projection],
      projectionService: settings[lag].service(at: settings[writeRate]),
      projectionLag: settings[lag], deduplicates: settings[dedupe],
      offsetCommit: settings[offsetCommit], offsetDelay: settings[offsetDelay],
      rebuildAt: settings[rebuildAt], replayCost: settings[replayCost],
      sendsMail: settings[mail], warmup: .start + settings[warmup], bug: settings[bug])
  }
}

extension Law {
  /// The service time of a queue in which events that come at a rate would be for this time: its mean is
  /// 1 / (rate + 1 / mean), if the law is exponential.
  fileprivate func service(at rate: Rate) -> Law {
    let waiting = Double(mean.nanoseconds) * 1e-9 * Double(rate.perSecond)
    func scaled(_ span: TimeSpan) -> TimeSpan {
      TimeSpan(nanoseconds: Int64(Double(span.nanoseconds) / (1 + waiting)))
    }
    return switch self {
    case .constant(let span): .constant(scaled(span))
    case .uniform(let least, let most): .uniform(scaled(least), scaled(most))
    case .exponential(let mean): .exponential(mean: max(scaled(mean), .nanoseconds(1)))
    case .lognormal(let median, let sigma):
      .lognormal(median: max(scaled(median), .nanoseconds(1)), sigma: sigma)
    }
  }
}
