import Lightcone
import LightconeChecking
import LightconeTrace
import Testing

/// Each anomaly is found, and only where it is.
@Suite struct AnomalyTests {
  @Test("A broken history shows its anomaly", arguments: BrokenTransactions.all)
  func broken(_ example: BrokenTransactions) throws {
    let result = try Isolation.check(transactions(example.broken))
    #expect(result.kinds.contains(example.kind))
    for level in example.kind.forbiddenAt {
      #expect(result.verdict(for: level) == .violated)
      #expect(result.consistency(at: level).verdict == .violated)
    }
    #expect(result.verdict(for: .strictSerializable) == .violated)
  }

  @Test("Its legal twin holds at every level", arguments: BrokenTransactions.all)
  func twin(_ example: BrokenTransactions) throws {
    let result = try Isolation.check(transactions(example.twin))
    #expect(result.anomalies == [])
    for level in IsolationLevel.allCases { #expect(result.verdict(for: level) == .holds) }
  }

  @Test("There is a broken history for every anomaly")
  func everyKind() {
    #expect(Set(BrokenTransactions.all.map(\.kind)) == Set(AnomalyKind.allCases))
    #expect(BrokenTransactions.all.count >= 36)
  }

  @Test("The weakest violated level of an anomaly is where it is forbidden")
  func weakest() throws {
    let clean: Set<String> = [
      "write skew", "write skew in a ring of three", "long fork", "read skew", "stale read",
      "own session's append not seen", "circular information flow", "dirty write",
    ]
    let examples = BrokenTransactions.all.filter { clean.contains($0.name) }
    #expect(examples.count == clean.count)
    for example in examples {
      let result = try Isolation.check(transactions(example.broken))
      #expect(result.weakestViolated == example.kind.forbiddenAt, "\(example.name)")
      for level in IsolationLevel.allCases where !result.violatedLevels.contains(level) {
        #expect(result.verdict(for: level) == .holds, "\(example.name) \(level)")
      }
    }
  }
}
