import Lightcone
import LightconeTrace

/// What a sharded store measures.
extension ShardedStore {
  static var requestMetrics: [Metric<ShardedStore>] {
    [
      Metric("answered", .count, .counter, "requests that were answered"),
      Metric("latency", .time, .series, "how long answered requests took"),
      Metric("given.up", .count, .counter, "requests that took too long"),
      Metric("open", .count, .gauge { ShardAudit($0).open }, "requests under way now"),
      Metric("reads", .count, .counter, "reads by key that were answered"),
      Metric("writes", .count, .counter, "writes that were acknowledged"),
      Metric(
        "throughput", .count, .tally { ShardLedger($0).throughput },
        "answers in a second, up to the last one"),
      Metric("shard.messages", .count, .counter, "requests that routers sent to shards"),
      Metric("lookups", .count, .counter, "questions to the directory"),
      Metric("redirects", .count, .counter, "answers that a partition is elsewhere"),
    ]
  }

  static var queryMetrics: [Metric<ShardedStore>] {
    [
      Metric("scatters", .count, .counter, "queries for a city that were answered"),
      Metric("scatter.latency", .time, .series, "how long they took"),
      Metric(
        "scatters.slow", .count, .counter, "those of them that took slow.time or longer"),
      Metric("slow.answers", .count, .counter, "answers of shards that were slow"),
      Metric("rows.shipped", .count, .counter, "rows that shards sent for queries for a city"),
      Metric("joins", .count, .counter, "joins that were answered"),
      Metric("join.shards", .count, .series, "how many shards each join asked"),
      Metric("salted.reads", .count, .counter, "reads of salted keys"),
      Metric("salt.shards", .count, .series, "how many shards each of them asked"),
      Metric("names.accepted", .count, .counter, "users who got the name they wanted"),
      Metric("names.refused", .count, .counter, "users who did not"),
    ]
  }

  static var loadMetrics: [Metric<ShardedStore>] {
    [
      Metric("served.by", .count, .series, "the number of the shard that served each request"),
      Metric(
        "served.most", .count, .tally { ShardLedger($0).mostServed },
        "requests that the busiest shard served"),
      Metric(
        "load.busiest", .count, .gauge { ShardArithmetic($0).busiest },
        "of a million writes, those for the busiest shard, computed"),
      Metric(
        "load.idlest", .count, .gauge { ShardArithmetic($0).idlest },
        "of a million writes, those for the least busy shard, computed"),
      Metric(
        "load.hottest", .count, .gauge { ShardArithmetic($0).hottest },
        "of a million writes, those for the row that gets most, computed"),
      Metric(
        "shards.used", .count, .gauge { ShardArithmetic($0).used }, "shards that get any writes"),
      Metric(
        "queue.longest", .count, .gauge { ShardAudit($0).longestQueue },
        "requests in the longest queue of a shard now"),
      Metric(
        "items.most", .count, .gauge { ShardAudit($0).mostItems },
        "items of the shard that holds most now"),
    ]
  }

  static var migrationMetrics: [Metric<ShardedStore>] {
    [
      Metric(
        "partitions", .count, .gauge { ShardArithmetic($0).partitions }, "partitions in all"),
      Metric(
        "partitions.to.move", .count, .gauge { ShardArithmetic($0).partitionsToMove },
        "partitions that taking a shard in moves"),
      Metric(
        "keys.to.move", .count, .gauge { ShardArithmetic($0).keysToMove }, "the keys in them"),
      Metric("partitions.moved", .count, .counter, "partitions that were handed over"),
      Metric("keys.moved", .count, .counter, "the keys in them"),
      Metric("bytes.moved", .count, .counter, "bytes that were copied"),
      Metric(
        "moves.left", .count, .gauge { ShardAudit($0).movesLeft }, "partitions still to be moved"),
      Metric(
        "migration.time", .time, .tally { ShardLedger($0).migrationTime },
        "how long the migration took"),
    ] + phaseMetrics
  }

  private static var phaseMetrics: [Metric<ShardedStore>] {
    [
      Metric(
        "before.p99", .time, .tally { ShardLedger($0).p99(.before) },
        "the latency that 99 of 100 answers did not exceed, before the migration"),
      Metric(
        "during.p99", .time, .tally { ShardLedger($0).p99(.during) }, "the same during it"),
      Metric("after.p99", .time, .tally { ShardLedger($0).p99(.after) }, "the same after it"),
      Metric(
        "before.rate", .count, .tally { ShardLedger($0).rate(.before) },
        "answers in a second, before the migration"),
      Metric(
        "during.rate", .count, .tally { ShardLedger($0).rate(.during) }, "the same during it"),
      Metric("after.rate", .count, .tally { ShardLedger($0).rate(.after) }, "the same after it"),
    ]
  }

  static var harmMetrics: [Metric<ShardedStore>] {
    [
      Metric(
        "lost.writes", .count, .gauge { ShardAudit($0).lostWrites },
        "keys of which the owner has not the newest acknowledged write"),
      Metric(
        "partitions.disputed", .count, .gauge { ShardAudit($0).disputed },
        "partitions that have two owners"),
      Metric(
        "duplicate.names", .count, .gauge { ShardAudit($0).duplicateNames },
        "users who have a name that another one has"),
      Metric("pages.wrong", .count, .counter, "pages that did not list what they should have"),
      Metric("unroutable", .count, .counter, "requests for which the rule named no shard"),
    ]
  }
}
