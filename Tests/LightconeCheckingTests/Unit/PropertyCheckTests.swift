import Lightcone
import LightconeChecking
import LightconeModels
import LightconeTrace
import Testing

/// The verdicts on properties that must be true always, sometimes, and in the end.
@Suite struct PropertyCheckTests {
  private func timeline(
    _ values: [String: String] = [:], until end: TimeSpan = .seconds(60)
  ) throws -> Timeline {
    let model = TwoPhaseCommit.model
    var settings = model.settings()
    for (name, value) in values { try settings.set(name, to: value) }
    var timeline = Timeline(try model.simulation(settings))
    _ = timeline.run(until: .start + end)
    return timeline
  }

  private func result(
    _ name: String, along timeline: Timeline, shouldStop: () -> Bool = { false }
  ) throws -> PropertyResult {
    let property = try #require(TwoPhaseCommit.model.properties.first { $0.name == name })
    return try #require(
      PropertyCheck.run([property], along: timeline, shouldStop: shouldStop).first)
  }

  /// A coordinator without a log commits at one participant and forgets it.
  private let mixed = ["bug": "no-coordinator-log", "crash.point": "after-first-commit"]

  @Test("Always: holds if it was true after every step")
  func alwaysHolds() throws {
    let result = try result("atomic", along: timeline(["crash.point": "after-first-commit"]))
    #expect(result.verdict == .holds)
    #expect(result.event == nil)
  }

  @Test("Always: violated at the first event after which it is false")
  func alwaysViolated() throws {
    let timeline = try timeline(mixed)
    let result = try result("atomic", along: timeline)
    #expect(result.verdict == .violated)
    let event = try #require(result.event)
    var before = timeline
    before.go(toEvent: event)
    #expect(before.current.property("atomic") == false)
    before.go(toPosition: before.position - 1)
    #expect(before.current.property("atomic") == true)
  }

  @Test("Always: undecided if the check was stopped before the run's end")
  func alwaysUndecided() throws {
    var asked = 0
    let stopped = try result("atomic", along: timeline(mixed)) {
      asked += 1
      return asked == 5
    }
    #expect(stopped.verdict == .undecided)
    #expect(asked == 5)
  }

  @Test("Always: violated even if the check was stopped, once the moment was seen")
  func alwaysViolatedThenStopped() throws {
    let timeline = try timeline(mixed)
    let whole = try result("atomic", along: timeline)
    var asked = 0
    let stopped = try result("atomic", along: timeline) {
      asked += 1
      return asked == timeline.position - 1
    }
    #expect(stopped.verdict == .violated)
    #expect(stopped.event == whole.event)
  }

  @Test("Sometimes: holds from the first event after which it is true")
  func sometimesHolds() throws {
    let timeline = try timeline()
    let result = try result("commits", along: timeline)
    #expect(result.verdict == .holds)
    var at = timeline
    at.go(toEvent: try #require(result.event))
    #expect(at.current.property("commits") == true)
    #expect(at.current.now == .start + .milliseconds(35))
  }

  @Test("Sometimes: undecided, never violated, if it was not seen")
  func sometimesUndecided() throws {
    let result = try result("commits", along: timeline(["vote.no.at": "1"]))
    #expect(result.verdict == .undecided)
    #expect(result.event == nil)
  }

  @Test("Sometimes: what comes after the point where one stands does not count")
  func sometimesLater() throws {
    #expect(
      try result("commits", along: timeline(until: .milliseconds(34))).verdict == .undecided)
    #expect(try result("commits", along: timeline(until: .milliseconds(35))).verdict == .holds)
  }

  @Test("Eventually: holds if it is true once nothing is left to happen")
  func eventuallyHolds() throws {
    let result = try result("nobody-in-doubt", along: timeline(["crash.point": "after-votes"]))
    #expect(result.verdict == .holds)
  }

  @Test("Eventually: undecided while something is left to happen, whatever is true now")
  func eventuallyUndecided() throws {
    let early = try timeline(until: .milliseconds(8))
    #expect(early.current.property("nobody-in-doubt") == true)
    #expect(try result("nobody-in-doubt", along: early).verdict == .undecided)
    let inDoubt = try timeline(until: .milliseconds(20))
    #expect(inDoubt.current.property("nobody-in-doubt") == false)
    #expect(try result("nobody-in-doubt", along: inDoubt).verdict == .undecided)
  }

  @Test("Eventually: violated if it is false once nothing is left to happen")
  func eventuallyViolated() throws {
    var timeline = try timeline(until: .milliseconds(17))
    for position in 1...4 { try timeline.intervene(.now(.crash(NodeID(position)))) }
    _ = timeline.run()
    let result = try result("nobody-in-doubt", along: timeline)
    #expect(result.verdict == .violated)
    #expect(result.event == EventNumber(timeline.current.eventCount))
  }

  @Test("A check leaves the run where it stands")
  func leavesTheRun() throws {
    let timeline = try timeline(until: .milliseconds(20))
    let fingerprint = timeline.current.fingerprint
    _ = try result("atomic", along: timeline)
    #expect(timeline.current.fingerprint == fingerprint)
  }
}
