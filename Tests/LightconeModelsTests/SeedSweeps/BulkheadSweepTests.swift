import Lightcone
import LightconeModels
import LightconeTrace
import Testing

/// Bulkheads of all forms on a network that loses, doubles and delays, with errors, timeouts and users who
/// cancel: whatever happens, every permit and every thread comes back.
@Suite struct BulkheadSweepTests {
  private static let rough: Values = [
    "net.latency": "exponential(5ms)", "net.loss": "5%", "net.duplication": "5%",
    "dep.latency": "lognormal(50ms,0.5)", "dep.error.prob": "10%", "dep.timeout": "200ms",
    "client.cancels": "on", "client.timeout": "300ms", "pool": "12", "pool.queue": "20",
    "maxConcurrentCalls": "4", "coreThreadPoolSize": "2", "maxThreadPoolSize": "4",
    "queueCapacity": "3", "dependencies": "2", "slow.dependencies": "2", "fault.at": "1s",
    "fault.duration": "3s", "load.duration": "6s",
  ]

  static let forms: [Values] = [
    ["bulkhead": "none"],
    ["bulkhead": "semaphore"],
    ["bulkhead": "semaphore", "maxWaitDuration": "60ms"],
    ["bulkhead": "semaphore", "maxWaitDuration": "60ms", "permit.at": "dequeue"],
    ["bulkhead": "semaphore", "bulkhead.scope": "shared", "maxWaitDuration": "60ms"],
    ["bulkhead": "thread-pool"],
    ["bulkhead": "thread-pool", "permit.at": "dequeue"],
    ["bulkhead": "thread-pool", "cancelRunningFuture": "off", "net.loss": "0%"],
  ]

  @Test("Permits and threads come back", arguments: forms)
  func returned(values: Values) throws {
    for seed in 1...4 as ClosedRange<UInt64> {
      let run = try bulkheadRun(Self.rough.merging(values) { $1 }, seed: seed)
      for property in [
        "permits-accounted", "threads-accounted", "permits-return", "requests-end", "limit-kept",
      ] {
        #expect(run.property(property) == true, "\(property), seed \(seed)")
      }
      #expect(run.number("threads.free") == 12)
      #expect(run.number("b.answered") ?? 0 > 0)
    }
  }

  @Test("Control: without a timeout a lost answer keeps its permit for good")
  func lost() throws {
    let values: Values = ["dep.timeout": "0ms", "client.cancels": "off"]
    let run = try bulkheadRun(Self.rough.merging(values) { $1 })
    #expect(run.property("permits-return") == false)
  }
}
