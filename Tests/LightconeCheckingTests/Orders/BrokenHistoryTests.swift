import Lightcone
import LightconeChecking
import Testing

/// A history with a defect put in by hand, and its twin without it.
struct BrokenHistory: Sendable, CustomTestStringConvertible {
  let condition: OrderCondition
  let broken: String
  let legal: String
  /// A word that the explanation must contain.
  let word: String
  var testDescription: String { "\(condition.rawValue): \(broken)" }

  static let all = [
    // Dekker's mutual exclusion, as in the introduction of Lamport's paper (1979): both enter.
    BrokenHistory(
      condition: .sequential, broken: "1 w a 1; 1 r b nil; 2 w b 1; 2 r a nil",
      legal: "1 w a 1; 1 r b nil; 2 w b 1; 2 r a 1", word: "contradiction"),
    BrokenHistory(
      condition: .sequential, broken: "1 w x 1; 2 w x 2; 3 r x 1; 3 r x 2; 4 r x 2; 4 r x 1",
      legal: "1 w x 1; 2 w x 2; 3 r x 1; 3 r x 2; 4 r x 1; 4 r x 2", word: "longest legal order"),
    BrokenHistory(
      condition: .sequential, broken: "1 w x 1 ?; 2 r x 1; 2 r x nil",
      legal: "1 w x 1 ?; 2 r x nil; 2 r x 1", word: "contradiction"),
    BrokenHistory(
      condition: .causal, broken: "1 r x 2; 1 w x 1; 2 r x 1; 2 w x 2",
      legal: "1 r x nil; 1 w x 1; 2 r x 1; 2 w x 2", word: "CyclicCO"),
    BrokenHistory(
      condition: .causal, broken: "1 w p 1; 2 r p 1; 2 w c 2; 3 r c 2; 3 r p nil",
      legal: "1 w p 1; 2 r p 1; 2 w c 2; 3 r c nil; 3 r p nil", word: "WriteCOInitRead"),
    BrokenHistory(
      condition: .causal, broken: "1 w x 1; 2 r x 7", legal: "1 w x 1; 2 r x 1",
      word: "ThinAirRead"),
    BrokenHistory(
      condition: .causal, broken: "1 w x 7 !; 2 r x 7", legal: "1 w x 7 ?; 2 r x 7",
      word: "failed"),
    BrokenHistory(
      condition: .causal, broken: "1 w x 1; 2 r x 1; 2 w x 2; 3 r x 2; 3 r x 1",
      legal: "1 w x 1; 2 r x nil; 2 w x 2; 3 r x 2; 3 r x 1", word: "WriteCORead"),
    BrokenHistory(
      condition: .causalConvergence, broken: "1 w x 1; 1 r x 2; 2 w x 2; 2 r x 1",
      legal: "1 w x 1; 1 r x 2; 2 w x 2; 2 r x 2", word: "CyclicCF"),
    BrokenHistory(
      condition: .causalMemory, broken: "1 w x 1; 2 w x 2; 2 r x 1; 2 r x 2",
      legal: "1 w x 1; 2 w x 2; 2 r x 2; 2 r x 1", word: "CyclicHB"),
    BrokenHistory(
      condition: .causalMemory,
      broken: "1 w x 1; 1 w y 1; 2 w y 2; 2 w z 2; 3 r z 2; 3 r y 1; 3 r y 2",
      legal: "1 w x 1; 1 w y 1; 2 w y 2; 2 w z 2; 3 r z 2; 3 r y 2; 3 r y 1", word: "CyclicHB"),
    BrokenHistory(
      condition: .causalMemory,
      // x was written before y 1, and reading y 2 last puts y 1 before it: z, after y 2, shows x.
      broken: "1 w x 1; 1 w y 1; 2 w y 2; 2 w z 2; 3 w y 3; 3 r y 1; 3 r y 3",
      legal: "1 w x 1; 1 w y 1; 2 w y 2; 2 w z 2; 3 w y 3; 3 r y 3; 3 r y 1", word: "CyclicHB"),
    BrokenHistory(
      condition: .readYourWrites, broken: "1 w x 1; 1 r x nil", legal: "1 w x 1; 1 r x 1",
      word: "initial value"),
    BrokenHistory(
      condition: .readYourWrites, broken: "1 w x 1; 1 w x 2; 1 r x 1",
      legal: "1 w x 1; 1 w x 2; 2 w x 3; 1 r x 3", word: "same client wrote it first"),
    BrokenHistory(
      condition: .monotonicReads, broken: "1 w x 1; 1 w x 2; 2 r x 2; 2 r x 1",
      legal: "1 w x 1; 1 w x 2; 2 r x 1; 2 r x 2", word: "no order of the versions"),
    BrokenHistory(
      condition: .monotonicReads, broken: "1 w x 1; 2 r x 1; 2 r x nil",
      legal: "1 w x 1; 2 r x nil; 2 r x 1; 2 r x 1", word: "initial value"),
    BrokenHistory(
      condition: .monotonicWrites, broken: "1 w x 1; 1 w y 2; 2 r y 2; 2 r x nil",
      legal: "1 w x 1; 1 w y 2; 2 r y 2; 2 r x 1", word: "initial value"),
    BrokenHistory(
      condition: .monotonicWrites, broken: "1 w x 1; 1 w x 2; 2 r x 2; 2 r x 1",
      legal: "1 w x 1; 1 w x 2; 2 r x 2; 2 r x 2", word: "older version"),
    BrokenHistory(
      condition: .writesFollowReads, broken: "1 w p 1; 2 r p 1; 2 w c 2; 3 r c 2; 3 r p nil",
      legal: "1 w p 1; 2 r p 1; 2 w c 2; 3 r c 2; 3 r p 1", word: "initial value"),
    BrokenHistory(
      condition: .writesFollowReads,
      broken: "1 w p 0; 1 w p 1; 2 r p 1; 2 w c 2; 3 r c 2; 3 r p 0",
      legal: "1 w p 0; 1 w p 1; 2 r p 1; 2 w c 2; 4 w p 3; 3 r c 2; 3 r p 3", word: "had seen"),
    BrokenHistory(
      condition: .eventualConvergence, broken: "1 w x 1; 2 w x 2; 1 r x 1; 2 r x 2",
      legal: "1 w x 1; 2 w x 2; 1 r x 1; 2 r x 2; 1 r x 2", word: "not converged"),
    BrokenHistory(
      condition: .exactlyOnce, broken: "1 append x 1; 2 append x 2; 1 read x [1]",
      legal: "1 append x 1; 2 append x 2; 1 read x [2 1]", word: "lost"),
    BrokenHistory(
      condition: .exactlyOnce, broken: "1 charge x 7 ?; 2 read x [7 7]",
      legal: "1 charge x 7 ?; 2 read x [7]", word: "duplicated"),
    BrokenHistory(
      condition: .exactlyOnce, broken: "1 charge x 7 !; 2 charge x 8; 2 read x [7 8]",
      legal: "1 charge x 7 !; 2 charge x 8; 2 read x [8]", word: "phantom"),
    BrokenHistory(
      condition: .exactlyOnce, broken: "1 add x 5; 2 add x 6; 1 read x 6",
      legal: "1 add x 5; 2 add x 6; 1 read x 11", word: "lost"),
    BrokenHistory(
      condition: .exactlyOnce, broken: "1 increment x; 2 increment x ?; 3 read x 3",
      legal: "1 increment x; 2 increment x ?; 3 read x 2", word: "duplicated"),
    BrokenHistory(
      condition: .conservation,
      broken: "1 read nil [[a 50] [b 50]]; 2 transfer nil [a b 10]; 1 read nil [[a 40] [b 50]]",
      legal: "1 read nil [[a 50] [b 50]]; 2 transfer nil [a b 10]; 1 read nil [[a 40] [b 60]]",
      word: "vanished"),
    BrokenHistory(
      condition: .conservation, broken: "1 read nil [a 50 b 50]; 1 read nil [a 60 b 50]",
      legal: "1 read nil [a 50 b 50]; 1 read nil [a 60 b 40]", word: "out of nothing"),
  ]
}

@Suite("Each condition refuses what was broken by hand")
struct BrokenHistoryTests {
  @Test(
    "a broken history is refused with a reason, its legal twin holds", arguments: BrokenHistory.all)
  func refuses(_ mutant: BrokenHistory) throws {
    let broken = try verdict(mutant.condition, history(mutant.broken))
    let text = broken.explanation.joined(separator: " ")
    #expect(broken.verdict == .violated, "\(text)")
    #expect(text.contains(mutant.word), "\(text)")
    #expect(broken.explanation.first?.hasPrefix("Let ") == true, "\(text)")
    #expect(broken.explanation.contains { $0.hasPrefix("However ") }, "\(text)")
    #expect(broken.explanation.count <= 7, "\(text)")
    #expect(!broken.operations.isEmpty)
    #expect(broken.condition == mutant.condition.rawValue)
    let legal = try verdict(mutant.condition, history(mutant.legal))
    #expect(legal.verdict == .holds, "\(legal.explanation)")
    #expect(legal.judgedCount > 0)
    #expect(legal.explanation.joined().contains { $0.isNumber })
  }

  @Test("every condition has mutants, and there are twenty-eight")
  func count() {
    #expect(BrokenHistory.all.count == 28)
    #expect(Set(BrokenHistory.all.map(\.condition)).count == OrderCondition.allCases.count)
    #expect(Set(BrokenHistory.all.map(\.broken)).count >= 26)
  }
}
