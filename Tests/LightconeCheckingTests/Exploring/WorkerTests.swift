import Lightcone
import LightconeChecking
import LightconeModels
import Testing

@Suite("The explorer on several cores")
struct WorkerTests {
  @Test("counts, verdicts and estimates are those of one core", arguments: [1, 2, 4])
  func sameCounts(workerCount: Int) throws {
    for hasSymmetry in [false, true] {
      let space = try TwoPhase(resourceManagerCount: 6, hasSymmetry: hasSymmetry)
      let explorer = Explorer(space)
      try expectSame(explorer, workerCount: workerCount)
    }
  }

  @Test("so is the counterexample", arguments: TwoPhase.Defect.allCases, [2, 4])
  func sameCounterexample(defect: TwoPhase.Defect, workerCount: Int) throws {
    for n in 2...5 {
      let explorer = Explorer(try TwoPhase(resourceManagerCount: n, defect: defect))
      let end = try expectSame(explorer, workerCount: workerCount)
      #expect(end == .propertyViolated(0))
    }
  }

  @Test("so is where a budget ends the search", arguments: [2, 3])
  func sameBudgetEnd(workerCount: Int) throws {
    let space = try TwoPhase(resourceManagerCount: 4)
    for limit in [1, 2, 7, 100, 1_023, 1_567, 1_568, 3_000, 1_000_000] {
      for budget in [
        SearchBudget(states: limit), SearchBudget(generatedStates: limit),
        SearchBudget(memoryBytes: 20 * limit), SearchBudget(depth: limit),
        SearchBudget(states: limit, generatedStates: 3 * limit),
      ] {
        try expectSame(Explorer(space, budget: budget), workerCount: workerCount)
      }
    }
  }

  @Test("so are goals, prunes and ends, on graphs drawn by chance")
  func sameOnGraphs() throws {
    for seed in 1...24 {
      let space = GraphSpace.random(
        states: 1_500, actions: 3, edgePercent: 40 + seed, seed: UInt64(seed))
      var explorer = Explorer(
        seed % 2 == 0
          ? space
          : space.with("ends well", .eventually) { $0 % 50 != seed }
            .with("seen", .sometimes) { $0 % 7 == 1 })
      explorer.stages[0].prunes = [StateCondition("high") { _, state in state > 1_400 }]
      if seed % 3 == 0 {
        explorer.stages[0].goal = StateCondition("100") { _, state in state == 100 }
        explorer.stages.append(
          SearchStage(goal: StateCondition("200") { _, state in state == 200 }))
      }
      try expectSame(explorer, workerCount: 2)
    }
  }

  @Test("so is the end in a level of many chunks and batches")
  func manyChunks() throws {
    let space = GraphSpace.wide(20_000, seed: 1)
    let whole = try Explorer(space).explore()
    #expect(whole.counts.distinct > 30_000)
    // The bounds lie in the first chunk of the second level, in later ones, and in its second
    // batch.
    for limit in [20_100, 22_345, 25_000, whole.counts.distinct - 100, whole.counts.distinct] {
      try expectSame(Explorer(space, budget: SearchBudget(states: limit)), workerCount: 2)
    }
    for limit in [20_400, 31_111, 50_000, 59_999] {
      try expectSame(
        Explorer(space, budget: SearchBudget(generatedStates: limit)), workerCount: 2)
    }
    for bytes in [1_600_000, 1_800_000, 2_000_000] {
      let explorer = Explorer(space, budget: SearchBudget(memoryBytes: bytes))
      try expectSame(explorer, workerCount: 2)
    }
    let violated = space.with("none", .always) { state in
      state < 20_001 || state % 9_973 != 0
    }
    let end = try expectSame(Explorer(violated), workerCount: 2)
    #expect(end == .propertyViolated(0))
  }

  @Test("a violation in an initial state is one")
  func root() throws {
    let space = GraphSpace.counters([3, 3]).with("not zero", .always) { $0 != 0 }
    let end = try expectSame(Explorer(space), workerCount: 2)
    #expect(end == .propertyViolated(0))
  }

  @Test("no worker is refused")
  func refused() throws {
    let explorer = Explorer(try TwoPhase(resourceManagerCount: 2))
    #expect(throws: SettingProblem.self) { try explorer.explore(workerCount: 0) }
  }

  @discardableResult
  private func expectSame<Space: SearchSpace>(
    _ explorer: Explorer<Space>, workerCount: Int
  ) throws -> ExplorationEnd {
    let alone = try explorer.explore()
    let together = try explorer.explore(workerCount: workerCount)
    #expect(together.end == alone.end)
    #expect(together.counts == alone.counts)
    #expect(together.findings == alone.findings)
    #expect(together.path == alone.path)
    #expect(together.start == alone.start)
    #expect(together.descriptions == alone.descriptions)
    #expect(together.peakMemoryBytes == alone.peakMemoryBytes)
    return alone.end
  }
}
