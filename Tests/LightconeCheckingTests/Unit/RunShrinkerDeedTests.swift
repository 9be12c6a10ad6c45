import Lightcone
import LightconeChecking
import LightconeModels
import LightconeTrace
import Testing

/// Deeds and values become plainer, and stay meaningful when others go.
@Suite struct RunShrinkerDeedTests {
  private let model = TwoPhaseCommit.model

  /// A metric that is more than something at the end.
  private func failure(_ metric: String, above limit: Int) -> RunFailure {
    RunFailure("\(metric) <= \(limit)") { simulation, _ in
      if case .number(let number)? = simulation.metric(metric) { number > limit } else { false }
    }
  }

  private func start(_ values: [(String, String)] = [], seed: UInt64 = 1) throws -> FailingRun {
    try FailingRun(model, "atomic", seed: seed, values)
  }

  /// Two-phase commit sends four messages for each participant.
  @Test("A number becomes the smallest that still fails")
  func smallestNumber() throws {
    var run = try start([("participants", "20"), ("net.latency", "uniform(1ms..9ms)")], seed: 40)
    run.run()
    let shrunk = try RunShrinker(
      model, run.settings, run.timeline, failure("messages", above: 40)
    ).shrink()
    #expect(shrunk.settings.differences.map(\.name) == ["participants"])
    #expect(shrunk.settings.value(of: "participants") == .integer(11))
    #expect(shrunk.settings.seed == 1)
  }

  @Test("What was done by hand at some step is still done there when other deeds go")
  func stepsStayMeaningful() throws {
    var run = try start([("bug", "no-coordinator-log"), ("transactions", "2")])
    let coordinator = run.victims[0]
    // Three pairs that change nothing for long, each at a step.
    for node in run.victims.dropFirst() {
      try run.timeline.intervene(.now(.pause(node)))
      _ = run.timeline.run(atMost: 1)
      try run.timeline.intervene(.now(.resume(node)))
    }
    // Two of three decisions are lost, and the coordinator forgets that it has decided.
    _ = run.timeline.run(until: nil) { simulation in
      simulation.messagesInFlight.count { $0.text.contains("commit") } == 3
    }
    for message in run.timeline.current.messagesInFlight.dropFirst() {
      try run.timeline.intervene(.now(.drop(message.number)))
    }
    try run.timeline.intervene(.now(.crash(coordinator)))
    _ = run.timeline.run(until: .start + .seconds(2))
    try run.timeline.intervene(.now(.restart(coordinator)))
    run.run()
    try #require(run.failure.isShown(by: run.timeline, settings: run.settings))
    let shrunk = try run.shrunk()
    // One lost decision, the crash and the restart.
    #expect(run.timeline.deeds.count == 10)
    #expect(shrunk.after.faults == 3)
    #expect(shrunk.settings.differences.map(\.name) == ["bug"])
    #expect(shrunk.isMinimal)
  }

  @Test("A crash and its restart go together, a cut and its repair too")
  func pairs() throws {
    var run = try start()
    let victims = run.victims
    try run.timeline.intervene(.now(.partition([[victims[1]], [victims[2], victims[3]]])))
    _ = run.timeline.run(until: .start + .milliseconds(2))
    try run.timeline.intervene(.now(.crash(victims[1])))
    _ = run.timeline.run(until: .start + .milliseconds(4))
    try run.timeline.intervene(.now(.repair))
    try run.timeline.intervene(.now(.restart(victims[1])))
    try run.timeline.intervene(.now(.pause(victims[2])))
    try run.timeline.intervene(.now(.resume(victims[2])))
    run.run()
    let shrunk = try RunShrinker(
      model, run.settings, run.timeline, failure("messages", above: 3)
    ).shrink()
    #expect(shrunk.after.faults == 0)
    // The control: where the crash is what fails, crash and restart both stay.
    let crashed = try RunShrinker(
      model, run.settings, run.timeline, failure("crashes", above: 0)
    ).shrink()
    #expect(crashed.timeline.deeds.map(\.intervention.fault).contains(.crash(victims[1])))
    #expect(crashed.timeline.deeds.count == 2)
  }

  @Test("Of messages dropped and delayed by hand only what matters is left")
  func byHand() throws {
    var run = try start()
    _ = run.timeline.run(until: nil) { $0.messagesInFlight.count == 3 }
    let messages = run.timeline.current.messagesInFlight.map(\.number)
    for message in messages {
      try run.timeline.intervene(.now(.delay(message, by: .milliseconds(17))))
    }
    _ = run.timeline.run(until: .start + .milliseconds(14))
    for message in messages.dropFirst() { try run.timeline.intervene(.now(.drop(message))) }
    run.run()
    #expect(run.timeline.deeds.count == 5)
    let shrunk = try RunShrinker(
      model, run.settings, run.timeline, failure("net.lost", above: 0)
    ).shrink()
    #expect(shrunk.timeline.deeds.count == 1)
    guard case .drop? = shrunk.timeline.deeds.first?.intervention.fault else {
      Issue.record("\(shrunk.timeline.deeds)")
      return
    }
  }

  @Test("Moments become planned and round, groups small, downtimes short")
  func details() throws {
    var run = try start()
    let victims = run.victims
    _ = run.timeline.run(until: .start + .microseconds(12_345))
    try run.timeline.intervene(
      .now(.partition([[victims[0], victims[1]], [victims[2], victims[3]]])))
    try run.timeline.intervene(.at(.start + .seconds(2), .repair))
    run.run()
    let shrunk = try RunShrinker(
      model, run.settings, run.timeline, failure("net.lost", above: 0)
    ).shrink()
    let deeds = shrunk.timeline.deeds
    #expect(deeds.allSatisfy { $0.position == 0 })
    guard case .at(let time, .partition(let groups))? = deeds.first?.intervention else {
      Issue.record("\(deeds)")
      return
    }
    #expect(time == .start + .milliseconds(10))
    #expect(groups.map(\.count) == [1, 1])
  }

  @Test("A plan is shrunk as the run that it makes")
  func plan() throws {
    let run = try FailingRun.mixedOutcome()
    let plan = RunPlan(
      model: model, settings: run.settings, deeds: run.timeline.deeds, end: .start + .seconds(60))
    let shrunk = try RunShrinker(plan, run.failure).shrink()
    #expect(shrunk.timeline.outline == (try run.shrunk()).timeline.outline)
  }
}
