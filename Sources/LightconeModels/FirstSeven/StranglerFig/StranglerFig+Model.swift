public import Lightcone
import LightconeDiagnostics
import LightconeTrace

extension StranglerFig {
  /// The model `strangler-fig` as lessons, prompt and sweeps pick it up.
  public static let model = Model(
    name: "strangler-fig", version: 1,
    summary: "A legacy system is replaced feature by feature behind a facade.",
    parameters: StranglerParameters.all, crashRoles: ["legacy", "service", "connector"],
    operations: [
      ModelOperation(
        "read", role: "client", arguments: "[FEATURE]", "reads the first row of a feature"
      ) { askedByHand($0, isWrite: false) },
      ModelOperation(
        "write", role: "client", arguments: "[FEATURE]",
        "writes a new value to the first row of a feature"
      ) { askedByHand($0, isWrite: true) },
      ModelOperation(
        "canary", role: "operator", arguments: "[FEATURE]",
        "gives the canary's share of a feature to the new side"
      ) { words in feature(words).map { .orderedByHand(.canary(feature: $0)) } },
      ModelOperation(
        "flip", role: "operator", arguments: "reads|writes|both [FEATURE]",
        "moves reads, writes or both of a feature to the new side", message: flipped),
      ModelOperation("roll-back", role: "operator", "moves everything back") { words in
        words.isEmpty ? .orderedByHand(.rollBack) : nil
      },
      ModelOperation(
        "remove-facade", role: "operator", "has clients ask the new side, then stops the facade"
      ) { words in words.isEmpty ? .orderedByHand(.removeFacade) : nil },
    ],
    metrics: requestMetrics + routeMetrics + dataMetrics, properties: properties,
    validate: StranglerParameters.problem, world: StranglerParameters.world)

  /// The feature that words name; the first one if there are none.
  private static func feature(_ words: [String]) -> Int? {
    if words.isEmpty { return 1 }
    guard words.count == 1, let number = Int(words[0]), (1...8).contains(number) else {
      return nil
    }
    return number
  }

  private static func askedByHand(_ words: [String], isWrite: Bool) -> Message? {
    feature(words).map { .askedByHand(feature: $0, isWrite: isWrite) }
  }

  @Sendable
  private static func flipped(_ words: [String]) -> Message? {
    guard let what = words.first, ["reads", "writes", "both"].contains(what),
      let number = feature(Array(words.dropFirst()))
    else { return nil }
    return .orderedByHand(
      .flip(feature: number, reads: what != "writes", writes: what != "reads"))
  }

  private static let requestMetrics: [Metric<StranglerFig>] = [
    Metric("asked", .count, .counter, "requests that clients asked for"),
    Metric("answered", .count, .counter, "requests that were answered as they should be"),
    Metric("reads", .count, .counter, "reads among them"),
    Metric("writes", .count, .counter, "writes among them"),
    Metric("writes.on.new", .count, .counter, "writes that the new side acknowledged"),
    Metric("harmed", .count, .counter, "requests answered by an error of the new code"),
    Metric("denied", .count, .counter, "reads of drafts that were denied"),
    Metric("refused", .count, .counter, "requests that every facade refused"),
    Metric("unanswered", .count, .counter, "requests that nobody answered in time"),
    Metric("latency", .time, .series, "how long answered requests took"),
    Metric("open", .count, .gauge { StranglerAudit($0).open }, "requests under way now"),
    Metric(
      "answers.changed", .count, .tally { StranglerLedger($0).changedAnswers },
      "answers that the legacy system alone, asked in the same order, would not have given"),
    Metric(
      "ryw.violations", .count, .gauge { StranglerAudit($0).missedOwnWrites },
      "reads that answered something older than their client had written"),
  ]

  private static let routeMetrics: [Metric<StranglerFig>] = [
    Metric("to.legacy", .count, .counter, "requests that facades sent to the legacy system"),
    Metric("to.new", .count, .counter, "requests that facades sent to the new side"),
    Metric(
      "exposed", .count, .counter, "those of them for the feature whose new code may fail"),
    Metric("rollbacks", .count, .counter, "times that the operator rolled back"),
    Metric(
      "features.legacy", .count, .gauge { StranglerAudit($0).legacyFeatures },
      "features of which nothing has moved"),
    Metric(
      "features.moving", .count, .gauge { StranglerAudit($0).movingFeatures },
      "features of which a part has moved"),
    Metric(
      "features.new", .count, .gauge { StranglerAudit($0).newFeatures },
      "features of which all has moved"),
    Metric("parked", .count, .gauge { StranglerAudit($0).parked }, "writes that wait at a fence"),
    Metric("shadowed", .count, .counter, "copies of requests sent to the new side"),
    Metric("shadow.compared", .count, .counter, "pairs of answers that were compared"),
    Metric("shadow.diffs", .count, .counter, "pairs that differ"),
    Metric("diffs.status", .count, .counter, "pairs of which one is an error or a denial"),
    Metric("diffs.value", .count, .counter, "pairs with two values for one version"),
    Metric("diffs.field", .count, .counter, "pairs of which one lacks a field"),
    Metric(
      "shadow.behind", .count, .counter,
      "pairs that speak of two versions, whose values are not compared"),
  ]

  private static let dataMetrics: [Metric<StranglerFig>] = [
    Metric(
      "divergence", .count, .gauge { StranglerAudit($0).divergence },
      "rows that do not mean the same in both stores"),
    Metric(
      "divergence.at.rest", .count, .gauge { StranglerAudit($0).divergenceAtRest },
      "the same while no change is under way to mend it"),
    Metric(
      "unsynced", .count, .gauge { StranglerAudit($0).unsynced },
      "changes that have not arrived at the other store"),
    Metric(
      "lost.writes", .count, .tally { StranglerLedger($0).lostWrites },
      "acknowledged writes that the store which now answers reads never got"),
    Metric("half.writes", .count, .counter, "dual writes whose second half was not confirmed"),
    Metric("effects", .count, .counter, "times that a write was done"),
    Metric(
      "effects.double", .count, .gauge { StranglerAudit($0).doubleEffects },
      "times that a write was done again"),
    Metric("rows.copied", .count, .counter, "rows that were there and came to the new store"),
    Metric("changes.sent", .count, .counter, "changes put on a stream, again ones too"),
    Metric("changes.old", .count, .counter, "changes that brought nothing new"),
  ]

  private static let properties: [Property<StranglerFig>] = [
    Property(
      "agrees-at-rest", .always,
      "while no change is under way, both stores mean the same"
    ) { StranglerAudit($0).divergenceAtRest == 0 },
    Property("reads-own-writes", .always, "no client reads something older than it has written") {
      StranglerAudit($0).missedOwnWrites == 0
    },
    Property("one-effect", .always, "no write is done twice") {
      StranglerAudit($0).doubleEffects == 0
    },
    Property("never-refused", .always, "no request is refused by every facade") {
      StranglerAudit($0).refusals == 0
    },
    Property(
      "facades-agree", .eventually, "in the end all facades route as the operator says"
    ) { StranglerAudit($0).facadesAgree },
    Property(
      "changes-arrive", .eventually, "in the end every change has arrived at the other store"
    ) { StranglerAudit($0).unsynced == 0 },
    Property("requests-end", .eventually, "in the end no request is under way") {
      StranglerAudit($0).open == 0
    },
    Property("fences", .sometimes, "a write waits at a fence") { StranglerAudit($0).parked > 0 },
  ]
}
