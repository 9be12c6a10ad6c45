public import Lightcone
import LightconeDiagnostics
import LightconeTrace

extension Saga {
  /// The orchestrated saga as lessons, prompt and sweeps pick it up.
  public static let model = Model(
    name: "saga", version: 1,
    summary: "An orchestrator has services do one step each, and makes the steps good in reverse.",
    parameters: SagaParameters.all, crashRoles: ["orchestrator", "service"],
    operations: [
      ModelOperation("order", role: "client", "asks for one more order") { words in
        words.isEmpty ? .askedByHand : nil
      }
    ],
    metrics: [
      Metric("messages", .count, .counter, "messages between orchestrator and services"),
      Metric(
        "forced.writes", .count, .tally { $0.count(of: .sync) },
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
        "exposure", .time, .tally { Int(SagaAudit($0).exposure.nanoseconds) },
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
