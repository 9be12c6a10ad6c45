import Lightcone
import LightconeChecking
import LightconeModels
import LightconeTrace
import Testing

@Suite("Runs that are done again with one thing changed")
struct RerunTests {
  private func run() throws -> QuestionedRun {
    var run = try QuestionedRun("two-phase-commit", [("participants", "2")])
    try run.plan(at: .milliseconds(14), .crash(run.node("coordinator")))
    _ = run.timeline.run(until: .start + .milliseconds(500))
    _ = try run.timeline.intervene(.now(.restart(run.node("coordinator"))))
    _ = run.timeline.run(until: .start + .seconds(1))
    return run
  }

  @Test("With nothing changed, the run is the original, whatever the point")
  func nothing() throws {
    let run = try run()
    let original = Rerun(run.timeline, until: .start + .seconds(1))
    for point in [
      RunChange.Point.present, .after(EventNumber(10)), .before(EventNumber(20)),
      .time(.start + .milliseconds(100)),
    ] {
      var changed = try #require(original.changed(.add([], point)))
      changed.run(until: original.end)
      #expect(changed.simulation.fingerprint == run.timeline.current.fingerprint)
      #expect(changed.timeline.deeds.count == 2)
    }
  }

  @Test("In steps or in one go, a changed run is the same")
  func steps() throws {
    let run = try run()
    let rerun = run.rerun()
    var (whole, stepped) = (rerun.changed(.leaveOut(deed: 0)), rerun.changed(.leaveOut(deed: 0)))
    whole?.run(until: rerun.end)
    while stepped?.run(until: rerun.end, atMost: 1).reason == .stepsTaken {}
    #expect(whole?.simulation.fingerprint == stepped?.simulation.fingerprint)
  }

  @Test("What is left out leaves no event, and what comes later is still done where it can be")
  func leavesOut() throws {
    let run = try run()
    var changed = try #require(run.rerun().changed(.leaveOut(deed: 1)))
    changed.run(until: run.end)
    let kinds = changed.simulation.trace.events.map(\.kind)
    #expect(kinds.contains(.crash) && !kinds.contains(.restart))
    var other = try #require(run.rerun().changed(.leaveOut(deed: 0)))
    other.run(until: run.end)
    // A node that has not crashed cannot be restarted.
    let left = other.simulation.trace.events.map(\.kind)
    #expect(!left.contains(.crash) && !left.contains(.restart))
    #expect(run.rerun().changed(.leaveOut(deed: 2)) == nil)
  }

  @Test("A fault that waits for an event comes at the same event, whatever its number is")
  func planned() throws {
    var run = try QuestionedRun("two-phase-commit", [("participants", "2")])
    var scout = run
    scout.run()
    let prepared = try #require(scout.event(.become, "product", "prepared"))
    _ = try run.timeline.intervene(.afterEvent(prepared, .crash(run.node("product"))))
    run.run()
    let slow = Intervention.now(.slow(run.node("client"), .one))
    var changed = try #require(run.rerun().changed(.add([slow], .time(.start))))
    changed.run(until: run.end)
    let trace = changed.simulation.trace
    let crash = try #require(trace.events.indices.first { trace.events[$0].kind == .crash })
    #expect(crash == prepared.position + 2)
    #expect(trace.labels[trace.events[crash - 1].label] == "prepared")
  }

  @Test("A change that is impossible makes no run")
  func impossible() throws {
    let run = try run()
    let restart = Intervention.now(.restart(run.node("price")))
    #expect(run.rerun().changed(.add([restart], .present)) == nil)
    #expect(run.rerun().changed(.add([], .before(EventNumber(9_999)))) == nil)
  }
}
