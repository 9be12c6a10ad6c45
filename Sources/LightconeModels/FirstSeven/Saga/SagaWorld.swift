import Lightcone
import LightconeTrace

/// Makes the world that the parameters ask for.
extension SagaParameters {
  static func world(_ settings: Settings) -> World<Saga> {
    var world = World<Saga>(
      seed: settings.seed, network: Network(settings), syncLatency: settings[.diskSync])
    let orchestrator = NodeID(1)
    let services = (0..<settings[participants]).map { NodeID(2 + $0) }
    world.add(
      SagaClient(orchestrator: orchestrator, orders: settings[orders], gap: settings[gap]),
      named: "client")
    world.add(
      Orchestrator(
        services: services, bug: settings[bug], stepTimeout: settings[stepTimeout],
        maxAttempts: settings[maxAttempts]),
      named: "orchestrator")
    for (index, name) in keeperNames(count: services.count).enumerated() {
      world.add(
        Service(
          step: index + 1, refuses: settings[failAt] == index + 1, bug: settings[bug],
          isIdempotent: settings[isIdempotent],
          compensationFailure: settings[compensationFailure]),
        named: name, role: "service")
    }
    addRowTraffic(to: &world, services, settings)
    planCrash(in: &world, orchestrator, services, settings)
    return world
  }

  private static func planCrash(
    in world: inout World<Saga>, _ orchestrator: NodeID, _ services: [NodeID],
    _ settings: Settings
  ) {
    let point = settings[crashPoint]
    guard point != .none else { return }
    let step = settings[crashStep]
    let victim = point.hitsService ? services[step - 1] : orchestrator
    // A plan for a node of this world cannot be refused.
    try? world.intervene(
      .atFailPoint(
        point.name(ofStep: step), .crash(victim, restartAfter: settings[downtime])))
  }
}
