import Lightcone
import LightconeModels
import LightconeTrace
import Testing

/// A client that comes back from a crash has forgotten what it asked for, and asks again.
@Suite struct ClientRestartTests {
  private let crashTimes = (0...16).map { TimeSpan.milliseconds(5 * $0 + 1) }

  private func clientCrash(at time: TimeSpan) -> Intervention {
    .at(.start + time, .crash(NodeID(0), restartAfter: .milliseconds(3)))
  }

  @Test("A transaction that is asked for twice has one outcome", arguments: commitVariants)
  func transaction(variant: String) throws {
    for time in crashTimes {
      for voter in ["0", "2"] {
        let run = try finishedRun(
          of: TwoPhaseCommit.model, ["protocol": variant, "vote.no.at": voter],
          doing: [clientCrash(at: time)])
        #expect(run.property("atomic") == true)
        #expect(run.property("clients-are-right") == true, "crash at \(time), no at \(voter)")
        #expect(run.number("committed") == (voter == "0" ? 1 : 0))
        #expect(run.number("in.doubt") == 0)
        #expect(History(run.trace).operations.last?.completedEvent != nil, "crash at \(time)")
      }
    }
  }

  @Test("A saga that is asked for twice is done once")
  func saga() throws {
    for time in crashTimes {
      for failing in ["0", "3"] {
        let run = try finishedRun(
          of: Saga.model, ["step.fail.at": failing], doing: [clientCrash(at: time)])
        #expect(run.number("ledger") == 0)
        #expect(run.property("ends-are-whole") == true)
        #expect(run.number("completed") == (failing == "0" ? 1 : 0), "crash at \(time)")
        #expect(run.number("compensated") == (failing == "0" ? 0 : 1), "crash at \(time)")
        #expect(History(run.trace).operations.last?.completedEvent != nil, "crash at \(time)")
      }
    }
  }
}
