import Lightcone
import LightconeChecking
import LightconeModels
import LightconeTrace
import Testing

@Suite("Searches whose states remember what clients saw")
struct HistorySpaceTests {
  private static let budget = ActionBudget(drops: 1, duplicates: 1, crashes: 1, timers: 2)
  private static let everybody = (0..<5).map { NodeID($0) }

  @Test("a walk's history is the one of the run that follows it", arguments: 1...60)
  func sameAsInTheRun(seed: UInt64) throws {
    let (simulation, space) = try searchedRegister(
      ["clients": "2", "operations": "3"], budget: Self.budget, crashing: Self.everybody)
    let walk = RandomWalk(space, seed: seed, length: 60)
    #expect(walk.digestsAgree)
    let end = try #require(walk.states.last)
    var timeline = Timeline(simulation)
    _ = timeline.run(atMost: space.startSteps)
    try timeline.intervene(.now(.follow(space.schedule(for: walk.actions))))
    _ = timeline.run()
    let followed = History(timeline.current.trace)
    #expect(!followed.operations.isEmpty)
    #expect(meaning(of: space.history(of: end)) == meaning(of: followed))
  }

  @Test("digests told before a step are those behind it, and say what the history means")
  func digests() throws {
    let (_, space) = try searchedRegister(smallRegister(readers: 2))
    let (states, wrongDigests) = allStates(of: space)
    #expect(wrongDigests == 0)
    var meanings: [StateFingerprint: [String]] = [:]
    for state in states {
      let (digest, meaning) = (
        space.historyFingerprint(of: state), meaning(of: space.history(of: state))
      )
      #expect(meanings.updateValue(meaning, forKey: digest).map { $0 == meaning } ?? true)
    }
    #expect(meanings.count > 50)
    #expect(Set(meanings.map(\.value)).count == meanings.count)
  }

  @Test("without a history the states are as few as before; with it some are told apart")
  func counts() throws {
    let values = smallRegister(readers: 2)
    let forgetful = allStates(of: try searchedRegister(values, keepsHistory: false).space).states
    let (_, space) = try searchedRegister(values)
    let states = allStates(of: space).states
    #expect(states.count > forgetful.count)
    #expect(forgetful.count > 100)
    // What the other space cannot tell apart is all that this one has more.
    let contents = states.map { state in
      space.simulation(in: state).nodes.indices.map {
        "\(space.simulation(in: state).inspect(NodeID($0)))"
      }.joined()
    }
    #expect(Set(contents).count <= forgetful.count)
  }

  @Test("a space that keeps no history has an empty one")
  func nothingKept() throws {
    let (_, space) = try searchedRegister(smallRegister(readers: 1), keepsHistory: false)
    #expect(!space.keepsHistory)
    let walk = RandomWalk(space, seed: 1, length: 30)
    #expect(walk.states.allSatisfy { space.history(of: $0).operations.isEmpty })
  }

  @Test("what was asked before the search began is remembered")
  func laterBeginning() throws {
    let model = ReplicatedRegister.model
    let settings = model.settings(seed: 3)
    var simulation = try model.simulation(settings)
    _ = simulation.run(until: .start + .milliseconds(40))
    let before = History(simulation.trace)
    #expect(before.operations.contains { $0.completedEvent != nil })
    var space = try? simulation.searchSpace(budget: ActionBudget(timers: 0), keepsHistory: true)
    // No node may wait for its disk.
    while space == nil, simulation.run(atMost: 1).steps > 0 {
      space = try? simulation.searchSpace(budget: ActionBudget(timers: 0), keepsHistory: true)
    }
    let found = try #require(space)
    let start = try #require(found.initialStates().first)
    #expect(meaning(of: found.history(of: start)) == meaning(of: History(simulation.trace)))
  }

  @Test("sleep sets leave no history out")
  func sleepSets() throws {
    let (_, space) = try searchedRegister(smallRegister(readers: 1))
    let plain = try Explorer(space, strategy: .depthFirst()).explore()
    let reduced = try Explorer(space, strategy: .depthFirst(sleepSets: true)).explore()
    #expect(plain.counts.distinct == allStates(of: space).states.count)
    #expect(reduced.counts.distinct == plain.counts.distinct)
    #expect(reduced.counts.terminal == plain.counts.terminal)
    #expect(reduced.counts.generated < plain.counts.generated)
  }

  @Test("actions of two clients that both show in the history count as dependent")
  func dependence() throws {
    let values = smallRegister(readers: 1)
    let spaces = try [true, false].map {
      try searchedRegister(values, keepsHistory: $0).space
    }
    let independent = try spaces.map { space in
      let start = try #require(space.initialStates().first)
      var transitions: [Transition<WorldAction>] = []
      space.expand(start, into: &transitions)
      // The writer begins, or the reader, who chooses one of two replicas.
      #expect(transitions.map(\.action.node.position) == [0, 1, 1])
      return space.areIndependent(transitions[0].action, transitions[1].action, in: start)
    }
    #expect(independent == [false, true])
  }
}
