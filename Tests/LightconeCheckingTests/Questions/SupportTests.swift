import Lightcone
import LightconeChecking
import LightconeModels
import LightconeTrace
import Testing

@Suite("What would have to be different")
struct SupportTests {
  private func inDoubt() throws -> QuestionedRun {
    var run = try QuestionedRun("two-phase-commit", [("participants", "2")])
    try run.plan(at: .milliseconds(14), .crash(run.node("coordinator")))
    run.run(for: .seconds(2))
    return run
  }

  private func metric(
    _ name: String, is value: Int, in run: QuestionedRun
  ) -> RunTarget {
    .condition(from: run.timeline.current.now) { $0.metric(name) == .number(value) }
  }

  @Test("Without the crash it would have committed; a coordinator that comes back now only aborts")
  func crash() throws {
    let run = try inDoubt()
    let search = SupportSearch(run.rerun())
    let committed = search.answer(metric("committed", is: 1, in: run))
    #expect(committed.supports.map(\.change) == [.leaveOut(deed: 0)])
    #expect(committed.supports.first?.about == run.event(.crash, "coordinator"))
    let aborted = search.answer(metric("aborted", is: 1, in: run))
    let restart = RunChange.add([.now(.restart(run.node("coordinator")))], .present)
    #expect(aborted.supports.map(\.change) == [restart])
  }

  @Test("What comes true by itself needs no other change")
  func goesOn() throws {
    var run = try QuestionedRun("two-phase-commit", [("participants", "2")])
    run.run(for: .milliseconds(12))
    let answer = SupportSearch(run.rerun()).answer(metric("committed", is: 1, in: run))
    #expect(answer.supports.map(\.change) == [.goOn])
    #expect(answer.tried == [.goOn])
  }

  @Test("A node's state can be asked for, at the present time or later")
  func state() throws {
    let run = try inDoubt()
    let now = run.timeline.current.now
    let search = SupportSearch(run.rerun())
    let committed = search.answer(.state(run.node("price"), "committed", from: now))
    #expect(committed.supports.map(\.change) == [.leaveOut(deed: 0)])
    // It was prepared, but by now it is in doubt in every run in which it can be.
    let prepared = search.answer(.state(run.node("price"), "prepared", from: now))
    #expect(prepared.supports.isEmpty && prepared.tried.count >= 3)
  }

  @Test("Control: what is always false has no support, and what is always true needs none")
  func control() throws {
    let run = try inDoubt()
    let search = SupportSearch(run.rerun())
    let never = search.answer(.condition(from: .start) { _ in false })
    #expect(never.supports.isEmpty && never.tried.count >= 3 && never.untried == 0)
    #expect(search.answer(.condition(from: .start) { _ in true }).supports.count == 1)
  }

  @Test("A message that chance has lost is a support")
  func loss() throws {
    for seed in 1...50 as ClosedRange<UInt64> {
      var run = try QuestionedRun(
        "two-phase-commit", seed: seed, [("participants", "2"), ("net.loss", "10%")])
      run.run(for: .milliseconds(500))
      let isBegun = run.event(.deliver, "coordinator", "begin T1") != nil
      guard run.trace.events.contains(where: { $0.kind == .lose }), !isBegun else { continue }
      let answer = SupportSearch(run.rerun()).answer(metric("committed", is: 1, in: run))
      let lost = answer.supports.contains {
        run.trace[$0.about ?? .none]?.kind == .lose
      }
      #expect(lost)
      return
    }
    Issue.record("no seed loses the first message")
  }

  @Test("A budget that runs out is told")
  func budget() throws {
    let run = try inDoubt()
    let answer = SupportSearch(run.rerun(replays: 2)).answer(metric("committed", is: 1, in: run))
    #expect(answer.tried.count == 2 && answer.untried > 0)
    let stopped = SupportSearch(run.rerun()).answer(
      metric("committed", is: 1, in: run), shouldStop: { true })
    #expect(stopped.tried.isEmpty && stopped.untried > 0)
  }
}

@Suite("Comparisons of two runs")
struct RunComparisonTests {
  @Test("A run is the same as itself, and differs from the one without its crash")
  func compares() throws {
    var run = try QuestionedRun("two-phase-commit", [("participants", "2")])
    try run.plan(at: .milliseconds(14), .crash(run.node("coordinator")))
    run.run()
    let same = RunComparison(run.timeline, run.timeline, of: run.model)
    #expect(same.divergence == nil && same.metrics.isEmpty && same.properties.isEmpty)
    var changed = try #require(run.rerun().changed(.leaveOut(deed: 0)))
    changed.run(until: run.end)
    let other = RunComparison(run.timeline, changed.timeline, of: run.model)
    #expect(other.divergence?.first?.kind == .crash)
    let committed = other.metrics.first { $0.metric.name == "committed" }
    #expect(committed?.before == .number(0) && committed?.after == .number(1))
    #expect(other.properties.contains { $0.before.property.name == "commits" })
  }
}
