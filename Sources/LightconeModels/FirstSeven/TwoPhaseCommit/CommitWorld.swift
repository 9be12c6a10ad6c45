import Lightcone
import LightconeTrace

/// Makes the world that the parameters ask for.
extension CommitParameters {
  static func world(_ settings: Settings) -> World<TwoPhaseCommit> {
    var world = World<TwoPhaseCommit>(
      seed: settings.seed, network: Network(settings), syncLatency: settings[.diskSync])
    let coordinator = NodeID(1)
    let keepers = (0..<settings[participants]).map { NodeID(2 + $0) }
    world.add(
      CommitClient(
        coordinator: coordinator, transactions: settings[transactions], gap: settings[gap]),
      named: "client")
    if settings[variant] == .threePhase {
      addThreePhases(to: &world, coordinator, keepers, settings)
    } else {
      addTwoPhases(to: &world, coordinator, keepers, settings)
    }
    addRowTraffic(to: &world, keepers, settings)
    planCrash(in: &world, coordinator, keepers, settings)
    takeDown(keepers, in: &world, settings)
    return world
  }

  private static func addTwoPhases(
    to world: inout World<TwoPhaseCommit>, _ coordinator: NodeID, _ keepers: [NodeID],
    _ settings: Settings
  ) {
    let rules = CommitRules(
      variant: settings[variant], termination: settings[termination],
      heuristicAfter: settings[heuristicAfter])
    world.add(
      Coordinator(
        participants: keepers, variant: rules, bug: settings[bug],
        voteTimeout: settings[voteTimeout], resendInterval: settings[resendInterval]),
      named: "coordinator")
    for (index, name) in keeperNames(count: keepers.count).enumerated() {
      world.add(
        Participant(
          coordinator: coordinator, variant: rules, bug: settings[bug],
          noVote: noVote(at: index, settings), inquiryInterval: settings[inquiryInterval]),
        named: name, role: "participant")
    }
  }

  private static func addThreePhases(
    to world: inout World<TwoPhaseCommit>, _ coordinator: NodeID, _ keepers: [NodeID],
    _ settings: Settings
  ) {
    let detector = settings[detector]
    world.add(
      ThreePhaseCoordinator(
        participants: keepers, detector: detector, bug: settings[bug],
        awaitsFinalAcknowledgements: settings[finalAcknowledgements],
        voteTimeout: settings[voteTimeout], resendInterval: settings[resendInterval]),
      named: "coordinator")
    for (index, name) in keeperNames(count: keepers.count).enumerated() {
      world.add(
        ThreePhaseParticipant(
          coordinator: coordinator, detector: detector, bug: settings[bug],
          noVote: noVote(at: index, settings),
          acknowledgesDecision: settings[finalAcknowledgements],
          patience: settings[inquiryInterval]),
        named: name, role: "participant")
    }
    let all = [coordinator] + keepers
    if detector == .perfect { world.announceCrashes(of: all, to: all, as: .crashed) }
  }

  private static func noVote(at index: Int, _ settings: Settings) -> Probability {
    settings[noVoteAt] == index + 1 ? .always : settings[noVote]
  }

  private static func planCrash(
    in world: inout World<TwoPhaseCommit>, _ coordinator: NodeID, _ keepers: [NodeID],
    _ settings: Settings
  ) {
    let point = settings[crashPoint]
    guard point != .none else { return }
    let victim = point.hitsParticipant ? keepers[0] : coordinator
    // A plan for a node of this world cannot be refused.
    try? world.intervene(
      .atFailPoint(point.rawValue, .crash(victim, restartAfter: settings[downtime])))
  }

  /// Takes down, for the whole run, the participants that the settings name or chance finds
  /// unavailable.
  private static func takeDown(
    _ keepers: [NodeID], in world: inout World<TwoPhaseCommit>, _ settings: Settings
  ) {
    var chance = WorkloadChance(seed: settings.seed)
    let together = settings[sharedFate] ? chance.happens(settings[availability]) : nil
    for (index, keeper) in keepers.enumerated() {
      let isUp = together ?? chance.happens(settings[availability])
      let isNamed = settings[downSet] >> index & 1 == 1
      // A node of this world that has not started can be taken down.
      if !isUp || isNamed { try? world.intervene(.now(.crash(keeper))) }
    }
  }
}
