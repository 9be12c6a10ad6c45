import Lightcone
import LightconeTrace

/// Makes the world that the parameters ask for.
extension CAPParameters {
  static func world(_ settings: Settings) -> World<CAPTheorem> {
    let nodes = (0..<settings[replicas]).map { NodeID($0) }
    let plan = plan(nodes, settings)
    var world = World<CAPTheorem>(
      seed: settings.seed, network: network(nodes, settings), syncLatency: settings[diskSync])
    for index in nodes.indices {
      let client = CAPClient(plan: plan, number: index + 1)
      // A for the first one, B for the second.
      let name = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(index)))
      switch plan.mode {
      case .quorum, .everybody:
        world.add(QuorumReplica(client: client), named: name, role: "replica")
      case .leader: world.add(LeaderReplica(client: client), named: name, role: "replica")
      case .lastWriterWins, .siblings, .counter:
        world.add(ExchangingReplica(client: client), named: name, role: "replica")
      }
    }
    planCut(in: &world, plan)
    return world
  }

  private static func network(_ nodes: [NodeID], _ settings: Settings) -> Network {
    var network = Network(settings)
    settings[table].apply(to: &network, nodes, otherwise: settings[roundTrip])
    return network
  }

  private static func plan(_ nodes: [NodeID], _ settings: Settings) -> CAPPlan {
    let cutBegin = Instant.start + settings[cutStart]
    return CAPPlan(
      mode: settings[mode], bug: settings[bug], replicas: nodes,
      clients: settings[clients] == 0 ? nodes.count : settings[clients], writers: settings[writers],
      operations: settings[operations], gap: settings[rate].meanGap,
      readRatio: settings[readRatio], timeout: settings[timeout],
      localLatency: settings[localLatency], exchangeInterval: settings[exchangeInterval],
      lease: settings[lease], shape: settings[shape], cutBegin: cutBegin,
      cutEnd: cutBegin + settings[cutDuration])
  }

  /// Plans the cut that the parameters ask for, and its end.
  private static func planCut(in world: inout World<CAPTheorem>, _ plan: CAPPlan) {
    guard plan.cutBegin < plan.cutEnd else { return }
    // A plan for nodes of this world cannot be refused.
    try? world.intervene(.at(plan.cutBegin, plan.shape.fault(plan.replicas)))
    try? world.intervene(.at(plan.cutEnd, .repair))
  }
}
