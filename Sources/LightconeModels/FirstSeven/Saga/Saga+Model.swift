public import Lightcone
import LightconeDiagnostics
import LightconeTrace

extension Saga {
  /// The orchestrated saga as lessons, prompt and sweeps pick it up.
  public static let model = Model(
    name: "saga", version: 1,
    summary: "An orchestrator has services do one step each, and makes the steps good in reverse.",
    parameters: SagaParameters.all, crashRoles: ["orchestrator", "service"],
    metrics: [
      Metric("messages", .count, .counter, "messages between orchestrator and services"),
      Metric(
        "forced.writes", .count, .gauge { $0.count(of: .sync) },
        "forced writes of orchestrator and services"),
      Metric("completed", .count, .gauge { SagaAudit($0).completed }, "sagas with every step done"),
      Metric("compensated", .count, .gauge { SagaAudit($0).compensated }, "sagas made good"),
      Metric(
        "half.done", .count, .gauge { SagaAudit($0).halfDone },
        "sagas that have changed rows and are not over"),
      Metric(
        "ledger", .count, .gauge { SagaAudit($0).ledger },
        "all rows together less what completed sagas explain; 0 if the books balance"),
      Metric(
        "exposure", .time, .gauge { Int(SagaAudit($0).exposure.nanoseconds) },
        "how long sagas that are over were half done"),
    ] + Metric.rows,
    properties: [
      Property(
        "ends-are-whole", .always, "a saga ends with every step done, or every step made good"
      ) { SagaAudit($0).endsAreWhole },
      Property("reversed", .always, "steps are made good in reverse") {
        SagaAudit($0).compensationsAreReversed
      },
      Property("books-balance", .eventually, "in the end no row has a change that no saga explains")
      {
        SagaAudit($0).ledger == 0
      },
      Property("nothing-half-done", .eventually, "in the end no saga is half done") {
        SagaAudit($0).halfDone == 0
      },
      Property("compensates", .sometimes, "a saga is made good") { SagaAudit($0).compensated > 0 },
    ],
    validate: SagaParameters.problem,
    world: SagaParameters.world)
}

/// The parameters of the saga, and the world they ask for.
enum SagaParameters {
  static let participants = Parameter.integer(
    "participants", default: 3, in: 1...20, "how many services, one step each")
  static let orders = Parameter.integer(
    "orders", default: 1, in: 1...100, "how many orders the client asks for")
  static let gap = Parameter.timeSpan(
    "order.gap", default: .milliseconds(500), in: .milliseconds(1) ... .seconds(60),
    "the time from one order to the next")
  static let failAt = Parameter.integer(
    "step.fail.at", default: 0, in: 0...20, "the step that its service refuses; 0 for none")
  static let compensationFailure = Parameter.probability(
    "compensation.fail.prob", default: .percent(20), in: .never ... .percent(90),
    "how likely a compensation is to fail this time")
  static let isIdempotent = Parameter.flag(
    "compensation.idempotent", default: true,
    "whether a compensation that comes twice is done once")
  static let stepTimeout = Parameter.timeSpan(
    "step.timeout", default: .milliseconds(100), in: .milliseconds(1) ... .seconds(300),
    "how long the orchestrator waits for an answer before it asks again")
  static let maxAttempts = Parameter.integer(
    "maxAttempts", default: 3, in: 1...100,
    "how often a step is asked for, the first time included, before its outcome counts as unknown")
  static let crashPoint = Parameter.choice(
    "crash.point", default: SagaCrashPoint.none, "where one crash is planned")
  static let crashStep = Parameter.integer(
    "crash.step", default: 1, in: 1...20, "the step at which crash.point is meant")
  static let downtime = Parameter.timeSpan(
    "downtime", default: .seconds(10), in: .zero ... .seconds(300),
    "how long whoever crashes at crash.point stays down")
  static let bug = Parameter.choice("bug", default: SagaBug.none, "a deliberate defect")

  static let all: [ParameterDescription] = [
    participants.description, orders.description, gap.description, failAt.description,
    compensationFailure.description, isIdempotent.description, stepTimeout.description,
    maxAttempts.description, crashPoint.description, crashStep.description, downtime.description,
    Parameter.hotRate.description, Parameter.readRate.description,
    Parameter.networkLatency.description, Parameter.networkLoss.description,
    Parameter.diskSync.description, Parameter.horizon.description, bug.description,
  ]

  static func problem(with settings: Settings) -> Diagnostic? {
    for step in [failAt, crashStep] where settings[step] > settings[participants] {
      return Diagnostic(
        .badValue, "\(step.description.name)=\(settings[step]) names a step that does not exist",
        expected: "at most participants=\(settings[participants])")
    }
    return nil
  }

  static func world(_ settings: Settings) -> World<Saga> {
    var world = World<Saga>(
      seed: settings.seed,
      network: Network(latency: settings[.networkLatency], loss: settings[.networkLoss]),
      syncLatency: settings[.diskSync])
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
