import Lightcone
import LightconeChecking
import LightconeModels
import Testing

@Suite("Ways are shortened until each step is needed")
struct PathShrinkerTests {
  /// What is wrong with a way that is said to be minimal, found without the shrinker.
  enum Flaw: Equatable {
    case leadsNowhere
    case hasImpossibleStep
    case goesOnBehindItsEnd
    case doesNotNeed(step: Int)
  }

  private func flaw<Space: SearchSpace>(
    of path: [Space.Action], in space: Space, from start: Space.State,
    _ isWanted: (Space.State) -> Bool
  ) -> Flaw? {
    func follow(_ path: [Space.Action]) -> (taken: Int, wantedAfter: Int?) {
      var (state, taken) = (start, 0)
      var wantedAfter = isWanted(state) ? 0 : nil
      for action in path {
        var transitions: [Transition<Space.Action>] = []
        space.expand(state, into: &transitions)
        guard transitions.contains(where: { $0.action == action }) else { continue }
        state = space.successor(of: state, by: action)
        taken += 1
        if wantedAfter == nil, isWanted(state) { wantedAfter = taken }
      }
      return (taken, wantedAfter)
    }
    let whole = follow(path)
    guard let end = whole.wantedAfter else { return .leadsNowhere }
    if whole.taken < path.count { return .hasImpossibleStep }
    if end < path.count { return .goesOnBehindItsEnd }
    for step in path.indices {
      var shorter = path
      shorter.remove(at: step)
      if follow(shorter).wantedAfter != nil { return .doesNotNeed(step: step) }
    }
    return nil
  }

  /// Adds 1 or takes 1 away, or does nothing useful, from 0 to 40.
  private static let line = GraphSpace(
    edges: (0...40).map { [$0 < 40 ? $0 + 1 : nil, $0 > 0 ? $0 - 1 : nil, $0] })

  @Test("On a line all that is left of a way is the steps to its end")
  func line() throws {
    // Up 5, down 3, up 8, with idle steps between: 10 is reached only with the ups that stand.
    let path =
      Array(repeating: 0, count: 5) + [2, 1, 1, 2, 1] + Array(repeating: 0, count: 8) + [2]
    let shrinker = PathShrinker(Self.line) { $0 == 10 }
    let minimum = try #require(shrinker.shrink(path, from: 0))
    #expect(path.count == 19)
    #expect(minimum.items == Array(repeating: 0, count: 10))
    #expect(minimum.isMinimal)
    #expect(flaw(of: minimum.items, in: Self.line, from: 0) { $0 == 10 } == nil)
  }

  @Test("On graphs drawn by chance, what is left of a walk is minimal", arguments: 1...20)
  func graphs(seed: Int) throws {
    let space = GraphSpace.random(states: 60, actions: 4, edgePercent: 70, seed: UInt64(seed))
    let walk = RandomWalk(space, seed: UInt64(seed), length: 80)
    let target = try #require(walk.states.last)
    let minimum = try #require(
      PathShrinker(space) { $0 == target }.shrink(walk.actions, from: walk.states[0]))
    #expect(minimum.items.count <= walk.actions.count)
    #expect(minimum.isMinimal)
    #expect(flaw(of: minimum.items, in: space, from: walk.states[0]) { $0 == target } == nil)
  }

  /// A world in which a participant forgets that it is prepared, and the ways of searches that do not
  /// look for short ones.
  private func broken() throws -> (space: SimulationSpace, start: SimulationSpace.State) {
    let space = try searched(
      "two-phase-commit", ["bug": "no-prepared-log", "participants": "2"],
      budget: ActionBudget(drops: 1, crashes: 1, timers: 1)
    ).space
    return (space, try #require(space.initialStates().first))
  }

  static let strategies: [SearchStrategy] =
    [.depthFirst()] + (1...6).map { .randomWalks(count: 5_000, seed: $0) }

  @Test("A counterexample of a world fails before and after, and is minimal", arguments: strategies)
  func worlds(strategy: SearchStrategy) throws {
    let (space, start) = try broken()
    var explorer = Explorer(space, strategy: strategy)
    explorer.propertyNames = ["atomic"]
    let found = try explorer.explore()
    let property = try #require(space.properties.firstIndex { $0.name == "atomic" })
    #expect(found.end == .propertyViolated(property))
    let isWanted = { !space.holds(property, in: $0) }
    let shrinker = PathShrinker(space, isWanted: isWanted)
    let minimum = try #require(shrinker.shrink(found.path, from: start))
    #expect(minimum.isMinimal)
    #expect(flaw(of: minimum.items, in: space, from: start, isWanted) == nil)
    // No way is shorter than the shortest, which has nine steps.
    #expect((9...found.path.count).contains(minimum.items.count))
    // What is minimal stays as it is.
    let again = try #require(shrinker.shrink(minimum.items, from: start))
    #expect(again.items == minimum.items)
    #expect(again.isMinimal)
  }

  @Test("A shortest way is left as it is")
  func shortest() throws {
    let (space, start) = try broken()
    var explorer = Explorer(space)
    explorer.propertyNames = ["atomic"]
    let found = try explorer.explore()
    let shrinker = PathShrinker(space) { !space.holds(0, in: $0) }
    #expect(found.path.count == 9)
    #expect(shrinker.shrink(found.path, from: start)?.items == found.path)
  }

  @Test("A way that leads nowhere has no minimum; one that begins at its end is empty")
  func edges() {
    #expect(PathShrinker(Self.line) { $0 == 10 }.shrink([0, 0, 2], from: 0) == nil)
    #expect(PathShrinker(Self.line) { $0 == 10 }.shrink([], from: 0) == nil)
    #expect(PathShrinker(Self.line) { $0 == 10 }.shrink([0, 1], from: 10)?.items == [])
  }

  @Test("A budget that runs out leaves a way that still leads there, and is not called minimal")
  func budget() throws {
    let path = (0..<30).flatMap { _ in [0, 2, 2] }
    let shrinker = PathShrinker(Self.line) { $0 == 30 }
    for budget in [1, 2, 5, 20] {
      let cut = try #require(shrinker.shrink(path, from: 0, budget: budget))
      #expect(!cut.isMinimal)
      #expect(cut.items.reduce(0) { Self.line.successor(of: $0, by: $1) } == 30)
    }
    let stopped = try #require(shrinker.shrink(path, from: 0)).items
    #expect(stopped == Array(repeating: 0, count: 30))
    #expect(shrinker.shrink(path, from: 0, shouldStop: { true }) == nil)
  }

  @Test("Control: shrinkers that leave a step too many or take one too many are caught")
  func brokenShrinkers() throws {
    let isWanted: (Int) -> Bool = { $0 == 10 }
    func flawed(_ path: [Int]) -> Flaw? { flaw(of: path, in: Self.line, from: 0, isWanted) }
    let path = Array(repeating: 0, count: 4) + [2] + Array(repeating: 0, count: 6)
    // One that only cuts off what lies behind the end leaves the idle step.
    #expect(flawed(path) == .doesNotNeed(step: 4))
    let minimum = try #require(PathShrinker(Self.line, isWanted: isWanted).shrink(path, from: 0))
    #expect(flawed(minimum.items) == nil)
    #expect(flawed(Array(minimum.items.dropLast())) == .leadsNowhere)
    #expect(flawed(minimum.items + [2]) == .goesOnBehindItsEnd)
    #expect(flawed([1] + minimum.items) == .hasImpossibleStep)
  }
}
