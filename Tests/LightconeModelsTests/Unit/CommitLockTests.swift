import Lightcone
import LightconeModels
import LightconeTrace
import Testing

/// How long two-phase commit keeps rows locked, with constant latencies.
@Suite struct CommitLockTests {
  private let latency = TimeSpan.milliseconds(3)
  private let sync = TimeSpan.milliseconds(7)

  private func held(_ values: Values) throws -> [TimeSpan] {
    let own = ["net.latency": latency.text, "disk.fsync": sync.text]
    let run = try finishedRun(of: TwoPhaseCommit.model, own.merging(values) { $1 })
    return run.series("lock.held").map { .nanoseconds($0) }
  }

  /// From the lock: the prepared record, the vote, the coordinator's decision, the message, the
  /// participant's commit.
  @Test("A commit holds each lock for 2 latencies and 3 forced writes", arguments: commitVariants)
  func normal(variant: String) throws {
    let held = try held(["protocol": variant, "participants": "4"])
    #expect(held == Array(repeating: latency * 2 + sync * 3, count: 4))
  }

  @Test("A crash after the decision is logged adds exactly the downtime", arguments: commitVariants)
  func afterDecisionLogged(variant: String) throws {
    for downtime in [TimeSpan.milliseconds(1), .milliseconds(1_700), .seconds(10)] {
      let held = try held([
        "protocol": variant, "crash.point": "after-decision-logged", "downtime": downtime.text,
      ])
      #expect(held == Array(repeating: latency * 2 + sync * 3 + downtime, count: 3))
    }
  }

  /// The first inquiry that finds the coordinator up is number `downtime / interval`, rounded up. Its
  /// way there and back and the writes before the vote and after the answer come on top.
  @Test("A crash after the votes holds the locks until the next inquiry is answered")
  func afterVotes() throws {
    for (variant, syncs) in [("2pc", Int64(2)), ("2pc-presumed-abort", 1)] {
      for milliseconds in [1, 999, 1_000, 1_001, 10_000] as [Int64] {
        for intervalMilliseconds in [300, 1_000] as [Int64] {
          let downtime = TimeSpan.milliseconds(milliseconds)
          let interval = TimeSpan.milliseconds(intervalMilliseconds)
          let held = try held([
            "protocol": variant, "crash.point": "after-votes", "downtime": downtime.text,
            "inquiry.interval": interval.text,
          ])
          let inquiries = (milliseconds + intervalMilliseconds - 1) / intervalMilliseconds
          #expect(
            held
              == Array(repeating: interval * inquiries + latency * 2 + sync * syncs, count: 3))
          #expect(held.allSatisfy { $0 >= downtime })
          #expect(held.allSatisfy { $0 <= downtime + interval + latency * 2 + sync * 2 })
        }
      }
    }
  }

  @Test("A crash before anybody is asked locks nothing")
  func beforePrepare() throws {
    #expect(try held(["crash.point": "before-prepare"]).isEmpty)
  }

  @Test("A participant's lock survives its own crash", arguments: commitVariants)
  func participantCrash(variant: String) throws {
    let held = try held([
      "protocol": variant, "crash.point": "participant-prepared", "downtime": "4s",
    ])
    #expect(held.count == 3)
    #expect(held.count { $0 >= .seconds(4) } == 1)
    #expect(held.count { $0 < .seconds(2) } == 2)
  }
}
