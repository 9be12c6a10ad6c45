import Lightcone
import LightconeChecking
import LightconeModels
import Testing

@Suite("The state space of TwoPhase")
struct TwoPhaseCountTests {
  @Test("distinct states are 2^n + 4^n + 6^n", arguments: 1...6)
  func distinct(n: Int) throws {
    let exploration = try Explorer(try TwoPhase(resourceManagerCount: n)).explore()
    #expect(exploration.end == .spaceExhausted)
    #expect(exploration.counts.distinct == power(2, n) + power(4, n) + power(6, n))
    #expect(exploration.counts.explored == exploration.counts.distinct)
  }

  @Test(
    "three to seven managers have the known numbers of states",
    arguments: [(3, 288), (4, 1_568), (5, 8_832), (6, 50_816), (7, 296_448)])
  func golden(n: Int, distinct: Int) throws {
    let exploration = try Explorer(try TwoPhase(resourceManagerCount: n)).explore()
    #expect(exploration.counts.distinct == distinct)
  }

  /// Before a decision there are 4^n states: in each the manager may abort, and each resource
  /// manager has two actions while it is working and one once it has prepared: n 4^n in all. In one
  /// state more the manager may commit. After that each of 2^n states has n messages to receive;
  /// after a decision to abort each of 6^n has n, and two more for each working manager, of which
  /// there are n 6^(n-1).
  @Test("generated states follow from the rules of the specification", arguments: 1...6)
  func generated(n: Int) throws {
    let exploration = try Explorer(try TwoPhase(resourceManagerCount: n)).explore()
    let undecided = (n + 1) * power(4, n) + 1
    let successors = undecided + n * power(2, n) + n * power(6, n) + 2 * n * power(6, n - 1)
    #expect(exploration.counts.generated == successors + 1)
  }

  @Test("the farthest state is 3n + 1 steps away", arguments: 1...5)
  func depth(n: Int) throws {
    let exploration = try Explorer(try TwoPhase(resourceManagerCount: n)).explore()
    #expect(exploration.counts.depth == 3 * n + 1)
  }

  @Test("TCommit has 3^n + 2^n - 1 states", arguments: [(3, 34), (4, 96), (5, 274)])
  func transactionCommit(n: Int, distinct: Int) throws {
    let exploration = try Explorer(try TransactionCommit(resourceManagerCount: n)).explore()
    #expect(distinct == power(3, n) + power(2, n) - 1)
    #expect(exploration.counts.distinct == distinct)
    #expect(exploration.findings.allSatisfy { $0.verdict == .holds })
    // Each manager ends alone in its state: all committed, or all aborted.
    #expect(exploration.counts.terminal == 2)
  }

  @Test("nobody commits while another has aborted, and both outcomes are seen")
  func properties() throws {
    let exploration = try Explorer(try TwoPhase(resourceManagerCount: 4)).explore()
    #expect(exploration.findings.map(\.property.name) == ["consistent", "committed", "aborted"])
    #expect(exploration.findings.allSatisfy { $0.verdict == .holds })
    #expect(exploration.path.isEmpty)
    // One state in which all have committed; all aborted after a vote of each kind.
    #expect(exploration.findings.map(\.stateCount) == [1_568, 1, 1 + power(3, 4)])
  }

  @Test("no more and no fewer than 1 to 15 managers", arguments: [-1, 0, 16])
  func refused(count: Int) {
    #expect(throws: SettingProblem.self) { try TwoPhase(resourceManagerCount: count) }
    #expect(throws: SettingProblem.self) { try TransactionCommit(resourceManagerCount: count) }
  }
}

func power(_ base: Int, _ exponent: Int) -> Int {
  (0..<exponent).reduce(1) { product, _ in product * base }
}
