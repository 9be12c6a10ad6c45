import LightconeModels
import Testing

/// Messages and forced writes of two-phase commit.
///
/// The rules that the formulas follow from are those of Mohan, Lindsay and Obermarck, "Transaction
/// Management in the R* Distributed Database Management System" (TODS 11:4, 1986): section 2 for the
/// basic protocol, section 3 for presumed abort.
@Suite struct CommitCountTests {
  @Test("A commit takes 4n messages and 2n + 1 forced writes", arguments: commitVariants)
  func commit(variant: String) throws {
    for count in 1...20 {
      let run = try finishedRun(
        of: TwoPhaseCommit.model, ["protocol": variant, "participants": "\(count)"])
      #expect(run.number("committed") == 1)
      #expect(run.number("messages") == 4 * count)
      #expect(run.number("forced.writes") == 2 * count + 1)
    }
  }

  @Test("The order in which messages arrive does not change the counts", arguments: commitVariants)
  func uniformLatency(variant: String) throws {
    for seed in 1...5 as ClosedRange<UInt64> {
      let run = try finishedRun(
        of: TwoPhaseCommit.model, seed: seed,
        ["protocol": variant, "participants": "7", "net.latency": "uniform(1ms..9ms)"])
      #expect(run.number("messages") == 28)
      #expect(run.number("forced.writes") == 15)
    }
  }

  /// Prepare and vote with all n; abort and acknowledgement with the n - 1 that voted yes. Forced: the
  /// no-voter's abort, n - 1 prepared, n - 1 aborts, and the coordinator's decision.
  @Test("An abort by one no-voter takes 4n - 2 messages and 2n forced writes")
  func basicAbort() throws {
    for count in 1...20 {
      for voter in [1, count] {
        let run = try finishedRun(
          of: TwoPhaseCommit.model, ["participants": "\(count)", "vote.no.at": "\(voter)"])
        #expect(run.number("aborted") == 1)
        #expect(run.number("messages") == 4 * count - 2)
        #expect(run.number("forced.writes") == 2 * count)
      }
    }
  }

  /// No acknowledgements, and no abort is forced: only the n - 1 prepared records are.
  @Test("With presumed abort it takes 3n - 1 messages and n - 1 forced writes")
  func presumedAbort() throws {
    for count in 1...20 {
      for voter in [1, count] {
        let run = try finishedRun(
          of: TwoPhaseCommit.model,
          [
            "protocol": "2pc-presumed-abort", "participants": "\(count)", "vote.no.at": "\(voter)",
          ])
        #expect(run.number("aborted") == 1)
        #expect(run.number("messages") == 3 * count - 1)
        #expect(run.number("forced.writes") == count - 1)
      }
    }
  }

  @Test("Control: a second transaction does not fit into 4n messages", arguments: commitVariants)
  func twoTransactions(variant: String) throws {
    let run = try finishedRun(
      of: TwoPhaseCommit.model,
      ["protocol": variant, "participants": "3", "transactions": "2"])
    #expect(run.number("committed") == 2)
    #expect(run.number("messages") == 24)
    #expect(run.number("forced.writes") == 14)
  }

  @Test("When everybody votes no, nobody forces a prepared record")
  func allVoteNo() throws {
    for count in 1...6 {
      let values = ["participants": "\(count)", "vote.no.prob": "100%"]
      let basic = try finishedRun(of: TwoPhaseCommit.model, values)
      #expect(basic.number("forced.writes") == count + 1)
      let presumed = try finishedRun(
        of: TwoPhaseCommit.model,
        values.merging(["protocol": "2pc-presumed-abort"]) { $1 })
      #expect(presumed.number("forced.writes") == 0)
      #expect(presumed.number("aborted") == 1)
    }
  }
}
