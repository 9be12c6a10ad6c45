import Lightcone
import LightconeChecking
import Testing

@Suite("Stronger conditions imply weaker ones")
struct HierarchyTests {
  /// What each condition implies.
  private static let implications: [(OrderCondition, [OrderCondition])] = [
    (.sequential, [.causalMemory, .causalConvergence]),
    (.causalMemory, [.causal] + sessions),
    (.causalConvergence, [.causal] + sessions),
  ]
  private static let sessions: [OrderCondition] = [
    .readYourWrites, .monotonicReads, .monotonicWrites, .writesFollowReads,
  ]

  @Test("no tiny history keeps a condition and breaks a weaker one")
  func implied() throws {
    var chance = TestChance(state: 101)
    var strictly: [String: Int] = [:]
    for _ in 0..<2_000 {
      let history = chance.tinyHistory(
        count: 4 + chance.next(4), clients: 2 + chance.next(2), keys: 1 + chance.next(2),
        unknowns: true)
      var verdicts: [OrderCondition: Verdict] = [:]
      for condition in [.sequential, .causal, .causalMemory, .causalConvergence] + Self.sessions {
        verdicts[condition] = try verdict(condition, history).verdict
      }
      if BruteSerialization.isLinearizable(history) {
        #expect(verdicts[.sequential] != .violated, "\(history.operations)")
      } else if verdicts[.sequential] == .holds {
        strictly["linearizable", default: 0] += 1
      }
      for (strong, weaker) in Self.implications {
        for weak in weaker {
          if verdicts[strong] == .holds {
            #expect(verdicts[weak] != .violated, "\(strong), \(weak): \(history.operations)")
          } else if verdicts[strong] == .violated, verdicts[weak] == .holds {
            strictly["\(strong.rawValue) \(weak.rawValue)", default: 0] += 1
          }
        }
      }
    }
    // Each step of the hierarchy is a step: some history keeps the weaker condition alone.
    #expect(strictly["linearizable"] ?? 0 > 0)
    for name in [
      "sequential causal-memory", "sequential causal-convergence", "causal-memory causal",
      "causal-convergence causal", "causal-memory read-your-writes",
      "causal-convergence monotonic-reads",
    ] {
      #expect(strictly[name] ?? 0 > 0, "\(name)")
    }
  }

  @Test("causal consistency alone lets a client read 1, 2, 1; the other readings do not")
  func weakCausality() throws {
    let flapping = history("1 w x 1; 2 w x 2; 3 r x 1; 3 r x 2; 3 r x 1")
    #expect(try verdict(.causal, flapping).verdict == .holds)
    #expect(try verdict(.causalMemory, flapping).verdict == .violated)
    #expect(try verdict(.causalConvergence, flapping).verdict == .violated)
    #expect(try verdict(.monotonicReads, flapping).verdict == .violated)
  }

  @Test("sequential consistency is not local: each key alone is, both together are not")
  func notLocal() throws {
    let both = history("1 w x 1; 1 r y nil; 2 w y 1; 2 r x nil")
    #expect(try verdict(.sequential, both).verdict == .violated)
    #expect(try verdict(.causalMemory, both).verdict == .holds)
    #expect(try verdict(.causalConvergence, both).verdict == .holds)
    for key in ["x", "y"] {
      let alone = OperationHistory(both.operations.filter { $0.key == .text(key) })
      #expect(try verdict(.sequential, alone).verdict == .holds)
    }
  }
}
