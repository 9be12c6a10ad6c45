import Lightcone
import LightconeChecking
import LightconeModels
import Testing

@Suite("Walks by chance")
struct WalkTests {
  @Test("the same seed gives the same walks, another seed others")
  func repeatable() throws {
    let space = try TwoPhase(resourceManagerCount: 5)
    for strategy: @Sendable (UInt64) -> SearchStrategy in [
      { .randomWalks(count: 40, seed: $0) }, { .priorities(count: 40, bugDepth: 3, seed: $0) },
    ] {
      let first = try Explorer(space, strategy: strategy(1)).explore()
      let again = try Explorer(space, strategy: strategy(1)).explore()
      let other = try Explorer(space, strategy: strategy(2)).explore()
      #expect(first.counts == again.counts)
      #expect(first.counts != other.counts)
      #expect(first.end == .budgetSpent(.walks))
      #expect(first.counts.walks == 40)
      #expect(first.findings[0].verdict == .undecided)
    }
  }

  @Test("each step has the same chance: the walks that show a state are binomial")
  func uniform() throws {
    // One of four first steps leads to 1; it is then seen in a quarter of the walks.
    let space = GraphSpace(
      edges: [[1, 2, 3, 4]] + Array(repeating: [nil, nil, nil, nil], count: 4)
    )
    .with("at 1", .sometimes) { $0 == 1 }
    let walks = 4_000
    let exploration = try Explorer(
      space, strategy: .randomWalks(count: walks, seed: 7)
    ).explore()
    let expected = Double(walks) / 4
    let standardError = (Double(walks) * 0.25 * 0.75).squareRoot()
    let seen = Double(exploration.findings[0].walkCount)
    #expect(abs(seen - expected) < 4 * standardError)
    #expect(exploration.findings[0].stateCount == 1)
    #expect(exploration.counts.distinct == 5)
    #expect(exploration.counts.terminal == 4)
  }

  @Test("a walk ends at the limit of the depth, and the next begins")
  func depth() throws {
    let space = GraphSpace.counters([4, 4], wrapping: [0, 1])
    let exploration = try Explorer(
      space, strategy: .randomWalks(count: 5, seed: 1), budget: SearchBudget(depth: 9)
    ).explore()
    #expect(exploration.counts.generated == 5 * 10)
    #expect(exploration.counts.walks == 5)
  }

  @Test("a violation comes with the walk that led there", arguments: TwoPhase.Defect.allCases)
  func violation(defect: TwoPhase.Defect) throws {
    let space = try TwoPhase(resourceManagerCount: 2, defect: defect)
    for strategy in [
      SearchStrategy.randomWalks(count: 5_000, seed: 3),
      .priorities(count: 5_000, bugDepth: 3, seed: 3),
    ] {
      let exploration = try Explorer(space, strategy: strategy).explore()
      #expect(exploration.end == .propertyViolated(0))
      let last = exploration.path.reduce(TwoPhaseState()) { space.successor(of: $0, by: $1) }
      #expect(!space.holds(0, in: last))
      #expect(exploration.counts.walks < 5_000)
    }
    let sound = try TwoPhase(resourceManagerCount: 2)
    let exploration = try Explorer(
      sound, strategy: .randomWalks(count: 500, seed: 3)
    ).explore()
    #expect(exploration.end == .budgetSpent(.walks))
  }

  /// Lane 0 has to take all of its steps before lane 1 takes one. A walk that draws each step does
  /// so with a chance of 2^-14; the bound for a bug of depth 1 in two lanes is 1/2.
  @Test("priorities meet an ordering that steps drawn one by one hardly ever meet")
  func priorities() throws {
    let space = GraphSpace.counters([15, 2]).with("late", .always) { $0 != 14 }
    let walks = 400
    let bound = SearchStrategy.leastChance(laneCount: 2, stepCount: 15, bugDepth: 1)
    #expect(bound == 0.5)
    var hits = 0
    var hitsByChance = 0
    for seed in 1...UInt64(walks) {
      let one = SearchStrategy.priorities(count: 1, bugDepth: 1, seed: seed)
      if try Explorer(space, strategy: one).explore().end == .propertyViolated(0) { hits += 1 }
      let plain = SearchStrategy.randomWalks(count: 1, seed: seed)
      if try Explorer(space, strategy: plain).explore().end == .propertyViolated(0) {
        hitsByChance += 1
      }
    }
    let standardError = (Double(walks) * bound * (1 - bound)).squareRoot()
    #expect(Double(hits) > Double(walks) * bound - 4 * standardError)
    #expect(hitsByChance < 10)
  }

  /// Two changes of the turn are needed: lane 0, then lane 1, then lane 0. Depth 1 never finds
  /// that.
  @Test("a bug of depth 2 is met about as often as the bound says, and never with depth 1")
  func depthTwo() throws {
    // Lane 0 counts to 5, lane 1 to 1. Wrong is: lane 1 steps when lane 0 stands at 3.
    var space = GraphSpace.counters([6, 2])
    space.edges.append([nil, nil])
    space.edges[3][1] = 12
    let wrong = space.with("in time", .always) { $0 != 12 }
    let (walks, steps) = (3_000, 6)
    var hits = [0, 0]
    for seed in 1...UInt64(walks) {
      for depth in 1...2 {
        let exploration = try Explorer(
          wrong, strategy: .priorities(count: 1, bugDepth: depth, seed: seed),
          budget: SearchBudget(depth: steps)
        ).explore()
        if exploration.end == .propertyViolated(0) { hits[depth - 1] += 1 }
      }
    }
    #expect(hits[0] == 0)
    let bound = SearchStrategy.leastChance(laneCount: 2, stepCount: steps, bugDepth: 2)
    let standardError = (Double(walks) * bound * (1 - bound)).squareRoot()
    #expect(Double(hits[1]) > Double(walks) * bound - 4 * standardError)
  }
}
