import Lightcone
import LightconeModels
import LightconeTrace
import Testing

/// The digests of a few runs, fixed for ever: the same seed gives the same trace in every process and
/// on every machine. They change only when a model or the kernel is meant to behave differently; once
/// a model is released, its version then changes too.
@Suite struct GoldenTraceTests {
  private func fingerprint(_ model: Model, _ values: Values = [:]) throws -> String {
    try finishedRun(of: model, values).fingerprint.description
  }

  @Test("Replicas in a cut, with each mode")
  func cap() throws {
    let digests = try ["cp", "cp-leader", "ca", "ap-lww", "ap-siblings", "ap-crdt"].map {
      try fingerprint(
        CAPTheorem.model, ["mode": $0, "operations": "60", "partition.duration": "1s"])
    }
    #expect(
      digests == [
        "d82485fdc82467d3", "8b983b6abf60ecb8", "4d86febb9b195369", "5c598725b25a897c",
        "7b7b2c47dd96936f", "8027ff7d6561cdb7",
      ])
  }

  @Test("Commands, events and views, with each mode and under stress")
  func cqrs() throws {
    let stress: Values = [
      "mode": "cqrs", "net.latency": "exponential(5ms)", "event.duplication": "10%",
      "projector.crash": "between", "offset.commit": "after-view", "rebuild.at": "1s",
      "consistency": "read-your-writes", "projection": "independent", "mail": "on",
    ]
    let digests = try [["mode": "shared"], ["mode": "cqrs"], stress].map {
      try fingerprint(CQRS.model, $0.merging(["duration": "2s"]) { $1 })
    }
    #expect(digests == ["bac79ab39660521b", "87bbcee22a1e167d", "9b2d9b535a648cb3"])
  }

  @Test("Two-phase commit with its defaults")
  func commit() throws {
    let digest = try fingerprint(TwoPhaseCommit.model)
    #expect(digest == "594d65a39a7584a4")
  }

  @Test("Two-phase commit with a crash, loss and rivals")
  func faultyCommit() throws {
    let values = [
      "crash.point": "after-votes", "net.latency": "exponential(5ms)", "net.loss": "10%",
      "disk.fsync": "uniform(1ms..9ms)", "hot.rate": "20/s", "read.rate": "20/s",
      "vote.no.prob": "5%",
    ]
    let digest = try fingerprint(TwoPhaseCommit.model, values)
    #expect(digest == "ee22e233e0dd9fe5")
  }

  @Test("The saga with its defaults")
  func saga() throws {
    let digest = try fingerprint(Saga.model)
    #expect(digest == "4950332f2fa4b8bf")
  }

  @Test("The saga with a crash, loss and readers")
  func faultySaga() throws {
    let values = [
      "crash.point": "step-executed", "crash.step": "2", "net.latency": "exponential(5ms)",
      "net.loss": "10%", "disk.fsync": "uniform(1ms..9ms)", "read.rate": "20/s",
      "step.fail.at": "3",
    ]
    let digest = try fingerprint(Saga.model, values)
    #expect(digest == "4ec47f439b295824")
  }

  @Test("The sharded store with its defaults, and with a shard that is added")
  func sharding() throws {
    let values = [
      "strategy": "hash-slots", "add.shard.at": "300ms", "net.latency": "exponential(2ms)",
    ]
    let digests = try [
      fingerprint(ShardedStore.model), fingerprint(ShardedStore.model, values),
    ]
    #expect(digests == ["d780dbf73386bc46", "22c169f3b1c00745"])
  }

  @Test("The saga without an orchestrator, and the saga with a semantic lock, with faults")
  func otherSagas() throws {
    let values = [
      "net.latency": "exponential(5ms)", "net.loss": "10%", "disk.fsync": "uniform(1ms..9ms)",
      "read.rate": "20/s", "crash.point": "step-executed", "crash.step": "2", "orders": "2",
    ]
    let digests = try [["mode": "choreographed"], ["saga.semantic-lock": "on", "pivot": "2"]].map {
      try fingerprint(Saga.model, values.merging($0) { $1 })
    }
    #expect(digests == ["f91ab756c558ec2a", "c7b9406a30f2fa2b"])
  }

  @Test("The replicated register with its defaults")
  func register() throws {
    let digest = try fingerprint(ReplicatedRegister.model)
    #expect(digest == "0c7ca6f9d3956040")
  }

  @Test("The replicated register with loss, doubled messages and readers that ask a quorum")
  func faultyRegister() throws {
    let values = [
      "net.latency": "exponential(5ms)", "net.loss": "10%", "net.duplication": "10%",
      "disk.fsync": "uniform(1ms..9ms)", "replicas": "5", "ask": "quorum", "clients": "4",
      "writers": "2",
    ]
    let digest = try fingerprint(ReplicatedRegister.model, values)
    #expect(digest == "5166b214497357b5")
  }

  @Test("The cached database with its defaults")
  func cache() throws {
    let digest = try fingerprint(CachedDatabase.model)
    #expect(digest == "fe0a602e55df2e36")
  }

  @Test("The cached database with write-back, uneven latencies, small caches and a crash")
  func faultyCache() throws {
    let values = [
      "write.policy": "back", "fill.guard": "lease", "cache.latency": "exponential(2ms)",
      "db.latency": "lognormal(10ms,0.5)", "db.servers": "2", "capacity": "20", "ttl": "500ms",
      "crash.at": "1500ms", "keys": "50",
    ]
    let digest = try fingerprint(CachedDatabase.model, values)
    #expect(digest == "e64684b86bcc34ba")
  }

  @Test("The service without a bulkhead, with permits, and with threads of their own")
  func bulkhead() throws {
    let digests = try ["none", "semaphore", "thread-pool"].map {
      try fingerprint(Bulkhead.model, shortFault.merging(["bulkhead": $0]) { $1 })
    }
    #expect(digests == ["1b3654e69b1fcdba", "d2de03632a0b4e1e", "657e93ea0f3321ce"])
  }

  @Test("Control: another seed gives another trace where chance decides anything")
  func otherSeed() throws {
    for model in Catalog.models {
      let latency = model.parameters.first { ["net.latency", "db.latency"].contains($0.name) }
      let values = [try #require(latency).name: "uniform(1ms..9ms)"]
      let runs = try (1...5).map { try finishedRun(of: model, seed: $0, values).fingerprint }
      #expect(Set(runs).count == 5)
    }
  }
}
