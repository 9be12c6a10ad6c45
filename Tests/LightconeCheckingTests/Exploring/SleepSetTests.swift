import Lightcone
import LightconeChecking
import LightconeModels
import Testing

@Suite("Sleep sets")
struct SleepSetTests {
  @Test("the independence of TwoPhase is true in every reachable state")
  func independence() throws {
    for defect in [nil] + TwoPhase.Defect.allCases {
      let space = try TwoPhase(resourceManagerCount: 3, defect: defect)
      let found = diamonds(of: space, under: space.areIndependent)
      #expect(found.wrong == 0)
      #expect(found.right > 100)
    }
    // The same look at a wrong relation finds what is wrong with it.
    let space = try TwoPhase(resourceManagerCount: 3)
    #expect(diamonds(of: space, under: CarelessTwoPhase(space: space).areIndependent).wrong > 0)
  }

  @Test("fewer steps, the same states", arguments: 2...5)
  func fewerSteps(n: Int) throws {
    let space = try TwoPhase(resourceManagerCount: n)
    let plain = try Explorer(space, strategy: .depthFirst()).explore()
    let reduced = try Explorer(space, strategy: .depthFirst(sleepSets: true)).explore()
    #expect(reduced.counts.distinct == plain.counts.distinct)
    #expect(reduced.counts.terminal == plain.counts.terminal)
    #expect(reduced.counts.witnesses == plain.counts.witnesses)
    #expect(reduced.findings == plain.findings)
    #expect(reduced.counts.generated < plain.counts.generated)
  }

  @Test("independent counters are walked through once, each state by one step")
  func counters() throws {
    for wrapping: Set<Int> in [[], [1], [0, 1, 2]] {
      let space = GraphSpace.counters([4, 3, 5], wrapping: wrapping)
      let reduced = try Explorer(space, strategy: .depthFirst(sleepSets: true)).explore()
      let plain = try Explorer(space, strategy: .depthFirst()).explore()
      #expect(reduced.counts.distinct == 60)
      #expect(reduced.counts.generated < plain.counts.generated)
      // Without cycles each state has one way that does not take a sleeping step.
      if wrapping.isEmpty { #expect(reduced.counts.generated == 60) }
    }
  }

  @Test("a wrong independence loses states")
  func mutant() throws {
    let space = try TwoPhase(resourceManagerCount: 3)
    let careless = try Explorer(
      CarelessTwoPhase(space: space), strategy: .depthFirst(sleepSets: true)
    ).explore()
    #expect(careless.counts.distinct < 288)
    var losses = 0
    for seed in 1...20 {
      var graph = GraphSpace.random(states: 40, actions: 3, edgePercent: 80, seed: UInt64(seed))
      graph.takesAllAsIndependent = true
      let found = try Explorer(graph, strategy: .depthFirst(sleepSets: true)).explore()
      if found.counts.distinct < graph.distances.count { losses += 1 }
    }
    #expect(losses > 0)
  }

  @Test("commuting pieces of a graph leave no state out")
  func products() throws {
    for seed in 1...40 {
      let space = ProductSpace(
        first: .random(states: 7, actions: 2, edgePercent: 70, seed: UInt64(seed)),
        second: .random(states: 6, actions: 3, edgePercent: 60, seed: UInt64(seed) + 1_000))
      let reduced = try Explorer(space, strategy: .depthFirst(sleepSets: true)).explore()
      let plain = try Explorer(space).explore()
      let expected = space.first.distances.count * space.second.distances.count
      #expect(plain.counts.distinct == expected)
      #expect(reduced.counts.distinct == expected)
      #expect(reduced.counts.terminal == plain.counts.terminal)
    }
  }

  @Test("commands that are independent in some states only leave no state out")
  func commands() throws {
    var fewer = 0
    for seed in 1...400 {
      let space = GraphSpace.commands(seed: UInt64(seed))
      let reduced = try Explorer(space, strategy: .depthFirst(sleepSets: true)).explore()
      let plain = try Explorer(space).explore()
      #expect(reduced.counts.distinct == space.distances.count)
      #expect(reduced.counts.terminal == plain.counts.terminal)
      if reduced.counts.generated < plain.counts.generated { fewer += 1 }
    }
    #expect(fewer > 50)
  }

  @Test("small graphs in which only some independence is told leave no state out")
  func partlyTold() throws {
    var fewer = 0
    for seed in 1...3_000 {
      var chance = WorkloadChance(seed: UInt64(seed))
      var space = GraphSpace.random(
        states: 3 + chance.number(below: 6), actions: 2 + chance.number(below: 4),
        edgePercent: 30 + chance.number(below: 70), seed: UInt64(seed))
      space.toldPercent = seed % 2 == 0 ? 100 : 60
      let reduced = try Explorer(space, strategy: .depthFirst(sleepSets: true)).explore()
      let plain = try Explorer(space, strategy: .depthFirst()).explore()
      #expect(reduced.counts.distinct == space.distances.count)
      if reduced.counts.generated < plain.counts.generated { fewer += 1 }
    }
    #expect(fewer > 100)
  }

  /// Of actions a, b and c, only a and b are independent in state 0. On its first visit, by b,
  /// state 2 has a asleep; on its second, by c, nothing.
  @Test("what slept at a state is looked at when it is reached again with less asleep")
  func waking() throws {
    var space = GraphSpace(edges: [[1, 2, 2], [nil, 3, nil], [3, nil, nil], [nil, nil, nil]])
    let explorer = Explorer(space, strategy: .depthFirst(sleepSets: true))
    // The root; a; b behind a; b; c; a behind c.
    #expect(try explorer.explore().counts.generated == 6)
    // Without c, a stays asleep behind b.
    space.edges[0][2] = nil
    let asleep = Explorer(space, strategy: .depthFirst(sleepSets: true))
    #expect(try asleep.explore().counts.generated == 4)
  }

  @Test("sleep sets are refused for a space with symmetry")
  func symmetry() throws {
    let space = try TwoPhase(resourceManagerCount: 3, hasSymmetry: true)
    #expect(throws: SettingProblem.self) {
      try Explorer(space, strategy: .depthFirst(sleepSets: true)).explore()
    }
  }

  /// How many pairs of enabled actions that are called independent commute, and how many do not.
  private func diamonds(
    of space: TwoPhase,
    under areIndependent: (TwoPhaseAction, TwoPhaseAction, TwoPhaseState) -> Bool
  ) -> (right: Int, wrong: Int) {
    var (right, wrong) = (0, 0)
    var known: Set<TwoPhaseState> = []
    var open = space.initialStates()
    while let state = open.popLast() {
      guard known.insert(state).inserted else { continue }
      let actions = enabled(in: state, of: space)
      for first in actions {
        let next = space.successor(of: state, by: first)
        open.append(next)
        for second in actions where areIndependent(first, second, state) {
          let other = space.successor(of: state, by: second)
          let commutes =
            enabled(in: next, of: space).contains(second)
            && enabled(in: other, of: space).contains(first)
            && space.successor(of: next, by: second) == space.successor(of: other, by: first)
          if commutes { right += 1 } else { wrong += 1 }
        }
      }
    }
    return (right, wrong)
  }

  private func enabled(in state: TwoPhaseState, of space: TwoPhase) -> [TwoPhaseAction] {
    var transitions: [Transition<TwoPhaseAction>] = []
    space.expand(state, into: &transitions)
    return transitions.map(\.action)
  }
}
