import Lightcone
import LightconeDiagnostics
import LightconeModels
import LightconeTrace
import Testing

/// Every way out of a bulkhead, one at a time: what the user is told, and that all is given back.
@Suite struct BulkheadPathTests {
  /// A run of a service with two threads and one permit.
  private func run(
    _ values: Values = [:], asking deeds: [(at: Int64, users: Int)],
    _ faults: [Intervention] = []
  ) throws -> Simulation {
    let small: Values = ["pool": "2", "maxConcurrentCalls": "1"]
    let run = try askedRun(small.merging(values) { $1 }, asking: deeds, faults)
    #expect(run.number("permits.taken") == 0)
    #expect(run.number("threads.free") == 2)
    #expect(run.number("open") == 0)
    return run
  }

  @Test("An answer, and a refusal while it is under way")
  func answer() throws {
    let outcomes = try run(asking: [(0, remoteUsers), (10, remoteUsers), (60, remoteUsers)])
      .remoteOutcomes
    #expect(outcomes == ["ok", "bulkhead full", "ok"])
  }

  @Test("An error")
  func error() throws {
    let run = try run(
      ["dep.error.prob": "100%"], asking: [(0, remoteUsers), (60, remoteUsers)])
    #expect(run.remoteOutcomes == ["failed", "failed"])
  }

  @Test("A timeout, after which the answer is dropped")
  func timeout() throws {
    let run = try run(["dep.timeout": "20ms"], asking: [(0, remoteUsers), (30, remoteUsers)])
    #expect(run.remoteOutcomes == ["timed out", "timed out"])
    #expect(run.number("late.answers") == 2)
  }

  @Test("A cancellation: of a call, of a wait for a permit, and of a wait for a thread")
  func cancellation() throws {
    let cancels: Values = ["client.cancels": "on", "client.timeout": "30ms"]
    let call = try run(cancels, asking: [(0, remoteUsers), (40, remoteUsers)])
    #expect(call.remoteOutcomes == ["gave up", "gave up"])
    #expect(call.greatest("dep.thread.time") == TimeSpan.milliseconds(30).nanoseconds)
    let wait = try run(
      cancels.merging(["maxWaitDuration": "1s"]) { $1 },
      asking: [(0, remoteUsers), (1, remoteUsers), (2, remoteUsers)])
    #expect(wait.remoteOutcomes == ["gave up", "gave up", "gave up"])
    let thread = try run(
      cancels.merging(["pool": "2", "local.latency": "100ms"]) { $1 },
      asking: [(0, localUsers), (0, localUsers), (1, remoteUsers), (40, remoteUsers)])
    #expect(thread.remoteOutcomes == ["gave up", "gave up"])
  }

  @Test("No permit in time, on arrival and on a thread", arguments: ["arrival", "dequeue"])
  func wait(point: String) throws {
    let run = try run(
      ["maxWaitDuration": "20ms", "permit.at": point],
      asking: [(0, remoteUsers), (10, remoteUsers), (35, remoteUsers)])
    // The second waits from 10 to 30 ms; the third from 35 to 50 ms, and gets the permit.
    #expect(run.remoteOutcomes == ["ok", "bulkhead full", "ok"])
  }

  @Test("No room in the pool's queue: the permit that came along goes back")
  func poolFull() throws {
    let run = try run(
      ["pool.queue": "0"],
      asking: [(0, localUsers), (0, localUsers), (1, remoteUsers), (30, remoteUsers)])
    #expect(run.remoteOutcomes == ["pool full", "ok"])
  }

  @Test("A thread whose bulkhead is full takes the next request at once")
  func nextInQueue() throws {
    let run = try run(
      ["permit.at": "dequeue"],
      asking: [
        (0, remoteUsers), (1, localUsers), (2, remoteUsers), (3, remoteUsers), (4, localUsers),
      ]
    )
    // The only other thread is free at 21 ms: both refusals, and the second local request, come then.
    #expect(run.remoteOutcomes == ["ok", "bulkhead full", "bulkhead full"])
    #expect(run.series("local.answered.at").map { $0 / 1_000_000 } == [21, 41])
  }

  @Test("A crash of the service forgets permits and threads")
  func crash() throws {
    let crash = Intervention.at(
      .start + .milliseconds(10), .crash(serviceNode, restartAfter: .milliseconds(5)))
    let run = try run(asking: [(0, remoteUsers), (20, remoteUsers)], [crash])
    #expect(run.remoteOutcomes == ["gave up", "ok"])
  }

  @Test(
    "What cannot be is refused: fewer threads than the core, more slow dependencies than there are")
  func problems() throws {
    for values in [
      ["bulkhead": "thread-pool", "maxThreadPoolSize": "5"], ["slow.dependencies": "2"],
      ["dep.slow": "3600s", "dep.latency": "1us"],
    ] as [Values] {
      #expect(throws: Diagnostic.self) { try bulkheadRun(values) }
    }
  }
}
