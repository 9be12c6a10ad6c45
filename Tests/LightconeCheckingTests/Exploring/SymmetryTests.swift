import Lightcone
import LightconeChecking
import LightconeModels
import Testing

@Suite("Symmetry of resource managers")
struct SymmetryTests {
  @Test(
    "one state is left of all that differ only in who does what", arguments: 1...4,
    [nil] + TwoPhase.Defect.allCases)
  func orbits(n: Int, defect: TwoPhase.Defect?) throws {
    let space = try TwoPhase(resourceManagerCount: n, hasSymmetry: true, defect: defect)
    var explorer = Explorer(space)
    // All states, also behind a violation.
    explorer.propertyNames = []
    let exploration = try explorer.explore()
    let states = reachable(space)
    #expect(exploration.counts.distinct == Set(states.map { smallest($0, n) }).count)
    if defect == nil {
      // Choosing n of 4, 2 and 6 conditions, where order does not matter.
      #expect(
        exploration.counts.distinct
          == choose(n + 3, 3) + choose(n + 1, 1) + choose(n + 5, 5))
      #expect(states.count == power(2, n) + power(4, n) + power(6, n))
    }
  }

  @Test("the verdicts stay the same", arguments: [nil] + TwoPhase.Defect.allCases)
  func verdicts(defect: TwoPhase.Defect?) throws {
    for strategy in [SearchStrategy.breadthFirst, .depthFirst(), .iterativeDeepening] {
      let ends = try [false, true].map { hasSymmetry in
        let space = try TwoPhase(
          resourceManagerCount: 4, hasSymmetry: hasSymmetry, defect: defect)
        return try Explorer(space, strategy: strategy).explore()
      }
      #expect(ends[0].end == ends[1].end)
      #expect(ends[0].findings.map(\.verdict) == ends[1].findings.map(\.verdict))
      if strategy == .breadthFirst { #expect(ends[0].path.count == ends[1].path.count) }
      if defect == nil { #expect(ends[1].counts.distinct < ends[0].counts.distinct / 4) }
    }
  }

  /// What is merged must look the same to the properties: merging the transaction manager's
  /// decision too would lose states, and the count shows it.
  @Test("a fingerprint that leaves something out changes the count")
  func mutant() throws {
    let space = BlurredTwoPhase(space: try TwoPhase(resourceManagerCount: 3))
    let exploration = try Explorer(space).explore()
    #expect(exploration.counts.distinct < 288)
  }

  private func reachable(_ space: TwoPhase) -> Set<TwoPhaseState> {
    var known: Set<TwoPhaseState> = []
    var open = space.initialStates()
    var transitions: [Transition<TwoPhaseAction>] = []
    while let state = open.popLast() {
      guard known.insert(state).inserted else { continue }
      transitions.removeAll()
      space.expand(state, into: &transitions)
      open += transitions.map { space.successor(of: state, by: $0.action) }
    }
    return known
  }

  /// The smallest of the states that come from a state by exchanging managers, found by trying all
  /// exchanges.
  private func smallest(_ state: TwoPhaseState, _ n: Int) -> UInt64 {
    let parts = (0..<n).map { state.bits >> UInt64(4 * $0) & 15 }
    let rest = state.bits & 0xF000_0000_0000_0000
    return permutations(of: parts).map { order in
      order.enumerated().reduce(rest) { $0 | $1.element << UInt64(4 * $1.offset) }
    }.min() ?? state.bits
  }

  private func permutations(of parts: [UInt64]) -> [[UInt64]] {
    guard !parts.isEmpty else { return [[]] }
    return parts.indices.flatMap { place in
      var rest = parts
      let first = rest.remove(at: place)
      return permutations(of: rest).map { [first] + $0 }
    }
  }

  private func choose(_ n: Int, _ k: Int) -> Int {
    (0..<k).reduce(1) { $0 * (n - $1) / ($1 + 1) }
  }
}
