import Lightcone
import LightconeTrace

/// Makes the world that the parameters ask for: users first, then the service, then its dependencies.
extension BulkheadParameters {
  static func world(_ settings: Settings) -> World<Bulkhead> {
    let network = Network(
      latency: settings[networkLatency], loss: settings[.networkLoss],
      duplication: settings[.networkDuplication], order: settings[.networkOrder])
    var world = World<Bulkhead>(seed: settings.seed, network: network)
    let count = settings[dependencies]
    let service = NodeID(1 + count)
    let own = (0..<count).map { NodeID(service.position + 1 + $0) }
    world.add(
      OpenLoopUsers(plan: userPlan(.local, of: service, settings)), named: "local-users",
      role: "users")
    for index in 0..<count {
      world.add(
        OpenLoopUsers(plan: userPlan(.dependency(index), of: service, settings)),
        named: index == 0 ? "b-users" : "c-users", role: "users")
    }
    world.add(PooledService(plan: servicePlan(own, settings)), named: "A", role: "service")
    for index in 0..<count {
      world.add(
        SlowableDependency(
          latency: settings[dependencyLatency], errors: settings[dependencyErrors]),
        named: dependencyName(index), role: "dependency")
    }
    planFault(&world, own, settings)
    return world
  }

  private static func userPlan(
    _ need: Bulkhead.Need, of service: NodeID, _ settings: Settings
  ) -> UserPlan {
    let rate = settings[need == .local ? localRate : dependencyRate]
    return UserPlan(
      service: service, need: need,
      gap: rate.meanGap.map {
        settings[arrivals] == .constant ? .constant($0) : .exponential(mean: $0)
      },
      requests: settings[need == .local ? localRequests : dependencyRequests],
      duration: settings[duration], timeout: settings[clientTimeout],
      cancels: settings[clientCancels], faultBegin: .start + settings[faultAt],
      faultEnd: .start + settings[faultAt] + settings[faultDuration])
  }

  private static func servicePlan(
    _ dependencies: [NodeID], _ settings: Settings
  ) -> ServicePlan {
    ServicePlan(
      pool: settings[pool], poolQueue: settings[poolQueue], localLatency: settings[localLatency],
      dependencies: dependencies,
      compartment: CompartmentPlan(
        form: settings[form], maxConcurrentCalls: settings[maxConcurrentCalls],
        maxWait: settings[maxWaitDuration], coreThreads: settings[coreThreadPoolSize],
        maxThreads: settings[maxThreadPoolSize], queueCapacity: settings[queueCapacity]),
      scope: settings[scope], permitPoint: settings[permitPoint],
      callTimeout: settings[callTimeout], cancelsRunning: settings[cancelRunningFuture],
      bug: settings[bug])
  }

  /// Dependencies become slow, and in time again. A plan for a node of this world cannot be refused.
  private static func planFault(
    _ world: inout World<Bulkhead>, _ dependencies: [NodeID], _ settings: Settings
  ) {
    guard settings[faultDuration] > .zero, let slowness = slowness(settings) else { return }
    let begin = Instant.start + settings[faultAt]
    for node in dependencies.prefix(settings[slowDependencies]) {
      try? world.intervene(.at(begin, .slow(node, slowness)))
      try? world.intervene(.at(begin + settings[faultDuration], .slow(node, .one)))
    }
  }
}
