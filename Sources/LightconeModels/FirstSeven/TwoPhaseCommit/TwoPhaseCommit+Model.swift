public import Lightcone
import LightconeDiagnostics
import LightconeTrace

extension TwoPhaseCommit {
  /// Two-phase commit as lessons, prompt and sweeps pick it up.
  public static let model = Model(
    name: "two-phase-commit", version: 1,
    summary: "A coordinator and its participants commit a transaction together, or not at all.",
    parameters: CommitParameters.all, crashRoles: ["coordinator", "participant"],
    metrics: [
      Metric("messages", .count, .counter, "messages between coordinator and participants"),
      Metric(
        "forced.writes", .count, .gauge { $0.count(of: .sync) },
        "forced writes of coordinator and participants"),
      Metric("committed", .count, .gauge { CommitAudit($0).committed }, "committed by everybody"),
      Metric(
        "aborted", .count, .gauge { CommitAudit($0).aborted }, "aborted and nowhere committed"),
      Metric(
        "outcome.mixed", .count, .gauge { CommitAudit($0).mixed },
        "transactions that one participant committed and another aborted"),
      Metric("in.doubt", .count, .gauge { CommitAudit($0).inDoubt }, "participants in doubt now"),
      Metric("locks.held", .count, .gauge { CommitAudit($0).locksHeld }, "rows locked now"),
    ] + Metric.rows,
    properties: [
      Property("atomic", .always, "no participant commits what another aborts") {
        CommitAudit($0).mixed == 0
      },
      Property("clients-are-right", .always, "what a client was told is what participants do") {
        CommitAudit($0).clientsAreRight
      },
      Property("nobody-in-doubt", .eventually, "in the end no participant is in doubt") {
        CommitAudit($0).inDoubt == 0
      },
      Property("commits", .sometimes, "a transaction commits") { CommitAudit($0).committed > 0 },
    ],
    validate: CommitParameters.problem,
    world: CommitParameters.world)
}

/// The parameters of two-phase commit, and the world they ask for.
enum CommitParameters {
  static let variant = Parameter.choice(
    "protocol", default: CommitVariant.basic, "which variant of two-phase commit")
  static let participants = Parameter.integer(
    "participants", default: 3, in: 1...20, "how many participants, one row each")
  static let transactions = Parameter.integer(
    "transactions", default: 1, in: 1...100, "how many transactions the client asks for")
  static let gap = Parameter.timeSpan(
    "transaction.gap", default: .milliseconds(200), in: .milliseconds(1) ... .seconds(60),
    "the time from one transaction to the next")
  static let noVote = Parameter.probability(
    "vote.no.prob", default: .never, "how likely a participant is to vote no")
  static let noVoteAt = Parameter.integer(
    "vote.no.at", default: 0, in: 0...20, "the participant that votes no; 0 for none")
  static let availability = Parameter.probability(
    "availability", default: .always, "how likely a participant is to be up when it is asked")
  static let sharedFate = Parameter.flag(
    "shared.fate", default: false, "whether all participants are up or down together")
  static let crashPoint = Parameter.choice(
    "crash.point", default: CommitCrashPoint.none, "where one crash is planned")
  static let downtime = Parameter.timeSpan(
    "downtime", default: .seconds(10), in: .zero ... .seconds(300),
    "how long whoever crashes at crash.point stays down")
  static let voteTimeout = Parameter.timeSpan(
    "vote.timeout", default: .seconds(1), in: .milliseconds(1) ... .seconds(300),
    "how long the coordinator waits for votes before it aborts")
  static let inquiryInterval = Parameter.timeSpan(
    "inquiry.interval", default: .seconds(1), in: .milliseconds(1) ... .seconds(300),
    "how long a prepared participant waits before it asks, and asks again")
  static let resendInterval = Parameter.timeSpan(
    "resend.interval", default: .seconds(1), in: .milliseconds(1) ... .seconds(300),
    "how long the coordinator waits for acknowledgements before it tells again")
  static let bug = Parameter.choice("bug", default: CommitBug.none, "a deliberate defect")

  static let all: [ParameterDescription] = [
    variant.description, participants.description, transactions.description, gap.description,
    noVote.description, noVoteAt.description, availability.description, sharedFate.description,
    crashPoint.description, downtime.description, voteTimeout.description,
    inquiryInterval.description, resendInterval.description, Parameter.hotRate.description,
    Parameter.readRate.description, Parameter.networkLatency.description,
    Parameter.networkLoss.description, Parameter.diskSync.description,
    Parameter.horizon.description, bug.description,
  ]

  static func problem(with settings: Settings) -> Diagnostic? {
    guard settings[noVoteAt] > settings[participants] else { return nil }
    return Diagnostic(
      .badValue,
      "\(noVoteAt.description.name)=\(settings[noVoteAt]) names a participant that does not exist",
      expected: "at most participants=\(settings[participants])")
  }

  static func world(_ settings: Settings) -> World<TwoPhaseCommit> {
    var world = World<TwoPhaseCommit>(
      seed: settings.seed,
      network: Network(
        latency: settings[.networkLatency], loss: settings[.networkLoss]),
      syncLatency: settings[.diskSync])
    let coordinator = NodeID(1)
    let keepers = (0..<settings[participants]).map { NodeID(2 + $0) }
    world.add(
      CommitClient(
        coordinator: coordinator, transactions: settings[transactions], gap: settings[gap]),
      named: "client")
    world.add(
      Coordinator(
        participants: keepers, variant: settings[variant], bug: settings[bug],
        voteTimeout: settings[voteTimeout], resendInterval: settings[resendInterval]),
      named: "coordinator")
    for (index, name) in keeperNames(count: keepers.count).enumerated() {
      world.add(
        Participant(
          coordinator: coordinator, variant: settings[variant], bug: settings[bug],
          noVote: settings[noVoteAt] == index + 1 ? .always : settings[noVote],
          inquiryInterval: settings[inquiryInterval]),
        named: name, role: "participant")
    }
    addRowTraffic(to: &world, keepers, settings)
    planCrash(in: &world, coordinator, keepers, settings)
    takeDown(keepers, in: &world, settings)
    return world
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

  /// Takes down, for the whole run, the participants that chance finds unavailable.
  private static func takeDown(
    _ keepers: [NodeID], in world: inout World<TwoPhaseCommit>, _ settings: Settings
  ) {
    var chance = WorkloadChance(seed: settings.seed)
    let together = settings[sharedFate] ? chance.happens(settings[availability]) : nil
    for keeper in keepers where !(together ?? chance.happens(settings[availability])) {
      try? world.intervene(.now(.crash(keeper)))
    }
  }
}

/// Adds the reader and the rival that the settings ask for.
func addRowTraffic<S: RowSystem>(
  to world: inout World<S>, _ keepers: [NodeID], _ settings: Settings
) {
  if settings[.readRate].perSecond > 0 {
    world.add(RowReader<S>(keepers: keepers, rate: settings[.readRate]), named: "reader")
  }
  if settings[.hotRate].perSecond > 0 {
    world.add(Rival<S>(keepers: keepers, rate: settings[.hotRate]), named: "rival")
  }
}
