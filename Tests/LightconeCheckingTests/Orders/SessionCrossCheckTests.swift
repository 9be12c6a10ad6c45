import Lightcone
import LightconeChecking
import Testing

@Suite("Session guarantees agree with their rules on tiny histories")
struct SessionCrossCheckTests {
  @Test("each is what trying all orders of versions says", arguments: SessionGuarantee.allCases)
  func agrees(_ guarantee: SessionGuarantee) throws {
    var chance = TestChance(state: 11)
    var verdicts: [Verdict: Int] = [:]
    for _ in 0..<1500 {
      let history = chance.tinyHistory(
        count: 4 + chance.next(5), clients: 2 + chance.next(2), keys: 1 + chance.next(2),
        unknowns: true)
      let result = try guarantee.check(history)
      verdicts[result.verdict, default: 0] += 1
      guard result.verdict != .undecided else { continue }
      #expect(
        (result.verdict == .holds) == BruteSessions(history).holds(guarantee),
        "\(history.operations.map { "\($0.client) \($0)" }) \(result.explanation)")
    }
    #expect(verdicts[.holds] ?? 0 > 50)
    #expect(verdicts[.violated] ?? 0 > 50)
  }
}
