import Lightcone
import LightconeModels
import LightconeTrace
import Testing

/// A place to wait in front of a compartment, and whom it costs.
@Suite struct BulkheadQueueTests {
  private func run(_ values: Values) throws -> Simulation {
    try bulkheadRun(shortFault.merging(values) { $1 })
  }
  private let pool: Values = ["bulkhead": "thread-pool", "permit.at": "dequeue"]

  @Test(
    "Threads of their own with a long queue hold the callers' threads as if there was no bulkhead")
  func longQueue() throws {
    let long = try run(pool)
    let none = try run(["bulkhead": "none"])
    #expect(abs(long.localSuccess - none.localSuccess) < 0.02)
    #expect(long.localSuccess < 0.2)
    // 10 calls and 30 in the queue are 40 callers: 10 threads are left.
    let short = try run(pool.merging(["queueCapacity": "30"]) { $1 })
    #expect(short.localSuccess == 1)
    // Whoever needs no thread of the pool to wait may wait as long as he likes.
    #expect(try run(["bulkhead": "thread-pool"]).localSuccess == 1)
  }

  /// Little again: those who wait for a permit, rate times wait, hold threads too.
  @Test("Waiting for a permit on a thread of the pool costs that thread")
  func longWait() throws {
    let wait: Values = ["permit.at": "dequeue", "maxWaitDuration": "5s"]
    #expect(try run(wait).localSuccess < 0.2)
    #expect(try run(wait.merging(["maxWaitDuration": "500ms"]) { $1 }).localSuccess == 1)
    #expect(try run(wait.merging(["permit.at": "arrival"]) { $1 }).localSuccess == 1)
  }

  @Test("Threads beyond the core come when the queue is full, and serve the newcomer first")
  func executor() throws {
    let run = try askedRun(
      [
        "bulkhead": "thread-pool", "coreThreadPoolSize": "1", "maxThreadPoolSize": "2",
        "queueCapacity": "1",
      ], asking: [(0, remoteUsers), (10, remoteUsers), (20, remoteUsers), (30, remoteUsers)])
    #expect(run.remoteOutcomes == ["ok", "ok", "ok", "bulkhead full"])
    // The third ends at 70 ms; the second begins at 50 ms, when the first thread is free.
    let ends = run.series("b.answered.at").map { $0 / 1_000_000 }
    #expect(ends == [50, 70, 100])
  }

  @Test("A thread that was let go by its caller may have to wait on")
  func abandoned() throws {
    let values: Values = [
      "bulkhead": "thread-pool", "coreThreadPoolSize": "1", "maxThreadPoolSize": "1",
      "queueCapacity": "0", "dep.timeout": "20ms",
    ]
    let asked = [(at: Int64(0), users: remoteUsers), (at: Int64(30), users: remoteUsers)]
    let freed = try askedRun(values, asking: asked)
    #expect(freed.remoteOutcomes == ["timed out", "timed out"])
    let kept = try askedRun(values.merging(["cancelRunningFuture": "off"]) { $1 }, asking: asked)
    #expect(kept.remoteOutcomes == ["timed out", "bulkhead full"])
    #expect(kept.number("permits.taken") == 0)
  }
}
