public import Lightcone
import LightconeDiagnostics
import LightconeTrace

extension Bulkhead {
  /// The model `bulkhead` as lessons, prompt and sweeps pick it up.
  public static let model = Model(
    name: "bulkhead", version: 1,
    summary: "A service with a pool of threads calls a dependency that becomes slow.",
    parameters: BulkheadParameters.all, crashRoles: ["service", "dependency"],
    operations: [
      ModelOperation("ask", role: "users", "ask for one thing more") { words in
        words.isEmpty ? .askedByHand : nil
      }
    ],
    metrics: userMetrics + serviceMetrics + permitMetrics, properties: properties,
    validate: BulkheadParameters.problem, world: BulkheadParameters.world)

  private static let userMetrics: [Metric<Bulkhead>] =
    metrics(of: .local, "local requests")
    + metrics(of: .first, "requests that need B") + metrics(of: .second, "requests that need C") + [
      Metric("given.up", .count, .counter, "requests whose users have waited too long"),
      Metric("refusal.latency", .time, .series, "how long users waited to be refused"),
    ]

  private static func metrics(
    of counters: UserCounters, _ requests: String
  ) -> [Metric<Bulkhead>] {
    var metrics: [Metric<Bulkhead>] = [
      Metric(counters.asked, .count, .counter, "\(requests)"),
      Metric(counters.answered, .count, .counter, "\(requests), and were answered in time"),
      Metric(counters.failed, .count, .counter, "\(requests), and ended in an error"),
      Metric(counters.faultAsked, .count, .counter, "\(requests), and came in the fault"),
      Metric(
        counters.faultAnswered, .count, .counter,
        "\(requests), came in the fault, and were answered in time"),
      Metric(counters.latency, .time, .series, "how long answered ones took: \(requests)"),
      Metric(counters.answeredAt, .time, .series, "when each was answered: \(requests)"),
    ]
    guard counters.asked != UserCounters.local.asked else { return metrics }
    metrics += [
      Metric(counters.rejected, .count, .counter, "\(requests), and found the bulkhead full"),
      Metric(
        counters.faultRejected, .count, .counter,
        "\(requests), came in the fault, and found the bulkhead full"),
    ]
    return metrics
  }

  private static let serviceMetrics: [Metric<Bulkhead>] = [
    Metric(
      "threads.local", .count, .gauge { BulkheadAudit($0).localThreads },
      "threads of the pool that work at local requests now"),
    Metric(
      "threads.dep", .count, .gauge { BulkheadAudit($0).dependencyThreads },
      "threads of the pool that stand still for a dependency now"),
    Metric(
      "threads.free", .count, .gauge { BulkheadAudit($0).freeThreads },
      "threads of the pool that do nothing now"),
    Metric(
      "threads.lost", .count, .gauge { BulkheadAudit($0).lostThreads },
      "threads of the pool that are busy without a request"),
    Metric(
      "pool.waiting", .count, .gauge { BulkheadAudit($0).waitingForThread },
      "requests that wait for a thread of the pool now"),
    Metric(
      "pool.queue.length", .count, .series,
      "how many waited for a thread when another came, with it"),
    Metric(
      "dep.thread.time", .time, .series,
      "how long each request that needs a dependency kept a thread of the pool"),
    Metric("open", .count, .gauge { BulkheadAudit($0).open }, "requests that A has now"),
  ]

  private static let permitMetrics: [Metric<Bulkhead>] = [
    Metric(
      "permits.taken", .count, .gauge { BulkheadAudit($0).permitsTaken },
      "calls that bulkheads count as inside now"),
    Metric(
      "permits.wanted", .count, .gauge { BulkheadAudit($0).permitsWanted },
      "requests that wait at a bulkhead now"),
    Metric(
      "permits.lost", .count, .gauge { BulkheadAudit($0).lostPermits },
      "permits that are out and that no request has; below 0 if some came back twice"),
    Metric("refusals", .count, .counter, "requests that bulkheads have refused"),
    Metric(
      "late.answers", .count, .counter, "answers of dependencies that nobody waited for"),
    Metric(
      "dep.concurrency", .count, .series,
      "how many calls A waited for when another began, with it"),
    Metric(
      "dep.load", .count, .series,
      "how many calls a dependency worked at when another came, with it"),
    Metric(
      "dep.working", .count, .gauge { BulkheadAudit($0).dependencyLoad },
      "calls that dependencies work at now"),
    Metric(
      "erlang.b", .count, .tally { BulkheadAudit($0).expectedRefusals() },
      "of a million calls to a B that is not slow, how many the bulkhead refuses, by Erlang"),
    Metric(
      "erlang.b.one.less", .count, .tally { BulkheadAudit($0).expectedRefusals(withFewer: 1) },
      "the same with one permit less"),
  ]

  private static let properties: [Property<Bulkhead>] = [
    Property(
      "permits-accounted", .always, "every permit that is out is held by one request"
    ) { BulkheadAudit($0).lostPermits == 0 },
    Property("threads-accounted", .always, "every busy thread has a request") {
      BulkheadAudit($0).lostThreads == 0
    },
    Property(
      "limit-kept", .always, "a dependency is never called more often at a time than allowed"
    ) { BulkheadAudit($0).limitsHold },
    Property(
      "reserve-kept", .always,
      "a dependency never has more threads of the pool than calls are allowed"
    ) { BulkheadAudit($0).reserveIsKept },
    Property("permits-return", .eventually, "in the end no permit is out") {
      BulkheadAudit($0).permitsTaken == 0
    },
    Property("requests-end", .eventually, "in the end A has no request") {
      BulkheadAudit($0).open == 0
    },
    Property("refuses", .sometimes, "a bulkhead refuses a call") {
      BulkheadAudit($0).hasRefused
    },
    Property("answers", .sometimes, "a request that needs a dependency is answered") {
      BulkheadAudit($0).hasAnswered
    },
  ]
}
