import Lightcone
import LightconeDiagnostics
import LightconeModels
import LightconeTrace
import Testing

/// What three-phase commit does when something goes wrong.
@Suite struct ThreePhaseTests {
  private let model = TwoPhaseCommit.model
  private let base: Values = ["protocol": "3pc"]

  private func run(
    _ values: Values, doing faults: [Intervention] = [], until end: TimeSpan = .seconds(60)
  ) throws -> Simulation {
    try finishedRun(of: model, base.merging(values) { $1 }, doing: faults, until: end)
  }

  @Test(
    "Who is left decides as the votes and the precommits say, while the coordinator is still away",
    arguments: [
      ("after-votes", "aborted"), ("after-first-precommit", "committed"),
      ("after-decision-logged", "committed"), ("after-first-commit", "committed"),
    ])
  func outcomes(point: String, outcome: String) throws {
    for detector in ["timeout", "perfect"] {
      let values = ["crash.point": point, "failure.detector": detector, "downtime": "20s"]
      let early = try run(values, until: .seconds(10))
      #expect(early.number(outcome) == 1, "\(detector)")
      #expect(early.number("locks.held") == 0)
      let late = try run(values)
      #expect(late.property("atomic") == true)
      #expect(late.property("clients-are-right") == true)
      #expect(late.number(outcome) == 1)
    }
  }

  @Test("With a perfect detector nobody waits for a timeout")
  func perfectIsFast() throws {
    let run = try run(["crash.point": "after-votes", "failure.detector": "perfect"])
    let longest = try #require(run.series("lock.held").max())
    #expect(longest < TimeSpan.milliseconds(100).nanoseconds)
    #expect(run.sent("is down").count == 3)
  }

  @Test("A participant that crashes before its vote costs an abort, one after it costs nothing")
  func participantCrash() throws {
    let voted = try run(["crash.point": "participant-prepared", "failure.detector": "perfect"])
    #expect(voted.number("aborted") == 1)
    let after = Intervention.at(
      .start + .milliseconds(22), .crash(NodeID(2), restartAfter: .seconds(3)))
    for detector in ["timeout", "perfect"] {
      let later = try run(["failure.detector": detector], doing: [after])
      #expect(later.number("committed") == 1, "\(detector)")
      #expect(later.number("in.doubt") == 0)
    }
  }

  @Test("The next stands in when the first does not live to decide")
  func secondStandIn() throws {
    let crashes = [
      Intervention.at(.start + .milliseconds(22), .crash(NodeID(1), restartAfter: .seconds(30))),
      Intervention.at(.start + .milliseconds(30), .crash(NodeID(2), restartAfter: .seconds(30))),
    ]
    for detector in ["timeout", "perfect"] {
      let run = try run(["failure.detector": detector], doing: crashes, until: .seconds(20))
      #expect(run.number("locks.held") == 0, "\(detector)")
      let late = try self.run(["failure.detector": detector], doing: crashes)
      #expect(late.number("in.doubt") == 0)
      #expect(late.property("atomic") == true)
    }
  }

  @Test("A second transaction goes through after a crash that a perfect detector has told")
  func laterTransactions() throws {
    let run = try run([
      "crash.point": "after-votes", "failure.detector": "perfect", "transactions": "4",
      "transaction.gap": "5s", "downtime": "1s",
    ])
    #expect(run.property("atomic") == true)
    #expect(run.number("locks.held") == 0)
    #expect(try #require(run.number("committed")) >= 2)
  }

  /// The precommit has reached one side only. Each side takes the other for crashed.
  private func cut(at milliseconds: Int64) -> [Intervention] {
    [
      .at(
        .start + .milliseconds(milliseconds),
        .partition([[NodeID(0), NodeID(1), NodeID(2)], [NodeID(3), NodeID(4)]]))
    ]
  }

  @Test("A cut between the precommits makes one side commit and the other abort")
  func partition() throws {
    let cutRun = try run([:], doing: cut(at: 22), until: .seconds(10))
    #expect(cutRun.number("outcome.mixed") == 1)
    #expect(cutRun.property("atomic") == false)
    // Control: two phases block on one side, and stay atomic.
    let blocked = try run(["protocol": "2pc"], doing: cut(at: 22), until: .seconds(10))
    #expect(blocked.number("outcome.mixed") == 0)
    #expect(try #require(blocked.number("in.doubt")) == 2)
    // Control: once everybody has precommitted, both sides go on alike.
    let later = try run([:], doing: cut(at: 27), until: .seconds(10))
    #expect(later.number("outcome.mixed") == 0)
    #expect(later.number("committed") == 1)
  }

  @Test("A network that is slower than the timeouts breaks it as a cut does")
  func slowNetwork() throws {
    let slow = [
      "net.latency": "uniform(1ms..400ms)", "inquiry.interval": "300ms", "resend.interval": "300ms",
    ]
    let seeds = 1...20 as ClosedRange<UInt64>
    func mixed(_ name: String) throws -> Int {
      try seeds.filter { seed in
        let values = slow.merging(["protocol": name]) { $1 }
        return try finishedRun(of: model, seed: seed, values, until: .seconds(5))
          .number("outcome.mixed") != 0
      }.count
    }
    #expect(try mixed("3pc") > 0)
    #expect(try mixed("2pc") == 0)
  }

  @Test(
    "Points and defects of the other protocol are refused",
    arguments: [
      ["crash.point": "after-first-precommit"], ["bug": "skips-precommit"],
      ["protocol": "3pc", "bug": "no-coordinator-log"], ["bug": "unforced-answer"],
    ])
  func mismatches(values: Values) throws {
    #expect(throws: Diagnostic.self) { try finishedRun(of: model, values) }
  }
}
