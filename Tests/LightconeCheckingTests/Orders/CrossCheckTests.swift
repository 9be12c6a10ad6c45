import Lightcone
import LightconeChecking
import Testing

/// The checkers against definitions that try everything, on thousands of tiny histories.
@Suite("Weak conditions agree with their definitions on tiny histories")
struct CrossCheckTests {
  @Test("there are 1, 3, 19, 219 and 4231 partial orders of one to five things (OEIS A001035)")
  func partialOrders() {
    #expect((1...5).map { PartialOrders.all($0).count } == [1, 3, 19, 219, 4231])
    #expect(Set(PartialOrders.all(4)).count == 219)
  }

  @Test("sequential consistency is what trying all orders says", arguments: 1...4)
  func sequential(_ seed: Int) throws {
    var chance = TestChance(state: UInt64(seed))
    var verdicts: [Verdict: Int] = [:]
    for _ in 0..<500 {
      let history = chance.tinyHistory(
        count: 3 + chance.next(5), clients: 2 + chance.next(2), keys: 2, unknowns: true)
      let result = try verdict(.sequential, history)
      verdicts[result.verdict, default: 0] += 1
      guard result.verdict != .undecided else { continue }
      #expect(
        (result.verdict == .holds) == BruteSerialization.isSequential(history),
        "\(history.operations)")
    }
    #expect(verdicts[.holds] ?? 0 > 50)
    #expect(verdicts[.violated] ?? 0 > 50)
  }

  @Test(
    "causal consistency in each reading is what its definition says",
    arguments: CausalModel.allCases)
  func causal(_ model: CausalModel) throws {
    var chance = TestChance(state: 7)
    var verdicts: [Verdict: Int] = [:]
    for round in 0..<1200 {
      let history = chance.tinyHistory(
        count: round % 6 == 0 ? 5 : 4, clients: 2 + chance.next(2), keys: 1 + chance.next(2),
        unknowns: true)
      let result = try CausalConsistency(model).check(history)
      verdicts[result.verdict, default: 0] += 1
      guard result.verdict != .undecided else { continue }
      #expect(
        (result.verdict == .holds) == BruteCausality.holds(model, history),
        "\(history.operations.map { "\($0.client) \($0)" }) \(result.explanation)")
    }
    #expect(verdicts[.holds] ?? 0 > 50)
    #expect(verdicts[.violated] ?? 0 > 50)
  }
}
