import Lightcone
import LightconeModels
import LightconeTrace
import Testing

/// What implementations of two-phase commit get wrong most often.
@Suite struct CommitTrapTests {
  private let model = TwoPhaseCommit.model

  /// The number of the first event of a kind whose message begins with a word.
  private func firstEvent(
    _ kind: TraceEvent.Kind, _ prefix: String, in trace: Trace
  ) throws -> EventNumber {
    let position = try #require(
      trace.events.firstIndex { $0.kind == kind && trace.messageText(of: $0).hasPrefix(prefix) })
    return EventNumber(position + 1)
  }

  @Test("A participant that crashes right after its vote still knows that it is prepared")
  func preparedIsForced() throws {
    let plain = try finishedRun(of: model)
    let vote = try firstEvent(.send, "yes", in: plain.trace)
    let voter = try #require(plain.trace[vote]?.node)
    var run = try model.simulation(model.settings())
    try run.intervene(.afterEvent(vote, .crash(voter, restartAfter: .seconds(1))))
    _ = run.run(until: .start + .milliseconds(500))
    #expect(!run.isUp(voter))
    #expect(run.inspect(voter).records == ["prepared T1"])
    #expect(run.number("in.doubt") == 1)
    _ = run.run()
    #expect(run.number("committed") == 1)
    #expect(run.number("in.doubt") == 0)
  }

  @Test("No vote is sent before the prepared record is safe", arguments: commitVariants)
  func votesAfterSync(variant: String) throws {
    let trace = try finishedRun(of: model, ["protocol": variant]).trace
    for (position, event) in trace.events.enumerated()
    where event.kind == .send && trace.messageText(of: event).hasPrefix("yes") {
      let before = trace.events.prefix(position)
      #expect(before.contains { $0.kind == .synced && $0.nodePosition == event.nodePosition })
    }
    #expect(trace.events.contains { trace.messageText(of: $0).hasPrefix("yes") })
  }

  @Test("Asked about a transaction that it does not know, the coordinator answers abort")
  func unknownMeansAbort() throws {
    for variant in commitVariants {
      let run = try finishedRun(of: model, ["protocol": variant, "crash.point": "after-votes"])
      #expect(run.sent("inquire").count >= 3)
      #expect(run.sent("commit").isEmpty)
      #expect(run.sent("abort").count == 3)
      #expect(run.number("aborted") == 1)
      #expect(try run.records(of: "coordinator").isEmpty)
    }
  }

  /// The coordinator crashes while the acknowledgements are on their way, so that they are lost.
  @Test(
    "Recovery tells the decision again, and it is acknowledged again", arguments: commitVariants)
  func duplicateDecision(variant: String) throws {
    let run = try finishedRun(
      of: model, ["protocol": variant],
      doing: [.at(.start + .milliseconds(36), .crash(NodeID(1), restartAfter: .seconds(1)))])
    #expect(run.sent("commit").count == 6)
    #expect(run.sent("ack").count == 6)
    #expect(run.number("messages") == 6 * 3)
    // The second acknowledgement costs no forced write.
    #expect(run.number("forced.writes") == 2 * 3 + 1)
    #expect(run.number("committed") == 1)
    #expect(run.sent("T1: commit").count == 2)
  }

  @Test("Once everybody has acknowledged, a restart tells nobody anything")
  func endRecord() throws {
    // The second transaction's forced write makes the first one's end record safe.
    let run = try finishedRun(
      of: model, ["transactions": "2"],
      doing: [.at(.start + .seconds(2), .crash(NodeID(1), restartAfter: .seconds(1)))])
    #expect(run.sent("commit T1").count == 3)
    // Control: the second one's end record is not safe, so that its decision is told again.
    #expect(run.sent("commit T2").count == 6)
  }

  @Test("A decision that nobody needs to be told is over at once, and stays over")
  func endOfUnanimousNo() throws {
    let run = try finishedRun(
      of: model, ["participants": "1", "vote.no.at": "1", "transactions": "2"],
      doing: [.at(.start + .seconds(2), .crash(NodeID(1), restartAfter: .seconds(1)))])
    #expect(run.number("aborted") == 2)
    #expect(run.sent("T1: abort").count == 1)
  }

  @Test("A participant whose row is locked votes no")
  func lockedRow() throws {
    for variant in commitVariants {
      let values = ["protocol": variant, "transactions": "2"]
      let close = try finishedRun(
        of: model, values.merging(["transaction.gap": "10ms"]) { $1 })
      #expect(close.number("committed") == 1)
      #expect(close.number("aborted") == 1)
      #expect(close.sent("no T2").count == 3)
      // Control: once the row is free, the second transaction commits too.
      let apart = try finishedRun(of: model, values.merging(["transaction.gap": "40ms"]) { $1 })
      #expect(apart.number("committed") == 2)
    }
  }

  @Test("A participant that refuses a second transaction still shows that it is prepared")
  func lifelineOfLockedRow() throws {
    let trace = try finishedRun(
      of: model, ["transactions": "2", "transaction.gap": "10ms"]
    ).trace
    let states = trace.events.filter { $0.kind == .become && $0.nodePosition == 2 }
      .map { trace.labels[$0.label] }
    #expect(states == ["prepared", "committed"])
  }

  @Test("A participant in doubt never decides alone, however long the coordinator is away")
  func inDoubtWaits() throws {
    for variant in commitVariants {
      let run = try finishedRun(
        of: model,
        ["protocol": variant, "crash.point": "after-decision-logged", "downtime": "300s"],
        until: .seconds(299))
      #expect(run.number("in.doubt") == 3)
      #expect(run.number("locks.held") == 3)
      #expect(run.number("committed") == 0)
      #expect(run.number("aborted") == 0)
    }
  }

  @Test("A participant that votes no must exist")
  func noVoterExists() throws {
    let settings = try settings(of: model, ["participants": "2", "vote.no.at": "3"])
    #expect { try model.simulation(settings) } throws: { error in
      "\(error)".contains("vote.no.at=3")
    }
  }
}
