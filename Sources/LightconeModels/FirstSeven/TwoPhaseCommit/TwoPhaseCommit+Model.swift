public import Lightcone
import LightconeDiagnostics
import LightconeTrace

extension TwoPhaseCommit {
  /// Two-phase commit as lessons, prompt and sweeps pick it up.
  public static let model = Model(
    name: "two-phase-commit", version: 1,
    summary: "A coordinator and its participants commit a transaction together, or not at all.",
    parameters: CommitParameters.all, crashRoles: ["coordinator", "participant"],
    operations: [
      ModelOperation("order", role: "client", "asks for one more transaction") { words in
        words.isEmpty ? .askedByHand : nil
      }
    ],
    metrics: [
      Metric("messages", .count, .counter, "messages between coordinator and participants"),
      Metric(
        "heuristic.damage", .count, .counter,
        "reports of participants that decided alone, and otherwise"),
      Metric(
        "forced.writes", .count, .tally { $0.count(of: .sync) },
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
