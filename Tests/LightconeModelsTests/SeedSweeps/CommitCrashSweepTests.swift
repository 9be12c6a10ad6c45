import Lightcone
import LightconeChecking
import LightconeModels
import LightconeTrace
import Testing

/// Two-phase commit stays atomic wherever a node crashes, and nobody stays in doubt.
@Suite struct CommitCrashSweepTests {
  private let model = TwoPhaseCommit.model

  /// Once everything is up and connected: one outcome everywhere, and every row free.
  private func expectAtomic(_ runs: [CrashRun]) {
    #expect(!runs.isEmpty)
    for crash in runs {
      let run = crash.run
      #expect(run.number("outcome.mixed") == 0, "\(crash.label)")
      #expect(run.number("in.doubt") == 0, "\(crash.label)")
      #expect(run.number("locks.held") == 0, "\(crash.label)")
      #expect(run.property("clients-are-right") == true, "\(crash.label)")
      expectRowsAgree(crash)
    }
  }

  /// Each row has changed as often as transactions were committed.
  private func expectRowsAgree(_ crash: CrashRun) {
    let run = crash.run
    for (position, node) in run.nodes.enumerated() where node.role == "participant" {
      let value = run.inspect(NodeID(position)).fields.first { $0.name == "value" }?.value
      #expect(value == run.number("committed").map { "\($0)" }, "\(node.name), \(crash.label)")
    }
  }

  @Test("A sweep over crash points does the same runs, event for event")
  func sweepIsTheSame() throws {
    for model in [TwoPhaseCommit.model, Saga.model] {
      let values = ["net.latency": "uniform(1ms..9ms)", "net.loss": "10%"]
      let swept = try crashSweep(of: model, seed: 2, values).map(\.fingerprint)
      let own = try crashRuns(of: model, seed: 2, values).map(\.run.fingerprint)
      #expect(swept == own)
      #expect(swept.count > 30)
    }
  }

  @Test("One crash anywhere", arguments: commitVariants)
  func oneCrash(variant: String) throws {
    for count in 1...5 {
      for latency in ["5ms", "uniform(1ms..9ms)"] {
        expectAtomic(
          try crashRuns(
            of: model, seed: UInt64(count),
            ["protocol": variant, "participants": "\(count)", "net.latency": latency]))
      }
    }
  }

  @Test("One crash anywhere, with one participant that votes no", arguments: commitVariants)
  func oneCrashOnAbort(variant: String) throws {
    for count in 1...4 {
      for seed in 1...2 as ClosedRange<UInt64> {
        let runs = try crashRuns(
          of: model, seed: seed,
          [
            "protocol": variant, "participants": "\(count)", "vote.no.at": "\(count)",
            "net.latency": "uniform(1ms..9ms)", "disk.fsync": "uniform(1ms..20ms)",
          ])
        expectAtomic(runs)
        #expect(runs.allSatisfy { $0.run.number("committed") == 0 })
      }
    }
  }

  @Test("One crash anywhere, and a lossy network", arguments: commitVariants)
  func crashAndLoss(variant: String) throws {
    for (loss, seeds) in [("5%", 1...3 as ClosedRange<UInt64>), ("20%", 4...7)] {
      for seed in seeds {
        expectAtomic(
          try crashRuns(
            of: model, seed: seed,
            ["protocol": variant, "net.latency": "uniform(1ms..9ms)", "net.loss": loss],
            until: .seconds(200)))
      }
    }
  }

  @Test("One crash anywhere, and a cut between coordinator and participants for a while")
  func crashAndPartition() throws {
    for variant in commitVariants {
      for start in [6, 14, 24, 34] as [Int64] {
        let cut = Intervention.at(
          .start + .milliseconds(start),
          .partition([[NodeID(0), NodeID(1), NodeID(2)], [NodeID(3), NodeID(4)]]))
        let repair = Intervention.at(.start + .milliseconds(start + 2_500), .repair)
        expectAtomic(try crashRuns(of: model, ["protocol": variant], doing: [cut, repair]))
      }
    }
  }

  @Test("Two crashes: one at a named point, one anywhere", arguments: commitVariants)
  func twoCrashes(variant: String) throws {
    let points = [
      "before-prepare", "after-votes", "after-decision-logged", "after-first-commit",
      "participant-prepared",
    ]
    let downtime = TimeSpan.milliseconds(variant == "2pc" ? 700 : 2_500)
    for point in points {
      expectAtomic(
        try crashRuns(
          of: model, ["protocol": variant, "crash.point": point, "downtime": "1500ms"],
          downtime: downtime))
    }
  }

  @Test("Two crashes at any two times", arguments: commitVariants)
  func twoCrashesAnywhere(variant: String) throws {
    for node in 1...2 {
      for start in stride(from: 11, through: 46, by: 9) {
        let crash = Intervention.at(
          .start + .milliseconds(Int64(start)),
          .crash(NodeID(node), restartAfter: .milliseconds(1_100)))
        expectAtomic(
          try crashRuns(
            of: model, ["protocol": variant, "participants": "2"], doing: [crash]))
      }
    }
  }

  @Test("One crash anywhere, with transactions that want each other's rows")
  func contention() throws {
    for variant in commitVariants {
      for seed in 1...2 as ClosedRange<UInt64> {
        expectAtomic(
          try crashRuns(
            of: model, seed: seed,
            [
              "protocol": variant, "participants": "2", "transactions": "4",
              "transaction.gap": "13ms", "net.latency": "uniform(1ms..9ms)",
            ]))
      }
    }
  }

  @Test("Not even for a moment does one participant commit and another abort")
  func throughout() throws {
    for variant in commitVariants {
      for point in ["after-votes", "after-first-commit", "participant-prepared"] {
        for seed in 1...5 as ClosedRange<UInt64> {
          let values = [
            "protocol": variant, "crash.point": point, "net.latency": "uniform(1ms..9ms)",
            "net.loss": "10%", "transactions": "3",
          ]
          let run = try model.simulation(settings(of: model, seed: seed, values))
          #expect(firstViolation(of: "atomic", in: run, until: .seconds(60)) == nil)
          #expect(firstViolation(of: "clients-are-right", in: run, until: .seconds(60)) == nil)
        }
      }
    }
  }
}
