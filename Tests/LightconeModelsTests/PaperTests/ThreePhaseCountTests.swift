import Lightcone
import LightconeModels
import LightconeTrace
import Testing

/// Messages, forced writes and lock times of three-phase commit, with one coordinator that sends to all.
///
/// The phases are those of Skeen, "Nonblocking Commit Protocols" (SIGMOD 1981), section 5: prepare and
/// vote, precommit and confirmation, decision.
@Suite struct ThreePhaseCountTests {
  private let model = TwoPhaseCommit.model

  @Test("A commit takes 5n messages, or 6n with final acknowledgements, and 2n + 1 forced writes")
  func commit() throws {
    for count in 1...20 {
      for (acknowledgements, each) in [("off", 5), ("on", 6)] {
        let run = try finishedRun(
          of: model,
          ["protocol": "3pc", "participants": "\(count)", "final.acks": acknowledgements])
        #expect(run.number("committed") == 1)
        #expect(run.number("messages") == each * count)
        #expect(run.number("forced.writes") == 2 * count + 1)
      }
    }
  }

  /// Prepare and vote with all n, abort to the n - 1 that voted yes.
  @Test("Control: an abort by one no-voter takes 3n - 1 messages")
  func abort() throws {
    for count in 1...6 {
      let run = try finishedRun(
        of: model,
        ["protocol": "3pc", "participants": "\(count)", "vote.no.at": "\(count)"])
      #expect(run.number("aborted") == 1)
      #expect(run.number("messages") == 3 * count - 1)
    }
  }

  private let latency = TimeSpan.milliseconds(3)
  private let sync = TimeSpan.milliseconds(7)
  private let patience = TimeSpan.milliseconds(900)

  private func longestLock(_ values: Values) throws -> TimeSpan {
    let own = [
      "protocol": "3pc", "net.latency": latency.text, "disk.fsync": sync.text,
      "inquiry.interval": patience.text,
    ]
    let run = try finishedRun(of: model, own.merging(values) { $1 })
    #expect(run.number("in.doubt") == 0)
    #expect(run.property("atomic") == true)
    return .nanoseconds(try #require(run.series("lock.held").max()))
  }

  @Test(
    "A commit holds each lock for 4 latencies and 3 forced writes: one round more than two phases")
  func lock() throws {
    #expect(try longestLock([:]) == latency * 4 + sync * 3)
    #expect(try longestLock(["protocol": "2pc"]) == latency * 2 + sync * 3)
  }

  /// What comes on top of one timeout: how far the votes and precommits had come when it began, asking
  /// the others, bringing them to the same, and the decision on its way.
  @Test(
    "Whenever the coordinator crashes, one timeout later the participants go on without it",
    arguments: [
      ("after-votes", 3, 3), ("after-first-precommit", 7, 3), ("after-decision-logged", 5, 3),
      ("after-first-commit", 4, 2),
    ])
  func withoutCoordinator(point: String, latencies: Int64, syncs: Int64) throws {
    for downtime in ["2s", "300s"] {
      let held = try longestLock(["crash.point": point, "downtime": downtime])
      #expect(held == patience + latency * latencies + sync * syncs)
    }
    // Control: with two phases they wait as long as it is away.
    guard point != "after-first-precommit" else { return }
    let waited = try longestLock(["protocol": "2pc", "crash.point": point, "downtime": "20s"])
    #expect(waited >= .seconds(20))
  }
}
