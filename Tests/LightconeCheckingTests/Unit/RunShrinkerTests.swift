import Lightcone
import LightconeChecking
import LightconeModels
import LightconeTrace
import Testing

/// A run that fails becomes short, and fails still.
@Suite struct RunShrinkerTests {
  private let model = TwoPhaseCommit.model

  @Test("Of 27 faults and 7 changed settings one crash and the defect are left")
  func twoPhaseCommit() throws {
    let run = try FailingRun.mixedOutcome()
    let shrunk = try run.shrunk()
    #expect(shrunk.before == RunLength(run.timeline, run.settings))
    #expect(shrunk.before.faults == 27)
    #expect(shrunk.before.settings == 7)
    #expect(shrunk.settings.differences.map(\.name) == ["bug"])
    #expect(shrunk.timeline.deeds.count == 1)
    #expect(shrunk.isMinimal)
    #expect(shrunk.isSimpler)
    #expect(shrunk.after.events < shrunk.before.events / 4)
    #expect(shrunk.settings.seed == 1)
    #expect(run.failure.isShown(by: shrunk.timeline, settings: shrunk.settings))
  }

  @Test("A run that breaks an invariant ends where it does")
  func endsAtFailure() throws {
    let shrunk = try FailingRun.mixedOutcome().shrunk()
    var before = shrunk.timeline
    #expect(before.current.property("atomic") == false)
    before.go(toPosition: before.position - 1)
    #expect(before.current.property("atomic") == true)
  }

  @Test("Each fault and each changed setting that is left is needed")
  func isOneMinimal() throws {
    for run in [try FailingRun.mixedOutcome(), try FailingRun.halfDone()] {
      let shrunk = try run.shrunk()
      #expect(
        try unneeded(in: shrunk.timeline, shrunk.settings, run.model, run.failure).isEmpty)
    }
  }

  /// The control of the test above.
  @Test("A shrinker that stops early leaves something that is not needed, and says so")
  func stoppedEarly() throws {
    let run = try FailingRun.halfDone()
    let whole = try run.shrunk()
    var caught = 0
    for budget in stride(from: 1, to: whole.runCount, by: 3) {
      let early = try run.shrunk(budget: budget)
      #expect(!early.isMinimal)
      #expect(early.runCount == budget)
      #expect(run.failure.isShown(by: early.timeline, settings: early.settings))
      guard early.after.faults + early.after.settings > 2 else { continue }
      let left = try unneeded(in: early.timeline, early.settings, run.model, run.failure)
      #expect(!left.isEmpty)
      caught += 1
    }
    #expect(caught >= 2)
  }

  @Test("Work that is never done is not blamed on a node that stays down")
  func keepsRestart() throws {
    let shrunk = try FailingRun.halfDone().shrunk()
    #expect(shrunk.settings.differences.map(\.name) == ["bug"])
    let simulation = shrunk.timeline.current
    #expect(simulation.nodes.indices.allSatisfy { simulation.isUp(NodeID($0)) })
    let fault = try #require(shrunk.timeline.deeds.first?.intervention.fault)
    guard case .crash(_, let downtime?) = fault else {
      Issue.record("\(fault)")
      return
    }
    #expect(downtime == .milliseconds(1))
  }

  @Test("The token of the shrunk run is the shrunk run")
  func token() throws {
    let shrunk = try FailingRun.mixedOutcome().shrunk()
    let token = RunToken(model: model, settings: shrunk.settings, timeline: shrunk.timeline)
    let again = try RunToken(parsing: token.description).replay(on: model)
    #expect(again.timeline.current.fingerprint == shrunk.timeline.current.fingerprint)
    #expect(again.timeline.outline == shrunk.timeline.outline)
  }

  @Test("The same run is shrunk in the same way")
  func deterministic() throws {
    let (one, other) = (try FailingRun.halfDone().shrunk(), try FailingRun.halfDone().shrunk())
    #expect(one.description == other.description)
    #expect(one.timeline.outline == other.timeline.outline)
  }

  @Test("A run that holds is not shrunk")
  func holding() throws {
    var run = try FailingRun(model, "atomic", [("participants", "5")])
    run.run()
    #expect(throws: RunShrinkerProblem.notFailing) { try run.shrunk() }
    let commits = try #require(model.properties.first { $0.kind == .sometimes })
    #expect(RunFailure(commits) == nil)
  }

  @Test("What is minimal already stays as it is, and that is said")
  func nothingToShrink() throws {
    let run = try FailingRun.mixedOutcome()
    let once = try run.shrunk()
    let twice = try RunShrinker(model, once.settings, once.timeline, run.failure).shrink()
    #expect(!twice.isSimpler)
    #expect(twice.isMinimal)
    #expect(twice.after == once.after)
    #expect(twice.before == once.after)
  }

  @Test("A failure that needs nothing is left with nothing")
  func needsNothing() throws {
    let run = try FailingRun.mixedOutcome()
    let failure = RunFailure("never") { _, _ in true }
    let shrunk = try RunShrinker(model, run.settings, run.timeline, failure).shrink()
    #expect(shrunk.after.faults == 0)
    #expect(shrunk.after.settings == 0)
  }

  @Test("Whoever asks to stop gets what was found by then, if anything was")
  func stopped() throws {
    let run = try FailingRun.mixedOutcome()
    let shrinker = RunShrinker(model, run.settings, run.timeline, run.failure)
    #expect(throws: RunShrinkerProblem.stopped) { try shrinker.shrink { true } }
    var count = 0
    let early = try shrinker.shrink {
      count += 1
      return count > 3_000
    }
    #expect(!early.isMinimal)
    #expect(early.runCount > 1)
    #expect(run.failure.isShown(by: early.timeline, settings: early.settings))
  }

  @Test("The lengths before and after are said in one line")
  func description() throws {
    let shrunk = try FailingRun.mixedOutcome().shrunk()
    let text =
      "27 faults and 7 changed settings -> 1 fault and 1 changed setting; "
      + "\(shrunk.before.events) events -> \(shrunk.after.events); \(shrunk.runCount) runs tried"
    #expect("\(shrunk)" == text)
  }
}
