public import Lightcone
import LightconeDiagnostics
import LightconeTrace

extension CQRS {
  /// Commands, events and views as lessons, prompt and sweeps pick them up.
  public static let model = Model(
    name: "cqrs", version: 1,
    summary: "Orders are taken in one place and shown in another, which lags behind.",
    parameters: CQRSParameters.all, crashRoles: ["database", "projector"],
    operations: [
      ModelOperation(
        "order", role: "customer", arguments: "PRODUCT [PIECES]", "orders a product, such as 7",
        message: askedToOrder),
      ModelOperation("look", role: "customer", "looks for its last order") {
        $0.isEmpty ? .askedToLook : nil
      },
      ModelOperation("rebuild", role: "projector", "builds its views anew from the log") {
        $0.isEmpty ? .rebuild : nil
      },
    ],
    metrics: requestMetrics + stationMetrics + viewMetrics, properties: properties,
    validate: CQRSParameters.problem, world: CQRSParameters.world)

  private static func askedToOrder(_ words: [String]) -> Message? {
    guard let word = words.first, words.count <= 2,
      let product = Int(word.hasPrefix("p") ? String(word.dropFirst()) : word), product >= 1,
      let pieces = words.count == 2 ? Int(words[1]) : 1, pieces >= 1
    else { return nil }
    return .askedToOrder(product: product, pieces: pieces)
  }

  private static var requestMetrics: [Metric<CQRS>] {
    [
      Metric("writes", .count, .counter, "orders that were acknowledged"),
      Metric("conflicts", .count, .counter, "orders refused: their product had just changed"),
      Metric("sold.out", .count, .counter, "orders refused: not enough was left"),
      Metric("own.reads", .count, .counter, "answers to customers who looked for their order"),
      Metric("stale.reads", .count, .counter, "those in which the order was missing"),
      Metric(
        "missed", .count, .gauge { CQRSAudit($0).hasMissedOrder ? 1 : 0 },
        "1 once a customer has missed an order of its own, before that 0"),
      Metric("visits", .count, .counter, "answers to visitors"),
      Metric("write.latency", .time, .series, "how long acknowledged orders took"),
      Metric("read.latency", .time, .series, "how long answered queries took"),
      Metric(
        "token.wait", .time, .series,
        "how long each query with a version token waited for the replica to come that far"),
      Metric("given.up", .count, .counter, "requests of customers that took too long"),
      Metric("open", .count, .gauge { CQRSAudit($0).open }, "requests of customers under way now"),
      Metric("mails", .count, .counter, "mails that came to customers"),
    ]
  }

  private static var stationMetrics: [Metric<CQRS>] {
    [
      Metric(
        "db.busy", .time, .tally { CQRSAudit($0).databaseBusy },
        "how long the threads of the database were busy, together"),
      Metric("db.wait", .time, .series, "how long requests waited for a thread of the database"),
      Metric("write.wait", .time, .series, "how long orders waited for a thread of the database"),
      Metric(
        "db.queue", .count, .gauge { CQRSAudit($0).databaseQueue },
        "requests that wait for a thread of the database now"),
      Metric(
        "replica.busy", .time, .tally { CQRSAudit($0).replicasBusy },
        "how long the threads of all replicas were busy, together"),
      Metric("replica.wait", .time, .series, "how long queries waited for a thread of a replica"),
      Metric(
        "projector.busy", .time, .tally { CQRSAudit($0).projectorBusy },
        "how long the projector was busy, with projection=queue"),
      Metric(
        "projector.queue", .count, .gauge { CQRSAudit($0).projectorQueue },
        "events that the projector has and has not applied now, with projection=queue"),
    ]
  }

  private static var viewMetrics: [Metric<CQRS>] {
    [
      Metric(
        "lag", .time, .series, "time from an order's commit until the projector's views have it"),
      Metric("log.length", .count, .gauge { CQRSAudit($0).logLength }, "events in the log now"),
      Metric(
        "behind", .count, .gauge { CQRSAudit($0).behind },
        "events of the log that the slowest replica does not show now"),
      Metric(
        "waiting.for.token", .count, .gauge { CQRSAudit($0).waitingForToken },
        "queries that wait now for a replica to come as far as their token"),
      Metric(
        "duplicates", .count, .counter,
        "deliveries to the projector of events that its views had already"),
      Metric(
        "counter.error", .count, .gauge { CQRSAudit($0).counterError },
        "orders that the counter has too many, once nothing is under way"),
      Metric(
        "wrong.views", .count, .gauge { CQRSAudit($0).wrongViews },
        "views of projector and replicas that differ from the log, once nothing is under way"),
      Metric("oversold", .count, .gauge { CQRSAudit($0).oversold }, "pieces sold beyond the stock"),
      Metric("rebuilds", .count, .counter, "times that views were built anew"),
      Metric(
        "rebuild.differences", .count, .counter, "views that came out otherwise in a rebuild"),
    ]
  }

  private static var properties: [Property<CQRS>] {
    [
      Property(
        "views-match-log", .always, "while nothing is under way, every view is the log, folded"
      ) { CQRSAudit($0).wrongViews == 0 },
      Property(
        "read-your-writes", .always, "no customer misses an order of its own that was acknowledged"
      ) { !CQRSAudit($0).hasMissedOrder },
      Property("never-oversold", .always, "no more is sold of a product than there was") {
        CQRSAudit($0).oversold == 0
      },
      Property(
        "rebuilt-as-live", .always, "a rebuild finds the views that were there"
      ) { !CQRSAudit($0).hasRebuiltOthers },
      Property("one-mail", .always, "no customer gets a second mail about an order") {
        !CQRSAudit($0).hasMailTwice
      },
      Property("shows-all", .eventually, "in the end all replicas show all orders") {
        CQRSAudit($0).behind == 0
      },
      Property("requests-end", .eventually, "in the end no request is under way") {
        CQRSAudit($0).open == 0
      },
      Property("sees-order", .sometimes, "a customer sees its order") {
        CQRSAudit($0).hasSeenOrder
      },
    ]
  }
}
