import Benchmark
import Scenarios

/// The single scenarios in detail, for `make bench-detail`: percentiles of time and memory.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .throughput, .peakMemoryResident],
    warmupIterations: 2, scalingFactor: .one, maxDuration: .seconds(2), maxIterations: 50)

  let eventsPerIteration = 100_000

  for scenario in Scenario.all {
    for path in Path.measured {
      Benchmark("\(scenario.name) \(path.rawValue), \(eventsPerIteration) events") { benchmark in
        let run = try scenario.run(path)
        blackHole(run.advance(5_000))
        benchmark.startMeasurement()
        blackHole(run.advance(eventsPerIteration))
        benchmark.stopMeasurement()
      }
    }
    Benchmark("bare queue of \(scenario.pendingCount), \(eventsPerIteration) events") { benchmark in
      var queue = BareQueue(pendingCount: scenario.pendingCount)
      blackHole(queue.hold(5_000))
      benchmark.startMeasurement()
      blackHole(queue.hold(eventsPerIteration))
      benchmark.stopMeasurement()
    }
  }

  Benchmark("fork of \(ForkScenario.nodeCount) nodes, one changes") { benchmark in
    let scenario = ForkScenario()
    benchmark.startMeasurement()
    blackHole(scenario.fork())
    benchmark.stopMeasurement()
  }

  Benchmark("one step back after 100,000 events") { benchmark in
    var scenario = StepBackScenario(events: 100_000)
    benchmark.startMeasurement()
    scenario.stepBack()
    benchmark.stopMeasurement()
  }
}
