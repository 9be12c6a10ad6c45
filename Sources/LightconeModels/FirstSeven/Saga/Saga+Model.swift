public import Lightcone
import LightconeDiagnostics
import LightconeTrace

extension Saga {
  /// The saga as lessons, prompt and sweeps pick it up.
  public static let model = Model(
    name: "saga", version: 1,
    summary: "Services do one step each and, if one cannot, make their steps good in reverse.",
    parameters: SagaParameters.all, crashRoles: ["orchestrator", "service"],
    operations: [
      ModelOperation("order", role: "client", "asks for one more order") { words in
        words.isEmpty ? .askedByHand : nil
      }
    ],
    metrics: counts + states + times + Metric.rows,
    properties: properties,
    validate: SagaParameters.problem,
    world: SagaParameters.world)

  private static let counts: [Metric<Saga>] = [
    Metric(
      "messages", .count, .counter,
      "messages between orchestrator and services, or events that services publish"),
    Metric(
      "confirmations", .count, .counter, "confirmations of events (choreographed)"),
    Metric(
      "forced.writes", .count, .tally { $0.count(of: .sync) },
      "forced writes of orchestrator and services"),
    Metric(
      "reads.warned", .count, .counter, "reads that saw a row marked as pending (semantic lock)"),
  ]

  private static let states: [Metric<Saga>] = [
    Metric("completed", .count, .gauge { SagaAudit($0).completed }, "sagas with every step done"),
    Metric("compensated", .count, .gauge { SagaAudit($0).compensated }, "sagas made good"),
    Metric(
      "half.done", .count, .gauge { SagaAudit($0).halfDone },
      "sagas that have changed rows and are not over"),
    Metric(
      "ledger", .count, .gauge { SagaAudit($0).ledger },
      "all rows together less what completed sagas explain; 0 if the books balance"),
    Metric(
      "wrong.ends", .count, .gauge { SagaAudit($0).wrongEnds },
      "sagas that are over and are neither whole nor made good"),
    Metric(
      "out.of.order", .count, .gauge { SagaAudit($0).outOfOrder },
      "sagas that made a step good before a later one"),
    Metric(
      "doubled", .count, .gauge { SagaAudit($0).doubledSteps },
      "steps that were done twice, or made good twice"),
    Metric(
      "pivot.undone", .count, .gauge { SagaAudit($0).undoneFinals },
      "how often the pivot, or a step behind it, was made good"),
    Metric(
      "pending", .count, .gauge { SagaAudit.pendingRows(in: $0) },
      "rows that are marked as pending now (semantic lock)"),
  ]

  private static let times: [Metric<Saga>] = [
    Metric(
      "exposure", .time, .tally { Int(SagaAudit($0).exposure.nanoseconds) },
      "how long sagas that are over were half done"),
    Metric(
      "pending.held", .time, .series, "how long each mark was on its row, once it was taken off"),
  ]

  private static let properties: [Property<Saga>] = [
    Property("ends-are-whole", .always, "a saga ends with every step done, or every step made good")
    { SagaAudit($0).wrongEnds == 0 },
    Property("reversed", .always, "steps are made good in reverse") {
      SagaAudit($0).outOfOrder == 0
    },
    Property("never-twice", .always, "no step is done twice, or made good twice") {
      SagaAudit($0).doubledSteps == 0
    },
    Property(
      "pivot-is-final", .always, "the pivot and the steps behind it are never made good"
    ) { SagaAudit($0).undoneFinals == 0 },
    Property("books-balance", .eventually, "in the end no row has a change that no saga explains") {
      SagaAudit($0).ledger == 0
    },
    Property("nothing-half-done", .eventually, "in the end no saga is half done") {
      SagaAudit($0).halfDone == 0
    },
    Property("marks-are-cleared", .eventually, "in the end no row is marked as pending") {
      SagaAudit.pendingRows(in: $0) == 0
    },
    Property("compensates", .sometimes, "a saga is made good") { SagaAudit($0).compensated > 0 },
  ]
}
