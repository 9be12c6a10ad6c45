import Lightcone
import LightconeChecking
import LightconeModels
import LightconeTrace
import Testing

/// Each deliberate defect of two-phase commit is caught by a sweep over crash points, which finds
/// nothing without it.
@Suite struct CommitMutantTests {
  private let model = TwoPhaseCommit.model
  static let bugs = ["no-coordinator-log", "lazy-coordinator-log", "no-prepared-log"]

  @Test(
    "A sweep over crash points finds a mixed outcome", arguments: bugs, commitVariants)
  func caught(bug: String, variant: String) throws {
    let values = ["bug": bug, "protocol": variant]
    let mixed = try crashSweep(of: model, values).filter { $0.number("outcome.mixed") != 0 }
    #expect(!mixed.isEmpty)
    let clean = try crashSweep(of: model, ["protocol": variant])
    #expect(clean.allSatisfy { $0.number("outcome.mixed") == 0 })
    #expect(clean.count > 50)
  }

  private func victim(of variation: SweepRun.Variation) -> String {
    guard case .crash(let node, _) = variation else { return "nobody" }
    return node == "coordinator" ? node : "participant"
  }

  @Test("Which crash shows the defect", arguments: commitVariants)
  func victims(variant: String) throws {
    for bug in Self.bugs {
      let victims = try crashSweep(of: model, ["bug": bug, "protocol": variant])
        .filter { $0.number("outcome.mixed") != 0 }
        .map { victim(of: $0.variation) }
      #expect(Set(victims) == [bug == "no-prepared-log" ? "participant" : "coordinator"])
    }
  }

  @Test("Without a crash no defect shows", arguments: bugs)
  func harmlessWithoutCrash(bug: String) throws {
    let run = try finishedRun(of: model, ["bug": bug])
    #expect(run.number("committed") == 1)
    #expect(run.number("outcome.mixed") == 0)
  }

  @Test("A crash after the first commit shows a missing log at once", arguments: commitVariants)
  func namedPoint(variant: String) throws {
    for bug in ["no-coordinator-log", "lazy-coordinator-log"] {
      let values = ["protocol": variant, "crash.point": "after-first-commit"]
      let broken = try finishedRun(of: model, values.merging(["bug": bug]) { $1 })
      #expect(broken.number("outcome.mixed") == 1)
      #expect(try finishedRun(of: model, values).number("outcome.mixed") == 0)
    }
  }

  @Test("With one participant nothing can be mixed, but the client was told something wrong")
  func clientIsWrong() throws {
    let runs = try crashRuns(of: model, ["bug": "no-prepared-log", "participants": "1"])
    #expect(runs.allSatisfy { $0.run.number("outcome.mixed") == 0 })
    #expect(runs.contains { $0.run.property("clients-are-right") == false })
  }
}
