import Lightcone
import LightconeChecking
import LightconeModels
import LightconeTrace
import Testing

/// A schedule is an item of a run like its faults: each step that is not needed goes.
@Suite struct ScheduleShrinkerTests {
  /// A long way to a mixed outcome, as a search in depth finds it, and the run that takes it.
  private func longWay() throws -> (run: FailingRun, steps: [ScheduledStep]) {
    var run = try FailingRun(
      TwoPhaseCommit.model, "atomic",
      values)
    let space = try run.timeline.current.searchSpace(
      budget: ActionBudget(duplicates: 1, crashes: 2, timers: 0), crashing: run.victims)
    var explorer = Explorer(space, strategy: .depthFirst())
    explorer.propertyNames = ["atomic"]
    let exploration = try explorer.explore(workerCount: 1)
    try #require(exploration.violatedProperty != nil)
    let schedule = space.schedule(for: exploration.path)
    _ = run.timeline.run(atMost: space.startSteps)
    try run.timeline.intervene(.now(.follow(schedule)))
    run.run()
    return (run, schedule.steps)
  }

  private let values = [("bug", "no-prepared-log"), ("participants", "2")]

  private func steps(of timeline: Timeline) -> [ScheduledStep] {
    timeline.deeds.flatMap { deed -> [ScheduledStep] in
      if case .follow(let schedule) = deed.intervention.fault { schedule.steps } else { [] }
    }
  }

  /// Whether a run with these steps instead breaks the property.
  private func fails(_ steps: [ScheduledStep], _ run: FailingRun) throws -> Bool {
    var again = try FailingRun(TwoPhaseCommit.model, "atomic", values)
    let deed = try #require(run.timeline.deeds.first)
    _ = again.timeline.run(atMost: deed.position)
    try again.timeline.intervene(.now(.follow(Schedule(steps))))
    again.run()
    return run.failure.isShown(by: again.timeline, settings: again.settings)
  }

  @Test("A schedule is cut to the steps that are needed, and no single one of them can go")
  func schedule() throws {
    let (run, steps) = try longWay()
    let shrunk = try run.shrunk()
    let left = self.steps(of: shrunk.timeline)
    #expect(left.count < steps.count)
    #expect(shrunk.isMinimal)
    #expect(shrunk.before.scheduleSteps == steps.count)
    #expect(shrunk.after.scheduleSteps == left.count)
    #expect(run.failure.isShown(by: shrunk.timeline, settings: shrunk.settings))
    for place in left.indices {
      var fewer = left
      fewer.remove(at: place)
      #expect(try !fails(fewer, run), "step \(place + 1) can go")
    }
  }

  /// The control of the test above: on the way that was found, single steps can go.
  @Test("Control: the long way has steps that can go")
  func control() throws {
    let (run, steps) = try longWay()
    try #require(try fails(steps, run))
    let removable = try steps.indices.filter { place in
      var fewer = steps
      fewer.remove(at: place)
      return try fails(fewer, run)
    }
    #expect(!removable.isEmpty)
  }
}
