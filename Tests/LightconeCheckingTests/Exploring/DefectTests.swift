import Lightcone
import LightconeChecking
import LightconeModels
import Testing

@Suite("Broken variants of TwoPhase are caught")
struct DefectTests {
  /// One aborts by itself, the transaction manager commits all the same, and another is told so.
  static let lengths: [(TwoPhase.Defect, Int, Int)] = (2...4).flatMap { n in
    // All prepare and are heard, the decision falls, then one aborts and one commits.
    [(.commitsEarly, n, 3), (.abortsAfterPreparing, n, 2 * n + 3)]
  }

  @Test("each defect has a shortest counterexample of known length", arguments: lengths)
  func shortest(defect: TwoPhase.Defect, n: Int, length: Int) throws {
    for strategy in [SearchStrategy.breadthFirst, .iterativeDeepening] {
      for hasSymmetry in [false, true] {
        let space = try TwoPhase(
          resourceManagerCount: n, hasSymmetry: hasSymmetry, defect: defect)
        let exploration = try Explorer(space, strategy: strategy).explore()
        #expect(exploration.end == .propertyViolated(0))
        #expect(exploration.violatedProperty?.name == "consistent")
        #expect(exploration.findings[0].verdict == .violated)
        #expect(exploration.path.count == length)
        #expect(exploration.descriptions.count == length)
        let last = exploration.path.reduce(TwoPhaseState()) { space.successor(of: $0, by: $1) }
        #expect(!space.holds(0, in: last))
      }
    }
  }

  @Test(
    "depth-first search finds it too, with and without sleep sets",
    arguments: TwoPhase.Defect.allCases, [false, true])
  func depthFirst(defect: TwoPhase.Defect, sleepSets: Bool) throws {
    let space = try TwoPhase(resourceManagerCount: 3, defect: defect)
    let exploration = try Explorer(space, strategy: .depthFirst(sleepSets: sleepSets)).explore()
    #expect(exploration.end == .propertyViolated(0))
    let last = exploration.path.reduce(TwoPhaseState()) { space.successor(of: $0, by: $1) }
    #expect(!space.holds(0, in: last))
  }

  @Test("the path reads as sentences")
  func sentences() throws {
    let space = try TwoPhase(resourceManagerCount: 2, defect: .commitsEarly)
    let exploration = try Explorer(space).explore()
    #expect(
      exploration.descriptions == [
        "the transaction manager commits", "resource manager 1 aborts by itself",
        "resource manager 2 is told to commit",
      ])
  }

  @Test("without a defect there is no counterexample")
  func control() throws {
    for n in 2...4 {
      let exploration = try Explorer(try TwoPhase(resourceManagerCount: n)).explore()
      #expect(exploration.end == .spaceExhausted)
      #expect(exploration.violatedProperty == nil)
    }
  }
}
