import Lightcone
import LightconeModels
import LightconeTrace
import Testing

/// Sagas of each kind end whole wherever a node crashes; and chance has its law.
@Suite struct SagaModeSweepTests {
  private let model = Saga.model
  private let rough: Values = [
    "net.latency": "uniform(1ms..40ms)", "net.loss": "15%", "net.duplication": "20%",
  ]

  private static let kinds: [Values] = [
    ["mode": "choreographed"], ["mode": "choreographed", "step.fail.at": "3"],
    ["mode": "choreographed", "saga.semantic-lock": "on", "orders": "2", "order.gap": "25ms"],
    ["saga.semantic-lock": "on"], ["saga.semantic-lock": "on", "step.fail.at": "3"],
    ["saga.semantic-lock": "on", "orders": "2", "order.gap": "25ms"],
    ["pivot": "2"], ["pivot": "2", "step.fail.at": "2"],
    ["pivot": "1", "saga.semantic-lock": "on", "orders": "2", "order.gap": "80ms"],
  ]

  private func expectWhole(_ run: Simulation, _ label: String) {
    for metric in [
      "ledger", "half.done", "wrong.ends", "out.of.order", "doubled", "pivot.undone", "pending",
    ] {
      #expect(run.number(metric) == 0, "\(metric), \(label)")
    }
    for saga in ["S1", "S2"] {
      let end = SagaEnd(run, saga: saga)
      #expect(end.isAllDone || end.isAllMadeGood, "\(end), \(label)")
    }
  }

  @Test("One crash anywhere", arguments: kinds)
  func oneCrash(values: Values) throws {
    for milliseconds in [100, 1_000] as [Int64] {
      let runs = try crashRuns(of: model, values, downtime: .milliseconds(milliseconds))
      #expect(runs.count > 20)
      for crash in runs { expectWhole(crash.run, crash.label) }
    }
  }

  @Test("One crash anywhere, on a network that loses, doubles and overtakes", arguments: kinds)
  func roughCrash(values: Values) throws {
    for crash in try crashRuns(of: model, seed: 1, values.merging(rough) { $1 }) {
      expectWhole(crash.run, crash.label)
    }
  }

  @Test("At no moment has a saga ended wrongly", arguments: kinds)
  func throughout(values: Values) throws {
    let run = try model.simulation(settings(of: model, seed: 3, values.merging(rough) { $1 }))
    for property in ["ends-are-whole", "reversed", "never-twice", "pivot-is-final"] {
      #expect(firstViolation(of: property, in: run, until: .seconds(60)) == nil)
    }
  }

  /// A compensation fails p / (1 - p) times on average, a geometric law. Each failure costs an
  /// orchestrator two messages; without one the event comes once more.
  @Test("A compensation that fails is asked for 1 / (1 - p) times, within 4 standard errors")
  func failures() throws {
    let seeds = 400
    for (percent, mean, variance) in [(20, 0.25, 0.3125), (50, 1.0, 2.0)] {
      for (mode, least, price) in [("orchestrated", 10.0, 2.0), ("choreographed", 5.0, 1.0)] {
        var sum = 0.0
        for seed in 1...UInt64(seeds) {
          let run = try finishedRun(
            of: model, seed: seed,
            ["mode": mode, "step.fail.at": "3", "compensation.fail.prob": "\(percent)%"])
          sum += Double(try #require(run.number("messages")))
        }
        // Two steps are made good.
        let error = price * (2 * variance / Double(seeds)).squareRoot()
        #expect(abs(sum / Double(seeds) - (least + price * 2 * mean)) <= 4 * error)
      }
    }
  }

  /// Polls come as a Poisson process: their number in a window has its mean as variance.
  @Test("Mixed reads of a choreographed saga are read rate times exposure: half as many")
  func mixedReads() throws {
    let values = [
      "net.latency": "50ms", "disk.fsync": "50ms", "step.timeout": "1s", "read.rate": "500/s",
      "mode": "choreographed",
    ]
    var mixed = 0
    for seed in 1...20 as ClosedRange<UInt64> {
      let run = try finishedRun(of: model, seed: seed, values, until: .milliseconds(500))
      mixed += try #require(run.number("reads.mixed"))
      #expect(run.number("exposure") == 200_000_000)
    }
    // 20 windows of 200 ms at 500/s.
    let expected = 2_000.0
    #expect(abs(Double(mixed) - expected) <= 4 * expected.squareRoot())
  }
}
