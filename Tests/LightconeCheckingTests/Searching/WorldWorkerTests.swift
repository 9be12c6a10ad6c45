import Lightcone
import LightconeChecking
import LightconeModels
import Testing

@Suite("Worlds are searched on several cores as on one")
struct WorldWorkerTests {
  /// A model, its changes, and what may go wrong.
  static let searches: [(model: String, changes: [String: String], budget: ActionBudget)] = [
    (
      "two-phase-commit", ["participants": "2"], ActionBudget(drops: 1, crashes: 1, timers: 0)
    ),
    (
      "two-phase-commit", ["bug": "no-coordinator-log", "participants": "2"],
      ActionBudget(crashes: 1, timers: 1)
    ),
    ("two-phase-commit", ["bug": "no-prepared-log"], ActionBudget(crashes: 1, timers: 0)),
    ("saga", ["maxAttempts": "1"], ActionBudget(drops: 1, duplicates: 1, timers: 1)),
    (
      "saga", ["maxAttempts": "1", "bug": "no-tombstone"],
      ActionBudget(drops: 1, duplicates: 1, timers: 1)
    ),
  ]

  @Test("Counts, findings and ways are the same", arguments: searches, [2, 3])
  func same(
    search: (model: String, changes: [String: String], budget: ActionBudget), workers: Int
  ) throws {
    let space = try searched(search.model, search.changes, budget: search.budget).space
    let alone = try Explorer(space).explore()
    let together = try Explorer(space).explore(workerCount: workers)
    #expect(together.end == alone.end)
    #expect(together.counts == alone.counts)
    #expect(together.findings == alone.findings)
    #expect(together.path == alone.path)
    #expect(together.descriptions == alone.descriptions)
    #expect(together.peakMemoryBytes == alone.peakMemoryBytes)
    #expect((alone.violatedProperty != nil) == (search.changes["bug"] != nil))
  }

  @Test("Every exhaustive strategy finds the same states of a world and the same verdicts")
  func strategies() throws {
    let space = try searched(
      "two-phase-commit", ["participants": "2"], budget: ActionBudget(drops: 1, timers: 1)
    ).space
    let broad = try Explorer(space).explore()
    #expect(broad.counts.distinct == space.allStates().count)
    for strategy in StrategyTests.exhaustive {
      let other = try Explorer(space, strategy: strategy).explore()
      #expect(other.end == .spaceExhausted)
      #expect(other.counts.distinct == broad.counts.distinct)
      #expect(other.counts.terminal == broad.counts.terminal)
      #expect(other.counts.cutShort == broad.counts.cutShort)
      #expect(other.findings == broad.findings)
    }
    // Control: a search that is cut off finds fewer, and says so.
    let cut = try Explorer(space, budget: SearchBudget(depth: 8)).explore()
    #expect(cut.counts.distinct < broad.counts.distinct)
    #expect(cut.end == .budgetSpent(.depth))
  }
}
