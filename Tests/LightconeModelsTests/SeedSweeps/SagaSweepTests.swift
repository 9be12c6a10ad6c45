import Lightcone
import LightconeModels
import LightconeTrace
import Testing

/// A saga ends whole wherever a node crashes, and the books balance.
@Suite struct SagaSweepTests {
  private let model = Saga.model

  /// Once everything is up and connected: T1 … Tn, or T1 … Tj, Cj … C1.
  private func expectWhole(_ runs: [CrashRun], orders: Int = 1) {
    #expect(!runs.isEmpty)
    for crash in runs {
      let run = crash.run
      #expect(run.number("ledger") == 0, "\(crash.label)")
      #expect(run.number("half.done") == 0, "\(crash.label)")
      for property in ["ends-are-whole", "reversed"] {
        #expect(run.property(property) == true, "\(property), \(crash.label)")
      }
      var completed = 0
      for order in 1...orders {
        let end = SagaEnd(run, saga: "S\(order)")
        #expect(end.isAllDone || end.isAllMadeGood, "\(end), \(crash.label)")
        if end.isAllDone { completed += 1 }
      }
      #expect(run.number("completed") == completed, "\(crash.label)")
      expectRowsAgree(crash)
    }
  }

  /// Each row holds what completed sagas explain.
  private func expectRowsAgree(_ crash: CrashRun) {
    let run = crash.run
    for (position, node) in run.nodes.enumerated() where node.role == "service" {
      let balance = run.inspect(NodeID(position)).fields.first { $0.name == "balance" }?.value
      #expect(balance == run.number("completed").map { "\($0)" }, "\(node.name), \(crash.label)")
    }
  }

  @Test("One crash anywhere", arguments: [100, 1_000])
  func oneCrash(milliseconds: Int64) throws {
    for count in 1...5 {
      for latency in ["5ms", "uniform(1ms..9ms)"] {
        expectWhole(
          try crashRuns(
            of: model, seed: UInt64(count),
            ["participants": "\(count)", "net.latency": latency],
            downtime: .milliseconds(milliseconds)))
      }
    }
  }

  @Test("One crash anywhere, with a step that is refused", arguments: [100, 1_000])
  func oneCrashOnFailure(milliseconds: Int64) throws {
    for count in 1...4 {
      for step in 1...count {
        let runs = try crashRuns(
          of: model, seed: UInt64(step),
          ["participants": "\(count)", "step.fail.at": "\(step)"],
          downtime: .milliseconds(milliseconds))
        expectWhole(runs)
        #expect(runs.allSatisfy { $0.run.number("completed") == 0 })
      }
    }
  }

  @Test("One crash anywhere, and a lossy network")
  func crashAndLoss() throws {
    for (loss, seeds) in [("5%", 1...3 as ClosedRange<UInt64>), ("20%", 4...8)] {
      for seed in seeds {
        for step in ["0", "3"] {
          expectWhole(
            try crashRuns(
              of: model, seed: seed,
              ["net.latency": "uniform(1ms..40ms)", "net.loss": loss, "step.fail.at": step]))
        }
      }
    }
  }

  @Test("One crash anywhere, and a cut between orchestrator and services for a while")
  func crashAndPartition() throws {
    for step in ["0", "3"] {
      for start in stride(from: 12, through: 92, by: 20) {
        let cut = Intervention.at(
          .start + .milliseconds(Int64(start)),
          .partition([[NodeID(0), NodeID(1)], [NodeID(2), NodeID(3), NodeID(4)]]))
        let repair = Intervention.at(.start + .milliseconds(Int64(start) + 650), .repair)
        expectWhole(
          try crashRuns(of: model, ["step.fail.at": step], doing: [cut, repair]))
      }
    }
  }

  @Test("Two crashes: one at a named point, one anywhere")
  func twoCrashes() throws {
    let points = [
      "after-step-logged", "after-step-sent", "after-compensation-sent", "step-executed",
      "step-compensated",
    ]
    for point in points {
      for step in 1...3 {
        expectWhole(
          try crashRuns(
            of: model,
            [
              "crash.point": point, "crash.step": "\(step)", "downtime": "500ms",
              "step.fail.at": point.contains("compensat") ? "3" : "0",
            ],
            downtime: .milliseconds(300)))
      }
    }
  }

  @Test("One crash anywhere, with sagas that overlap")
  func overlapping() throws {
    for seed in 1...2 as ClosedRange<UInt64> {
      expectWhole(
        try crashRuns(
          of: model, seed: seed,
          ["orders": "4", "order.gap": "17ms", "net.latency": "uniform(1ms..9ms)"]), orders: 4)
    }
  }

  @Test("Steps that arrive late, twice or never")
  func lateSteps() throws {
    for seed in 1...60 as ClosedRange<UInt64> {
      for loss in ["0%", "20%"] {
        let values = SagaTrapTests.overtaking.merging(["net.loss": loss, "maxAttempts": "2"]) { $1 }
        let run = try finishedRun(of: model, seed: seed, values)
        expectWhole([
          CrashRun(
            run: run, node: "nobody", event: .none, seed: seed, values: values, faults: [])
        ])
      }
    }
  }

  @Test("At no moment has a saga ended half done")
  func throughout() throws {
    for seed in 1...10 as ClosedRange<UInt64> {
      let values = SagaTrapTests.overtaking.merging(["net.loss": "10%", "orders": "2"]) { $1 }
      let run = try model.simulation(settings(of: model, seed: seed, values))
      #expect(firstViolation(of: "ends-are-whole", in: run, until: .seconds(60)) == nil)
      #expect(firstViolation(of: "reversed", in: run, until: .seconds(60)) == nil)
    }
  }
}
