import Lightcone
import LightconeModels
import LightconeTrace
import Testing

/// What a rival on the same rows notices of a lock.
@Suite struct RivalTests {
  private func longestGap(
    _ model: Model, _ values: Values, doing faults: [Intervention] = []
  ) throws -> TimeSpan {
    let run = try finishedRun(
      of: model, values.merging(["hot.rate": "20/s"]) { $1 }, doing: faults, until: .seconds(20))
    return .nanoseconds(try #require(run.series("rival.gap").max()))
  }

  @Test(
    "A rival changes no row while the coordinator is down after the votes",
    arguments: commitVariants)
  func afterVotes(variant: String) throws {
    let gap = try longestGap(
      TwoPhaseCommit.model,
      ["protocol": variant, "crash.point": "after-votes", "downtime": "5s"])
    #expect(gap >= .seconds(5))
    #expect(gap <= .milliseconds(6_150))
  }

  @Test("Control: without a crash it never waits longer than one lock", arguments: commitVariants)
  func noCrash(variant: String) throws {
    let gap = try longestGap(TwoPhaseCommit.model, ["protocol": variant])
    #expect(gap <= .milliseconds(75))
  }

  @Test("Every update is counted as done or refused")
  func counts() throws {
    let run = try finishedRun(
      of: TwoPhaseCommit.model,
      ["hot.rate": "20/s", "crash.point": "after-votes", "downtime": "5s"], until: .seconds(20))
    let done = try #require(run.number("rival.done"))
    let refused = try #require(run.number("rival.refused"))
    #expect(done + refused == 3 * 399)
    #expect(refused >= 3 * 100)
    #expect(refused <= 3 * 120)
  }

  @Test("A saga never makes a rival wait, even with its orchestrator down")
  func saga() throws {
    let gap = try longestGap(Saga.model, ["crash.point": "after-step-sent", "downtime": "5s"])
    #expect(gap <= .milliseconds(65))
  }

  /// A participant that forgot when its row was changed must not make the gap longer than it was.
  @Test("A participant's crash makes a gap of its downtime, not of the whole run")
  func participantCrash() throws {
    let crash = Intervention.at(
      .start + .seconds(10), .crash(NodeID(2), restartAfter: .seconds(1)))
    for model in [TwoPhaseCommit.model, Saga.model] {
      let gap = try longestGap(model, [:], doing: [crash])
      #expect(gap >= .seconds(1))
      #expect(gap <= .milliseconds(1_150))
    }
  }
}
