import Lightcone
import LightconeModels
import LightconeTrace
import Testing

/// Participants in doubt that ask each other, and such that do not wait at all.
@Suite struct CooperativeTests {
  private let model = TwoPhaseCommit.model

  private func longestLock(_ values: Values) throws -> TimeSpan {
    let run = try finishedRun(of: model, values)
    #expect(run.property("atomic") == true)
    #expect(run.number("in.doubt") == 0)
    return .nanoseconds(try #require(run.series("lock.held").max()))
  }

  @Test(
    "Who knows the decision tells it: the lock ends with the first inquiry",
    arguments: commitVariants)
  func learns(variant: String) throws {
    let values = ["protocol": variant, "crash.point": "after-first-commit"]
    let alone = try longestLock(values)
    let together = try longestLock(values.merging(["termination": "cooperative"]) { $1 })
    #expect(together == .seconds(1) + .milliseconds(20))
    #expect(alone >= .seconds(10))
  }

  @Test("If nobody knows it, asking each other helps nobody", arguments: commitVariants)
  func blocks(variant: String) throws {
    for point in ["after-votes", "after-decision-logged"] {
      let values = ["protocol": variant, "crash.point": point, "termination": "cooperative"]
      #expect(try longestLock(values) >= .seconds(10))
    }
  }

  /// One participant has voted; the others were never asked. They may abort, and do.
  @Test("Who has not voted may abort, and tells so", arguments: commitVariants)
  func notVoted(variant: String) throws {
    let cut = Intervention.at(
      .start + .milliseconds(6), .partition([[NodeID(1)], [NodeID(3), NodeID(4)]]))
    let crash = Intervention.at(.start + .milliseconds(12), .crash(NodeID(1), restartAfter: nil))
    let values = ["protocol": variant, "termination": "cooperative"]
    let run = try finishedRun(of: model, values, doing: [cut, crash])
    #expect(run.number("aborted") == 1)
    #expect(run.number("locks.held") == 0)
    #expect(try run.records(of: "price") == ["aborted T1"])
    // Control: with nobody to ask it waits.
    let waiting = try finishedRun(of: model, ["protocol": variant], doing: [cut, crash])
    #expect(waiting.number("locks.held") == 1)
  }

  @Test("A person may free the rows: if the decision was commit, that is damage, and reported")
  func heuristicDamage() throws {
    let values = ["crash.point": "after-decision-logged", "heuristic.after": "2s"]
    let early = try finishedRun(of: model, values, until: .seconds(5))
    #expect(early.number("locks.held") == 0)
    let run = try finishedRun(of: model, values)
    #expect(run.number("heuristic.damage") == 3)
    #expect(run.property("clients-are-right") == false)
    // If one had heard the decision, the others are mixed with it.
    let mixed = try finishedRun(
      of: model, values.merging(["crash.point": "after-first-commit"]) { $1 })
    #expect(mixed.number("outcome.mixed") == 1)
    #expect(mixed.number("heuristic.damage") == 2)
  }

  @Test("Control: if nothing was decided, the guess is right, and nobody reports damage")
  func heuristicLuck() throws {
    let run = try finishedRun(
      of: model, ["crash.point": "after-votes", "heuristic.after": "2s"])
    #expect(run.number("aborted") == 1)
    #expect(run.number("heuristic.damage") == 0)
    #expect(run.property("atomic") == true)
  }
}
