import Lightcone
import LightconeChecking
import LightconeDiagnostics
import LightconeModels
import LightconeTrace
import Testing

/// What the runs of a grid sweep show, and that it does not depend on who did them.
@Suite struct GridSweepTests {
  private func sweep(
    _ axes: [SweepAxis], seeds: ClosedRange<UInt64> = 1...3, crashes: Bool = false,
    metrics: [String] = ["messages", "lock.held"], plan: RunPlan? = nil,
    judging: GridSweep.Judging = .everyStep
  ) throws -> GridSweep {
    try GridSweep(
      try plan ?? SweepPlans.commit(["net.latency": "uniform(1ms..9ms)"]),
      over: SweepGrid(axes: axes, seeds: seeds, triesCrashPoints: crashes), metrics: metrics,
      judging: judging)
  }

  @Test("Two-phase commit sends four messages a participant, whatever the seed")
  func messages() throws {
    let result = try sweep([SweepAxis("participants", parsing: "2..20")]).run()
    #expect(result.runs.count == 57)
    for (cell, runs) in result.runsByCell.enumerated() {
      let summary = try #require(result.summary(ofMetric: 0, in: runs))
      #expect(summary.least == 4 * Int64(cell + 2))
      #expect(summary.greatest == summary.least)
      #expect(summary.standardError == 0)
      // One lock of one row for each participant and run.
      #expect(result.summary(ofMetric: 1, in: runs)?.count == 3 * (cell + 2))
    }
    #expect(result.verdict == .holds)
  }

  @Test("One, two and four workers give the same result", arguments: [false, true])
  func workers(crashes: Bool) throws {
    let axes = [SweepAxis("participants", ["1", "2"]), SweepAxis("net.loss", ["0%", "10%"])]
    let sweep = try sweep(axes, crashes: crashes)
    let alone = try sweep.run().runs
    #expect(alone.map(\.item) == alone.map(\.item).sorted())
    #expect(Set(alone.map(\.fingerprint)).count > 6)
    for workers in [2, 4, 64] { #expect(try sweep.run(workers: workers).runs == alone) }
    // The control: another grid gives other runs.
    #expect(try self.sweep(axes, seeds: 2...4, crashes: crashes).run().runs != alone)
  }

  @Test("Shards together are the whole", arguments: [2, 3, 5])
  func shards(count: Int) throws {
    let sweep = try sweep([SweepAxis("participants", ["1", "2"])], crashes: true)
    var runs: [GridRun] = []
    for index in 1...count {
      let shard = try #require(SweepShard(index: index, count: count))
      let part = try sweep.run(shard: shard)
      #expect(part.isComplete)
      #expect(part.runs.allSatisfy { shard.contains($0.item) })
      runs += part.runs
    }
    let items = (0..<sweep.grid.itemCount).flatMap { item in runs.filter { $0.item == item } }
    #expect(try sweep.run().runs == items)
  }

  @Test("Each run is the one that its plan describes, judged as a check of it judges")
  func againstChecks() throws {
    let deeds = [
      Timeline.Deed(
        position: 0, time: .start,
        intervention: .at(.start + .milliseconds(12), .crash(NodeID(1), restartAfter: .seconds(1))))
    ]
    let plan = try SweepPlans.commit(
      ["net.latency": "uniform(1ms..9ms)", "bug": "no-coordinator-log", "vote.no.prob": "30%"],
      deeds: deeds)
    let sweep = try sweep(
      [SweepAxis("participants", ["2", "3"]), SweepAxis("until", ["20ms", "30s"])], seeds: 1...8,
      plan: plan)
    let runs = try sweep.run().runs
    for run in runs {
      let plan = try sweep.plan(ofItem: run.item)
      #expect(try plan.run().fingerprint == run.fingerprint)
      #expect(try sweep.repeated(run).fingerprint == run.fingerprint)
      var timeline = Timeline(try plan.model.simulation(plan.settings))
      for deed in deeds { try timeline.intervene(deed.intervention) }
      _ = timeline.run(until: plan.end)
      let checked = PropertyCheck.run(plan.model.properties, along: timeline)
      #expect(checked.map(\.verdict) == run.verdicts)
    }
    #expect(Set(runs.map(\.verdicts)).count > 1)
  }

  @Test("A run ends where a varied 'until' says")
  func horizon() throws {
    let result = try sweep(
      [SweepAxis("until", ["10ms", "60s"])], seeds: 1...1, metrics: ["elapsed"]
    ).run()
    #expect(result.runs.first?.metrics == [.number(10_000_000)])
    #expect(result.runs.last?.metrics != result.runs.first?.metrics)
    #expect(result.tallies.first { $0.property.kind == .eventually }?.verdict == .undecided)
  }

  @Test("A defect is found, and the first run that shows it shows it again")
  func violation() throws {
    let plan = try SweepPlans.commit(["bug": "no-coordinator-log"])
    let result = try sweep([], seeds: 1...1, crashes: true, plan: plan).run()
    #expect(result.verdict == .violated)
    let tally = try #require(result.tallies.first { $0.property.name == "atomic" })
    #expect(tally.violating > 0 && tally.holding > 0)
    #expect(tally.violating + tally.holding + tally.undecided == result.runs.count)
    let first = try #require(result.firstViolation)
    #expect(first.crash != nil)
    let again = try sweep([], seeds: 1...1, crashes: true, plan: plan).repeated(first)
    #expect(again.fingerprint == first.fingerprint)
    // The control: without the defect no run violates anything.
    let sound = try sweep([], seeds: 1...1, crashes: true, plan: SweepPlans.commit()).run()
    #expect(sound.runs.count > 50)
    #expect(sound.firstViolation == nil)
  }

  @Test("What was never seen is undecided, and so is 'always' where only the end was looked at")
  func undecided() throws {
    let refusing = try SweepPlans.commit(["vote.no.at": "1"])
    let result = try sweep([], plan: refusing).run()
    let commits = try #require(result.tallies.last)
    #expect(commits.property.name == "commits")
    #expect(commits.holding == 0)
    #expect(commits.verdict == .undecided)
    #expect(result.verdict == .undecided)
    let atEnd = try sweep([], judging: .atEnd).run()
    #expect(atEnd.tallies.map(\.verdict) == [.undecided, .undecided, .holds, .holds])
    #expect(try sweep([]).run().tallies.map(\.verdict) == [.holds, .holds, .holds, .holds])
  }

  @Test("A sweep that is stopped says what is known so far, and decides nothing but violations")
  func stopped() throws {
    var asked = 0
    let result = try sweep([], seeds: 1...100).run {
      asked += 1
      return asked == 7
    }
    #expect(result.itemsDone == 7)
    #expect(result.itemsPlanned == 100)
    #expect(result.runs.map(\.item) == Array(0..<7))
    #expect(result.verdict == .undecided)
    #expect(result.tallies.first?.verdict == .undecided)
    #expect(try sweep([], seeds: 1...7).run().tallies.first?.verdict == .holds)
  }

  @Test("A sweep over crash points stops inside an item, and keeps the runs that were done")
  func stoppedCrashes() throws {
    var asked = 0
    let sweep = try sweep([], seeds: 1...2, crashes: true)
    let result = try sweep.run {
      asked += 1
      return asked == 12
    }
    // The crash points of both items were looked for first.
    #expect(result.runs.count == 10)
    #expect(result.itemsDone == 0)
    #expect(result.verdict == .undecided)
    #expect(Array(try sweep.run().runs.prefix(10)) == result.runs)
  }

  @Test("Of several impossible runs the first is reported, whoever did it", arguments: [1, 2, 4])
  func problems(workers: Int) throws {
    // The crashed node exists with 3 participants only.
    let deed = Timeline.Deed(
      position: 0, time: .start, intervention: .at(.start + .milliseconds(2), .crash(NodeID(4))))
    let plan = try SweepPlans.commit(["participants": "3"], deeds: [deed])
    let sweep = try sweep([SweepAxis("participants", ["3", "2", "1"])], seeds: 1...9, plan: plan)
    #expect { try sweep.run(workers: workers) } throws: { error in
      let problem = error as? Diagnostic
      return problem?.code == .badFault
        && problem?.message.hasSuffix("(with participants=2, seed 1)") == true
    }
  }
}
