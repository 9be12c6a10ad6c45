import Lightcone
import LightconeChecking
import LightconeDiagnostics
import LightconeModels
import LightconeTrace
import Testing

/// What a sweep varies, and when it ends.
@Suite struct SweepTests {
  private func plan(_ values: [String: String] = [:]) throws -> RunPlan {
    var settings = TwoPhaseCommit.model.settings()
    for (name, value) in values { try settings.set(name, to: value) }
    return RunPlan(
      model: TwoPhaseCommit.model, settings: settings, deeds: [], end: .start + .seconds(60))
  }

  @Test("A sweep over seeds does one run for each seed from 1")
  func seeds() throws {
    let plan = try plan(["net.latency": "uniform(1ms..9ms)"])
    let runs = try #require(try Sweep(plan, over: .seeds(8)).run())
    #expect(runs.map(\.variation) == (1...8).map { .seed($0) })
    #expect(runs.map(\.settings.seed) == Array(1...8))
    #expect(Set(runs.map(\.fingerprint)).count == 8)
    #expect(try runs[4].fingerprint == plan.run(seed: 5).fingerprint)
    #expect(try Sweep(plan, over: .seeds(0)).run()?.isEmpty == true)
    #expect(try Sweep(plan, over: .seeds(-3)).run()?.isEmpty == true)
  }

  @Test("A stride takes every such seed, and the metrics that are not asked for are not read")
  func stride() throws {
    let plan = try plan(["net.latency": "uniform(1ms..9ms)"])
    let all = try #require(try Sweep(plan, over: .seeds(25)).run())
    let some = try #require(
      try Sweep(plan, over: .seeds(25), metrics: ["messages", "nothing"], seedStride: 10).run())
    #expect(some.map(\.settings.seed) == [1, 11, 21])
    #expect(some.map(\.fingerprint) == [0, 10, 20].map { all[$0].fingerprint })
    #expect(some.allSatisfy { $0.metrics.map(\.description.name) == ["messages"] })
    #expect(all.allSatisfy { $0.metrics.count == TwoPhaseCommit.model.metrics.count })
  }

  @Test("A sweep over a parameter gives it each value of the range")
  func parameter() throws {
    let scope = Sweep.Scope.parameter(name: "participants", values: 2...6)
    let runs = try #require(try Sweep(plan(), over: scope).run())
    #expect(runs.map(\.variation) == (2...6).map { .parameter(name: "participants", value: $0) })
    #expect(runs.map { $0.settings.value(of: "participants") } == (2...6).map { .integer($0) })
    let messages = runs.compactMap { run in
      run.metrics.first { $0.description.name == "messages" }?.value
    }
    #expect(messages == (2...6).map { .number(4 * $0) })
  }

  @Test("A sweep over an unknown parameter, or a value out of range, says so")
  func badParameter() throws {
    let unknown = Sweep.Scope.parameter(name: "participant", values: 1...2)
    #expect { try Sweep(plan(), over: unknown).run() } throws: {
      ($0 as? Diagnostic)?.code == .unknownParameter
        && ($0 as? Diagnostic)?.suggestion == "participants"
    }
    let outOfRange = Sweep.Scope.parameter(name: "participants", values: 20...21)
    #expect { try Sweep(plan(), over: outOfRange).run() } throws: {
      ($0 as? Diagnostic)?.code == .badValue
    }
    let impossible = Sweep.Scope.parameter(name: "vote.no.at", values: 3...4)
    #expect { try Sweep(plan(), over: impossible).run() } throws: {
      ($0 as? Diagnostic)?.code == .badValue
    }
  }

  @Test("A sweep over crash points crashes after each event of coordinator and participants, once")
  func crashPoints() throws {
    let plan = try plan()
    let trace = try plan.run().trace
    let eligible = trace.events.count { event in
      guard let node = event.node else { return false }
      return ["coordinator", "participant"].contains(trace.nodes[node.position].role)
    }
    let runs = try #require(try Sweep(plan, over: .crashPoints).run())
    #expect(runs.count == eligible)
    #expect(eligible > 50)
    for run in runs {
      guard case .crash(let name, let event) = run.variation else {
        Issue.record("\(run.variation) is no crash")
        continue
      }
      #expect(trace[event]?.node.map { trace.name(of: $0) } == name)
      #expect(run.metrics.first { $0.description.name == "crashes" }?.value == .number(1))
    }
  }

  @Test("Lost messages and crashes are no crash points")
  func ineligibleEvents() throws {
    var plan = try plan()
    plan.interventions = [.now(.crash(NodeID(2)))]
    plan.end = .start + .seconds(3)
    let trace = try plan.run().trace
    #expect(trace.events.contains { $0.kind == .lose && $0.nodePosition == 2 })
    let runs = try #require(try Sweep(plan, over: .crashPoints).run())
    #expect(
      runs.allSatisfy { run in
        if case .crash(node: "product", after: _) = run.variation { false } else { true }
      })
    #expect(!runs.isEmpty)
  }

  @Test("A node that is restarted at once has crash points while it starts")
  func restartedAtOnce() throws {
    var timeline = Timeline(try TwoPhaseCommit.model.simulation(TwoPhaseCommit.model.settings()))
    try timeline.intervene(.now(.crash(NodeID(2))))
    try timeline.intervene(.now(.restart(NodeID(2))))
    let plan = RunPlan(
      model: TwoPhaseCommit.model, settings: TwoPhaseCommit.model.settings(),
      deeds: timeline.deeds, end: .start + .seconds(60))
    let runs = try #require(try Sweep(plan, over: .crashPoints).run())
    #expect(runs.contains { $0.variation == .crash(node: "product", after: EventNumber(3)) })
  }

  @Test("A node that crashes stays down for as long as the sweep says")
  func downtime() throws {
    for seconds in [2, 7] as [Int64] {
      let sweep = Sweep(try plan(), over: .crashPoints, downtime: .seconds(seconds))
      let runs = try #require(try sweep.run())
      let elapsed = runs.compactMap { run -> Int? in
        guard
          case .number(let time) = run.metrics.first(where: {
            $0.description.name == "elapsed"
          })?.value
        else { return nil }
        return time
      }
      #expect(elapsed.count == runs.count)
      #expect(elapsed.allSatisfy { $0 >= Int(seconds) * 1_000_000_000 })
    }
  }

  @Test("A sweep stops when it is asked to")
  func stops() throws {
    var asked = 0
    let runs = try Sweep(plan(), over: .seeds(1_000)).run {
      asked += 1
      return asked == 3
    }
    #expect(runs == nil)
    #expect(asked == 3)
  }
}
