import Lightcone
import LightconeChecking
import LightconeModels
import Testing

@Suite("Strategies of the explorer")
struct StrategyTests {
  static let exhaustive: [SearchStrategy] = [
    .breadthFirst, .depthFirst(), .depthFirst(sleepSets: true), .iterativeDeepening,
  ]

  @Test("every exhaustive strategy finds the same states and verdicts", arguments: exhaustive)
  func sameStates(strategy: SearchStrategy) throws {
    let space = try TwoPhase(resourceManagerCount: 4)
    let exploration = try Explorer(space, strategy: strategy).explore()
    #expect(exploration.end == .spaceExhausted)
    #expect(exploration.counts.distinct == 1_568)
    #expect(exploration.counts.explored == 1_568)
    #expect(exploration.counts.witnesses == [0, 1, 82])
    #expect(exploration.findings.map(\.verdict) == [.holds, .holds, .holds])
  }

  @Test("every exhaustive strategy finds all of a graph drawn by chance", arguments: exhaustive)
  func graphs(strategy: SearchStrategy) throws {
    for seed in 1...60 {
      let space = GraphSpace.random(
        states: 40, actions: 3, edgePercent: 25 + seed, seed: UInt64(seed))
      let distances = space.distances
      let exploration = try Explorer(space, strategy: strategy).explore()
      #expect(exploration.counts.distinct == distances.count)
      let terminal = distances.keys.filter { state in
        space.edges[state].allSatisfy { $0 == nil || $0 == state }
      }
      #expect(exploration.counts.terminal == terminal.count)
      if [.breadthFirst, .iterativeDeepening].contains(strategy) {
        #expect(exploration.counts.depth == distances.values.max())
      }
    }
  }

  @Test("a search stops where it is told to, with the states that lie within", arguments: 1...6)
  func depthLimit(depth: Int) throws {
    for seed in 1...30 {
      let space = GraphSpace.random(states: 60, actions: 3, edgePercent: 60, seed: UInt64(seed))
      let within = space.distances.values.filter { $0 <= depth }.count
      for strategy in [SearchStrategy.breadthFirst, .depthFirst(), .iterativeDeepening] {
        let budget = SearchBudget(depth: depth)
        let exploration = try Explorer(space, strategy: strategy, budget: budget).explore()
        #expect(exploration.counts.distinct == within)
        if within < space.distances.count {
          #expect(exploration.end == .budgetSpent(.depth))
        }
      }
    }
  }

  @Test("breadth-first and deepening find shortest counterexamples, and the path leads there")
  func shortest() throws {
    for seed in 1...60 {
      let space = GraphSpace.random(states: 60, actions: 3, edgePercent: 60, seed: UInt64(seed))
        .with("avoids 59", .always) { $0 != 59 }
      let distance = space.distances[59]
      for strategy in Self.exhaustive {
        let exploration = try Explorer(space, strategy: strategy).explore()
        #expect((exploration.end == .propertyViolated(0)) == (distance != nil))
        guard distance != nil else { continue }
        #expect(exploration.path.reduce(0) { space.successor(of: $0, by: $1) } == 59)
        if [.breadthFirst, .iterativeDeepening].contains(strategy) {
          #expect(exploration.path.count == distance)
        }
      }
    }
  }

  @Test("deepening looks at more states than breadth-first for the same answer")
  func deepeningCosts() throws {
    let space = try TwoPhase(resourceManagerCount: 3)
    let broad = try Explorer(space).explore()
    let deepening = try Explorer(space, strategy: .iterativeDeepening).explore()
    #expect(deepening.counts.distinct == broad.counts.distinct)
    #expect(deepening.counts.depth == broad.counts.depth)
    #expect(deepening.counts.generated > broad.counts.generated)
  }
}
