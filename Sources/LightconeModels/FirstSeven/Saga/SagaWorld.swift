import Lightcone
import LightconeTrace

/// Makes the world that the parameters ask for.
extension SagaParameters {
  private static let client = NodeID(0)

  static func world(_ settings: Settings) -> World<Saga> {
    var world = World<Saga>(
      seed: settings.seed, network: Network(settings), syncLatency: settings[.diskSync])
    let isOrchestrated = settings[mode] == .orchestrated
    let first = isOrchestrated ? 2 : 1
    let services = (0..<settings[participants]).map { NodeID(first + $0) }
    world.add(
      SagaClient(taker: NodeID(1), orders: settings[orders], gap: settings[gap]), named: "client")
    if isOrchestrated { addOrchestrator(to: &world, services, settings) }
    for (index, name) in keeperNames(count: services.count).enumerated() {
      addService(to: &world, index + 1, named: name, services, settings)
    }
    addTraffic(to: &world, services, settings)
    planCrash(in: &world, services, settings)
    return world
  }

  private static func addOrchestrator(
    to world: inout World<Saga>, _ services: [NodeID], _ settings: Settings
  ) {
    world.add(
      Orchestrator(
        services: services, bug: settings[bug], stepTimeout: settings[stepTimeout],
        maxAttempts: settings[maxAttempts], pivot: settings[pivot],
        hasMarks: settings[semanticLock]),
      named: "orchestrator")
  }

  private static func addService(
    to world: inout World<Saga>, _ number: Int, named name: String, _ services: [NodeID],
    _ settings: Settings
  ) {
    guard settings[mode] == .choreographed else {
      let service = Service(step: step(number, settings), bug: settings[bug])
      world.add(service, named: name, role: "service")
      return
    }
    let service = ChoreographedService(
      step: step(number, settings), client: client, services: services,
      hasMarks: settings[semanticLock], subscriptions: settings[subscriptions],
      deduplication: settings[deduplication], bug: settings[bug], interval: settings[stepTimeout])
    world.add(service, named: name, role: "service")
  }

  private static func step(_ number: Int, _ settings: Settings) -> SagaStep {
    let pivot = settings[pivot]
    // Where nobody asks, the saga is over with the last step: that one needs no mark.
    let endsSaga = settings[mode] == .choreographed && number == settings[participants]
    return SagaStep(
      number: number, isRefused: settings[failAt] == number,
      isRetriable: pivot > 0 && number > pivot, isFinal: pivot > 0 && number >= pivot,
      marksRow: settings[semanticLock] && !endsSaga, isIdempotent: settings[isIdempotent],
      compensationFailure: settings[compensationFailure])
  }

  private static func addTraffic(
    to world: inout World<Saga>, _ services: [NodeID], _ settings: Settings
  ) {
    guard settings[semanticLock] else { return addRowTraffic(to: &world, services, settings) }
    if settings[.readRate].perSecond > 0 {
      world.add(MarkedReader(services: services, rate: settings[.readRate]), named: "reader")
    }
    if settings[.hotRate].perSecond > 0 {
      world.add(Rival<Saga>(keepers: services, rate: settings[.hotRate]), named: "rival")
    }
  }

  private static func planCrash(
    in world: inout World<Saga>, _ services: [NodeID], _ settings: Settings
  ) {
    let point = settings[crashPoint]
    guard point != .none else { return }
    let step = settings[crashStep]
    let victim = point.hitsService ? services[step - 1] : NodeID(1)
    // A plan for a node of this world cannot be refused.
    try? world.intervene(
      .atFailPoint(
        point.name(ofStep: step), .crash(victim, restartAfter: settings[downtime])))
  }
}
