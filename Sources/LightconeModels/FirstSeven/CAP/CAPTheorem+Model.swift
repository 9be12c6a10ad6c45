public import Lightcone
import LightconeDiagnostics
import LightconeTrace

extension CAPTheorem {
  /// The model `cap` as lessons, prompt and sweeps pick it up.
  public static let model = Model(
    name: "cap", version: 1,
    summary: "Replicas keep one value while the network is cut.",
    parameters: CAPParameters.all, crashRoles: ["replica"],
    operations: [
      ModelOperation("read", role: "replica", "its client reads") { words in
        words.isEmpty ? .askedByHand(value: nil) : nil
      },
      ModelOperation(
        "write", role: "replica", arguments: "VALUE",
        "its client writes a whole number; in ap-crdt it adds 1"
      ) { words in
        guard words.count == 1, let value = Int(words[0]) else { return nil }
        return .askedByHand(value: value)
      },
    ],
    metrics: counters + times + states, properties: properties,
    validate: CAPParameters.problem, world: CAPParameters.world)

  private static let counters: [Metric<CAPTheorem>] = [
    Metric("messages", .count, .counter, "messages between replicas"),
    Metric("asked", .count, .counter, "operations that clients asked for"),
    Metric("answered", .count, .counter, "operations that were answered in time"),
    Metric("refused", .count, .counter, "operations that were given up"),
    Metric(
      "cut.asked", .count, .counter, "operations that began, and had to end, within the cut"),
    Metric("cut.answered", .count, .counter, "those of them that were answered"),
    Metric("majority.asked", .count, .counter, "those asked where a majority can be reached"),
    Metric("majority.answered", .count, .counter, "those of them that were answered"),
    Metric("minority.asked", .count, .counter, "those asked where no majority can be reached"),
    Metric("minority.answered", .count, .counter, "those of them that were answered"),
  ]

  private static let times: [Metric<CAPTheorem>] = [
    Metric("read.latency", .time, .series, "how long answered reads took"),
    Metric("write.latency", .time, .series, "how long acknowledged writes took"),
    Metric("answered.at", .time, .series, "when operations were answered"),
    Metric("refused.at", .time, .series, "when operations were given up"),
    Metric(
      "outage", .time, .tally { CAPAudit($0).outage },
      "the longest time in which clients asked and none was answered"),
    Metric(
      "harvest.read", .count, .tally { CAPAudit($0).harvested },
      "what reads in the cut answered, added up (ap-crdt)"),
    Metric(
      "harvest.whole", .count, .tally { CAPAudit($0).harvestable },
      "what they would have answered, had they known of all that was added (ap-crdt)"),
  ]

  private static let states: [Metric<CAPTheorem>] = [
    Metric("errors", .count, .gauge { CAPAudit($0).errors }, "operations that were given up"),
    Metric(
      "acknowledged", .count, .gauge { CAPAudit($0).acknowledged },
      "writes that were acknowledged"),
    Metric("open", .count, .gauge { CAPAudit($0).open }, "operations under way now"),
    Metric(
      "divergence", .count, .gauge { CAPAudit($0).divergence },
      "how many different contents the replicas have, less one"),
    Metric(
      "unconfirmed", .count, .gauge { CAPAudit($0).unconfirmed },
      "confirmations that writes still wait for (ap modes)"),
    Metric(
      "writes.lost", .count, .gauge { CAPAudit($0).lostWrites },
      "acknowledged writes replaced by somebody who never saw them (ap-lww)"),
    Metric(
      "siblings", .count, .gauge { CAPAudit($0).siblings },
      "the most values that one replica holds (ap modes)"),
    Metric(
      "least.count", .count, .gauge { CAPAudit($0).leastCount },
      "the least that any replica counts (ap-crdt)"),
  ]

  private static let properties: [Property<CAPTheorem>] = [
    Property(
      "acknowledged-is-safe", .always,
      "an acknowledged value is on the disks of a majority, or of all with mode=ca"
    ) { CAPAudit($0).safeIsOnDisk },
    Property(
      "replicas-agree", .always,
      "once everybody has confirmed every write, all copies are the same (ap modes)"
    ) { CAPAudit($0).agreesOnceConfirmed },
    Property(
      "always-answers", .always, "a replica that answers alone always answers (ap modes)"
    ) { CAPAudit($0).answersAlways },
    Property(
      "counts-are-real", .always, "no copy counts more than was added (ap-crdt)"
    ) { CAPAudit($0).countsAreReal },
    Property("operations-end", .eventually, "in the end no operation is open") {
      CAPAudit($0).open == 0
    },
    Property("reads-see-writes", .sometimes, "a read answers a value that was written") {
      CAPAudit($0).aReadSawAWrite
    },
  ]
}
