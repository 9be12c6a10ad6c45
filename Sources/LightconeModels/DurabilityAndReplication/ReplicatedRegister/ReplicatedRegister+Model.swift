public import Lightcone
import LightconeDiagnostics
import LightconeTrace

extension ReplicatedRegister {
  /// The replicated register as lessons, prompt and sweeps pick it up.
  public static let model = Model(
    name: "replicated-register", version: 1,
    summary: "Clients read and write one value that several replicas keep, through quorums.",
    parameters: RegisterParameters.all, crashRoles: ["replica"],
    metrics: [
      Metric("messages", .count, .counter, "messages between clients and replicas"),
      Metric("reads.done", .count, .counter, "reads that were answered"),
      Metric("writes.done", .count, .counter, "writes that were acknowledged"),
      Metric("given.up", .count, .counter, "operations that took too long"),
      Metric("read.latency", .time, .series, "how long answered reads took"),
      Metric("write.latency", .time, .series, "how long acknowledged writes took"),
      Metric("open", .count, .gauge { RegisterAudit($0).open }, "operations under way now"),
      Metric(
        "stale.replicas", .count, .gauge { RegisterAudit($0).staleReplicas },
        "replicas that lack the newest value on any disk"),
      Metric(
        "backward.clients", .count, .gauge { RegisterAudit($0).backwardClients },
        "clients that read something older than they had seen or written"),
    ],
    properties: [
      Property(
        "acknowledged-is-safe", .always, "an acknowledged value is on the disks of a write quorum"
      ) { RegisterAudit($0).safeIsOnDisk },
      Property("one-value-per-version", .always, "no version names two values") {
        RegisterAudit($0).versionsAreUnique
      },
      Property("versions-grow", .always, "a replica never replaces a newer value by an older one") {
        RegisterAudit($0).versionsGrow
      },
      Property(
        "never-backwards", .always, "no client reads something older than it has seen or written"
      ) { RegisterAudit($0).backwardClients == 0 },
      Property("operations-end", .eventually, "in the end no operation is open") {
        RegisterAudit($0).open == 0
      },
      Property("reads-see-writes", .sometimes, "a read answers a value that was written") {
        RegisterAudit($0).aReadSawAWrite
      },
    ],
    validate: RegisterParameters.problem,
    world: RegisterParameters.world)
}
