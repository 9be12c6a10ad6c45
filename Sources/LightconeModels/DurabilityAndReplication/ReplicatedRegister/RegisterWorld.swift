import Lightcone
import LightconeTrace

/// Makes the world that the parameters ask for.
extension RegisterParameters {
  static func world(_ settings: Settings) -> World<ReplicatedRegister> {
    var world = World<ReplicatedRegister>(
      seed: settings.seed, network: Network(settings), syncLatency: settings[.diskSync])
    let clientCount = settings[clients]
    let keepers = (0..<settings[replicas]).map { NodeID(clientCount + $0) }
    let plan = plan(keepers, settings)
    for index in 0..<clientCount {
      let client = RegisterClient(plan: plan, duty: duty(of: index, settings), number: index + 1)
      world.add(client, named: "client\(index + 1)", role: "client")
    }
    for index in keepers.indices {
      world.add(
        RegisterReplica(bug: settings[bug]), named: "replica\(index + 1)", role: "replica")
    }
    return world
  }

  static func quorums(_ settings: Settings) -> (read: Int, write: Int) {
    let majority = settings[replicas] / 2 + 1
    let (read, write) = (settings[readQuorum], settings[writeQuorum])
    return (read == 0 ? majority : read, write == 0 ? majority : write)
  }

  private static func plan(_ keepers: [NodeID], _ settings: Settings) -> RegisterPlan {
    let quorums = quorums(settings)
    return RegisterPlan(
      replicas: keepers, readQuorum: quorums.read, writeQuorum: quorums.write,
      writesBack: settings[writeBack], isSingleWriter: settings[variant] == .singleWriter,
      audience: settings[ask], bug: settings[bug], operations: settings[operations],
      think: settings[thinkTime], timeout: settings[timeout])
  }

  private static func duty(of index: Int, _ settings: Settings) -> RegisterDuty {
    guard settings[writers] > 0 else { return .mixes(settings[readRatio]) }
    return index < settings[writers] ? .writes : .reads
  }
}
