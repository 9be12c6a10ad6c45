import Lightcone
import LightconeChecking
import LightconeModels
import Synchronization
import Testing

@Suite("Budgets of the explorer")
struct BudgetTests {
  @Test(
    "impossible budgets are refused before anything is looked at",
    arguments: [0, -1, Int.min])
  func refused(limit: Int) throws {
    let space = WatchedSpace()
    let budgets = [
      SearchBudget(states: limit), SearchBudget(generatedStates: limit),
      SearchBudget(depth: limit), SearchBudget(memoryBytes: limit),
    ]
    for budget in budgets {
      #expect(throws: SettingProblem.self) { try Explorer(space, budget: budget).explore() }
    }
    for strategy in [
      SearchStrategy.randomWalks(count: limit, seed: 1),
      .priorities(count: limit, bugDepth: 2, seed: 1),
      .priorities(count: 5, bugDepth: limit, seed: 1),
    ] {
      #expect(throws: SettingProblem.self) { try Explorer(space, strategy: strategy).explore() }
    }
    #expect(!space.wasAsked.withLock { $0 })
    _ = try Explorer(space).explore()
    #expect(space.wasAsked.withLock { $0 })
  }

  @Test("an unknown property is refused, with those that there are")
  func unknownProperty() throws {
    var explorer = Explorer(try TwoPhase(resourceManagerCount: 2))
    explorer.propertyNames = ["consistent", "consistant"]
    let problem = #expect(throws: SettingProblem.self) { try explorer.explore() }
    #expect(
      problem == SettingProblem("property", "consistant", range: "consistent, committed, aborted"))
  }

  @Test(
    "each limit ends the search by its name",
    arguments: [
      SearchStrategy.breadthFirst, .depthFirst(), .depthFirst(sleepSets: true),
      .iterativeDeepening,
    ])
  func limits(strategy: SearchStrategy) throws {
    let space = try TwoPhase(resourceManagerCount: 5)
    let byStates = try Explorer(space, strategy: strategy, budget: SearchBudget(states: 100))
      .explore()
    #expect(byStates.end == .budgetSpent(.states))
    #expect(byStates.counts.distinct == 100)
    let byGenerated = try Explorer(
      space, strategy: strategy, budget: SearchBudget(generatedStates: 100)
    ).explore()
    #expect(byGenerated.end == .budgetSpent(.generatedStates))
    #expect(byGenerated.counts.generated == 100)
    let byDepth = try Explorer(space, strategy: strategy, budget: SearchBudget(depth: 4)).explore()
    #expect(byDepth.end == .budgetSpent(.depth))
    #expect(byDepth.counts.depth == 4)
    let byMemory = try Explorer(
      space, strategy: strategy, budget: SearchBudget(memoryBytes: 50_000)
    ).explore()
    #expect(byMemory.end == .budgetSpent(.memory))
    for exploration in [byStates, byGenerated, byDepth, byMemory] {
      #expect(exploration.findings[0].verdict == .undecided)
      #expect(exploration.findings[0].reason == "\(exploration.end)")
    }
  }

  @Test("a budget that is just large enough ends nothing")
  func justEnough() throws {
    let space = try TwoPhase(resourceManagerCount: 3)
    let whole = try Explorer(space).explore()
    let budget = SearchBudget(
      states: 288, generatedStates: whole.counts.generated, depth: 11, memoryBytes: 1_000_000)
    let exploration = try Explorer(space, budget: budget).explore()
    #expect(exploration.end == .spaceExhausted)
    var less = budget
    less.states = 287
    #expect(try Explorer(space, budget: less).explore().end == .budgetSpent(.states))
  }

  @Test("who says stop is heard within a few thousand successors")
  func stop() throws {
    let space = try TwoPhase(resourceManagerCount: 6)
    for strategy in StrategyTests.exhaustive + [.randomWalks(count: 10_000, seed: 1)] {
      let asked = Counter()
      let budget = SearchBudget(shouldStop: { asked.count() == 3 })
      let exploration = try Explorer(space, strategy: strategy, budget: budget).explore()
      #expect(exploration.end == .stopped)
      #expect(exploration.counts.generated < 5 * 4_096)
      #expect(exploration.findings[0].verdict == .undecided)
    }
  }

  @Test("progress is told, and rises")
  func progress() throws {
    let reports = Reports()
    var explorer = Explorer(try TwoPhase(resourceManagerCount: 5))
    explorer.report = { reports.append($0) }
    let exploration = try explorer.explore()
    let all = reports.all
    #expect(all.count > 5)
    #expect(all.map(\.distinctCount) == all.map(\.distinctCount).sorted())
    #expect(all.map(\.depth) == all.map(\.depth).sorted())
    #expect(all.allSatisfy { $0.distinctCount <= exploration.counts.distinct })
    #expect(all.allSatisfy { $0.exploredCount + $0.frontierCount == $0.distinctCount })
  }

  @Test("the tables take 25 to 40 bytes for a state")
  func memory() throws {
    let exploration = try Explorer(try TwoPhase(resourceManagerCount: 6)).explore()
    let perState = exploration.peakMemoryBytes / exploration.counts.distinct
    #expect((25...60).contains(perState))
  }
}

/// Notes that it was asked for anything but its properties.
struct WatchedSpace: SearchSpace {
  final class Flag: Sendable {
    private let state = Mutex(false)
    func withLock<R: Sendable>(_ body: (inout sending Bool) -> sending R) -> R {
      state.withLock(body)
    }
  }
  let wasAsked = Flag()

  func initialStates() -> [Int] {
    wasAsked.withLock { $0 = true }
    return [0]
  }
  func fingerprint(of state: Int) -> StateFingerprint { StateFingerprint(hashing: state) }
  func expand(_ state: Int, into transitions: inout [Transition<Int>]) {}
  func successor(of state: Int, by action: Int) -> Int { state }
  func describe(_ action: Int, in state: Int) -> String { "" }
  var properties: [PropertyDescription] { [] }
  func holds(_ property: Int, in state: Int) -> Bool { true }
}

final class Counter: Sendable {
  private let value = Atomic(0)
  func count() -> Int { value.wrappingAdd(1, ordering: .relaxed).newValue }
}

final class Reports: Sendable {
  private let reports = Mutex<[SearchProgress]>([])
  func append(_ report: SearchProgress) { reports.withLock { $0.append(report) } }
  var all: [SearchProgress] { reports.withLock { $0 } }
}
