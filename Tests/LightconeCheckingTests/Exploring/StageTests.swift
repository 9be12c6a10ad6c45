import Lightcone
import LightconeChecking
import LightconeModels
import Testing

@Suite("Goals, prunes, stages and ends")
struct StageTests {
  private static let allPrepared = StateCondition<TwoPhase>("all prepared") { space, state in
    (0..<space.resourceManagerCount).allSatisfy { state.manager($0) == .prepared }
  }
  private static let oneAborted = StateCondition<TwoPhase>("one aborted") { space, state in
    (0..<space.resourceManagerCount).contains { state.manager($0) == .aborted }
  }

  @Test("a goal is found on a shortest way")
  func goal() throws {
    let space = try TwoPhase(resourceManagerCount: 4)
    var explorer = Explorer(space)
    explorer.stages = [SearchStage(goal: Self.allPrepared)]
    let exploration = try explorer.explore()
    #expect(exploration.end == .goalFound)
    #expect(exploration.path.count == 4)
    let states = explorer.states(along: exploration)
    #expect(states.count == 5)
    #expect(states.firstIndex { Self.allPrepared.holds(space, $0) } == 4)
    // What the search did not look at is not decided.
    #expect(exploration.findings[0].verdict == .undecided)
    #expect(exploration.findings[0].reason == "the search ended at its goal")
  }

  @Test("a stage goes on from where the one before it ended", arguments: StrategyTests.exhaustive)
  func stages(strategy: SearchStrategy) throws {
    let space = try TwoPhase(resourceManagerCount: 3)
    var explorer = Explorer(space, strategy: strategy)
    explorer.stages = [SearchStage(goal: Self.allPrepared), SearchStage(goal: Self.oneAborted)]
    let exploration = try explorer.explore()
    #expect(exploration.end == .goalFound)
    #expect(exploration.stageCount == 2)
    let states = explorer.states(along: exploration)
    #expect(Self.oneAborted.holds(space, try #require(states.last)))
    #expect(states.contains { Self.allPrepared.holds(space, $0) })
    // Three prepare, the transaction manager aborts, one hears of it. Alone, the second goal is one
    // step away.
    if strategy == .breadthFirst { #expect(exploration.path.count == 5) }
    explorer.stages = [SearchStage(goal: Self.oneAborted)]
    if strategy == .breadthFirst { #expect(try explorer.explore().path.count == 1) }
  }

  @Test("a goal that cannot be reached leaves the way to the goal before it")
  func unreachable() throws {
    var explorer = Explorer(try TwoPhase(resourceManagerCount: 3))
    explorer.stages = [
      SearchStage(goal: Self.oneAborted),
      SearchStage(
        goal: StateCondition("committed") { space, state in
          (0..<space.resourceManagerCount).contains { state.manager($0) == .committed }
        }),
    ]
    let exploration = try explorer.explore()
    #expect(exploration.end == .spaceExhausted)
    #expect(exploration.stageCount == 2)
    #expect(exploration.path.count == 1)
    // All that lies behind the goal was looked at. That proves nothing of what does not.
    #expect(exploration.findings.map(\.verdict) == [.undecided, .undecided, .holds])
  }

  @Test("what an earlier stage has seen stays seen")
  func seenEarlier() throws {
    let space = GraphSpace(edges: [[1], [2], [nil]]).with("at 0", .sometimes) { $0 == 0 }
    var explorer = Explorer(space)
    explorer.stages = [
      SearchStage(goal: StateCondition("at 1") { _, state in state == 1 }), SearchStage(),
    ]
    let exploration = try explorer.explore()
    #expect(exploration.end == .spaceExhausted)
    #expect(exploration.findings[0].verdict == .holds)
    #expect(exploration.findings[0].reason == "seen in an earlier stage")
  }

  @Test("a goal is missing in a stage before the last")
  func missingGoal() throws {
    var explorer = Explorer(try TwoPhase(resourceManagerCount: 3))
    explorer.stages.append(SearchStage(goal: Self.oneAborted))
    #expect(throws: SettingProblem.self) { try explorer.explore() }
    explorer.stages = []
    #expect(throws: SettingProblem.self) { try explorer.explore() }
  }

  @Test("nothing behind a prune is looked at, and nothing is said of it")
  func prunes() throws {
    let space = try TwoPhase(resourceManagerCount: 3)
    var explorer = Explorer(space)
    explorer.stages[0].prunes = [Self.oneAborted]
    let exploration = try explorer.explore()
    #expect(exploration.end == .spaceExhausted)
    #expect(exploration.counts.distinct < 288)
    #expect(exploration.counts.explored + exploration.counts.pruned == exploration.counts.distinct)
    #expect(exploration.findings[0].verdict == .undecided)
    #expect(exploration.findings[1].verdict == .holds)
    explorer.stages[0].prunes = [StateCondition("never") { _, _ in false }]
    #expect(try explorer.explore().findings[0].verdict == .holds)
  }

  @Test("only the chosen properties are looked at")
  func chosen() throws {
    var explorer = Explorer(try TwoPhase(resourceManagerCount: 3, defect: .commitsEarly))
    explorer.propertyNames = ["committed"]
    let exploration = try explorer.explore()
    #expect(exploration.end == .spaceExhausted)
    #expect(exploration.findings.map(\.property.name) == ["committed"])
  }

  @Test("eventually is judged where nothing changes any more", arguments: StrategyTests.exhaustive)
  func eventually(strategy: SearchStrategy) throws {
    // 0 and 1 lead around, 2 only to itself, 3 nowhere.
    let edges: [[Int?]] = [[1, 2], [0, nil], [2, 3], [nil, nil]]
    let good = GraphSpace(edges: edges).with("at 3", .eventually) { $0 == 3 }
    #expect(try Explorer(good, strategy: strategy).explore().findings[0].verdict == .holds)
    let stuck = GraphSpace(edges: [[1, 2], [0, nil], [2, nil], [nil, nil]])
      .with("at 3", .eventually) { $0 == 3 }
    let exploration = try Explorer(stuck, strategy: strategy).explore()
    #expect(exploration.end == .propertyViolated(0))
    #expect(stuck.edges.indices.contains(2) && exploration.path.last == 1)
    let round = GraphSpace(edges: [[1], [0]]).with("at 3", .eventually) { $0 == 3 }
    let endless = try Explorer(round, strategy: strategy).explore()
    #expect(endless.findings[0].verdict == .undecided)
    #expect(endless.findings[0].reason == "nothing ever ends")
  }

  @Test("what no state shows is violated if it should be seen sometimes")
  func sometimes() throws {
    let space = GraphSpace.counters([3, 3]).with("at 100", .sometimes) { $0 == 100 }
    #expect(try Explorer(space).explore().findings[0].verdict == .violated)
    let cut = Explorer(space, budget: SearchBudget(states: 3))
    #expect(try cut.explore().findings[0].verdict == .undecided)
  }

  @Test("several initial states are all begun with, and the path tells from which")
  func severalRoots() throws {
    var space = GraphSpace(edges: [[nil], [2], [3], [nil], [nil]])
      .with("not 3", .always) { $0 != 3 }
    space.roots = [0, 4, 1, 1]
    for strategy in StrategyTests.exhaustive {
      let explorer = Explorer(space, strategy: strategy)
      let exploration = try explorer.explore()
      #expect(exploration.start == 2)
      #expect(explorer.states(along: exploration) == [1, 2, 3])
    }
  }

  @Test("rising budgets stop at the first space with a violation")
  func rising() throws {
    let spaces = [nil, nil, TwoPhase.Defect.commitsEarly, .abortsAfterPreparing]
    let explorer = Explorer(try TwoPhase(resourceManagerCount: 3))
    let result = try explorer.explore(
      rising: try spaces.map { try TwoPhase(resourceManagerCount: 3, defect: $0) })
    #expect(result.explorations.count == 3)
    #expect(result.deciding?.path.count == 3)
    let harmless = try explorer.explore(
      rising: try (1...4).map { try TwoPhase(resourceManagerCount: $0) })
    #expect(harmless.explorations.map(\.counts.distinct) == [12, 56, 288, 1_568])
    #expect(harmless.deciding == nil)
  }
}
