import Lightcone
import LightconeModels
import LightconeTrace
import Testing

/// Why one slow dependency sinks the whole service, and what a compartment does about it (Nygard, "Release
/// It!", "Bulkheads"; Little 1961).
@Suite struct BulkheadPaperTests {
  private let even: Values = [
    "arrivals": "constant", "bulkhead": "none", "pool": "200", "fault.at": "1s",
    "fault.duration": "15s", "load.duration": "16s",
  ]
  /// 20 calls a second, 5 seconds each; with a timeout of a quarter of a second, a twentieth of it.
  private let slowCalls: Int64 = 20 * 5

  @Test("Little: calls under way are the rate times how long each lasts")
  func little() throws {
    #expect(try bulkheadRun(even).greatest("dep.concurrency") == slowCalls)
    let short = try bulkheadRun(even.merging(["dep.timeout": "250ms"]) { $1 })
    #expect(short.greatest("dep.concurrency") == slowCalls / 20)
    // Control: with fewer threads than that no more calls can be under way.
    #expect(try bulkheadRun(even.merging(["pool": "50"]) { $1 }).greatest("dep.concurrency") == 50)
  }

  /// The pool is full after pool / rate of dep, and no local request is answered from then on.
  @Test("Without a bulkhead, local requests are answered until the slow calls have all threads")
  func sinks() throws {
    var sum = 0.0
    for seed in 1...2 as ClosedRange<UInt64> {
      let run = try bulkheadRun(["bulkhead": "none"], seed: seed)
      sum += run.localSuccess
      let inFault = run.series("local.answered.at").filter {
        $0 > TimeSpan.seconds(30).nanoseconds && $0 < TimeSpan.seconds(80).nanoseconds
      }
      #expect(inFault.isEmpty)
      #expect(run.property("requests-end") == true)
    }
    let expected = 50.0 / 20 / 60
    // One run's share has a standard deviation of 0.0085.
    #expect(abs(sum / 2 - expected) < 4 * 0.0085 / 1.4)
  }

  @Test("With a limit of 10, no local request fails, and of B's calls nine of ten are refused")
  func floats() throws {
    let run = try bulkheadRun()
    #expect(run.localSuccess == 1)
    #expect(abs(run.refusedInFault - (1 - 10.0 / 100)) < 0.02)
    #expect(run.number("fault.b.answered") == 0)
    #expect(run.greatest("refusal.latency") == 0)
    #expect(try bulkheadRun(shortFault.merging(["bulkhead": "none"]) { $1 }).localSuccess < 0.2)
  }

  /// The share of local requests that were answered in the fault, over some seeds.
  private func success(_ values: Values) throws -> Double {
    try (1...2 as ClosedRange<UInt64>).reduce(0) { sum, seed in
      sum + (try bulkheadRun(shortFault.merging(values) { $1 }, seed: seed).localSuccess) / 2
    }
  }

  @Test("At the boundary it matters when the permit is taken")
  func boundary() throws {
    #expect(try success(["maxConcurrentCalls": "48"]) == 1)
    let arrival = try success(["maxConcurrentCalls": "49"])
    #expect(arrival > 0.9 && arrival < 1)
    #expect(try success(["maxConcurrentCalls": "49", "permit.at": "dequeue"]) < 0.6)
    // As many permits as threads are no compartment at all.
    #expect(try success(["maxConcurrentCalls": "50"]) < 0.8)
  }

  @Test("A timeout alone keeps local requests alive, and does not spare B")
  func timeout() throws {
    let even = even.merging(["pool": "50", "dep.timeout": "250ms"]) { $1 }
    let run = try bulkheadRun(even)
    #expect(run.localSuccess == 1)
    #expect(run.greatest("dep.load") == slowCalls)
    let both = try bulkheadRun(even.merging(["bulkhead": "semaphore"]) { $1 })
    #expect(both.greatest("dep.load") == slowCalls)
    let limited = try bulkheadRun(
      even.merging(["bulkhead": "semaphore", "dep.timeout": "0ms"]) { $1 })
    #expect(limited.greatest("dep.load") == 10)
  }

  @Test("Ten times the calls: the timeout alone sinks, together with a bulkhead it floats")
  func crowd() throws {
    let crowd = shortFault.merging(["dep.timeout": "250ms", "rate.dep": "220/s"]) { $1 }
    #expect(try bulkheadRun(crowd.merging(["bulkhead": "none"]) { $1 }).localSuccess < 0.9)
    #expect(try bulkheadRun(crowd).localSuccess == 1)
  }

  @Test("The user who gives up does not free the thread; the timeout does, and cancelling too")
  func clientTimeout() throws {
    let nanoseconds = { (milliseconds: Int64) in TimeSpan.milliseconds(milliseconds).nanoseconds }
    let alone = try bulkheadRun(shortFault)
    #expect(alone.greatest("dep.thread.time") == nanoseconds(5_000))
    #expect(alone.number("given.up") ?? 0 > 0)
    let timed = try bulkheadRun(shortFault.merging(["dep.timeout": "250ms"]) { $1 })
    #expect(timed.greatest("dep.thread.time") == nanoseconds(250))
    let cancelled = try bulkheadRun(shortFault.merging(["client.cancels": "on"]) { $1 })
    #expect(cancelled.greatest("dep.thread.time") == nanoseconds(1_000))
  }
}
