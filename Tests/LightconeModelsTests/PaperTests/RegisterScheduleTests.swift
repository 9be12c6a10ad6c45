import Lightcone
import LightconeChecking
import LightconeModels
import LightconeTrace
import Testing

/// What the register promises, over every order in which messages can arrive.
@Suite struct RegisterScheduleTests {
  private func explored(
    _ values: Values, budget: ActionBudget = ActionBudget(timers: 0), crashing: [NodeID] = []
  ) throws -> (verdict: Verdict, exploration: Exploration<WorldAction>, histories: Int) {
    let model = ReplicatedRegister.model
    let simulation = try model.simulation(settings(of: model, values))
    let space = try simulation.searchSpace(
      budget: budget, crashing: crashing, keepsHistory: true)
    let judge = try HistoryJudge(condition: "linearizable", model: "register")
    var explorer = Explorer(try judge.judging(space))
    explorer.propertyNames = [judge.property.name]
    let exploration = try explorer.explore()
    let finding = try #require(exploration.findings.first)
    return (judge.settled(finding).verdict, exploration, judge.judgedCount)
  }

  private static let oneEach = [
    "protocol": "single-writer", "writers": "1", "operations": "1", "ask": "quorum",
  ]

  @Test("A writer and a reader at three replicas: linearizable in every order")
  func majorities() throws {
    let found = try explored(Self.oneEach.merging(["clients": "2"]) { $1 })
    #expect(found.verdict == .holds)
    #expect(found.exploration.end == .spaceExhausted)
    #expect(found.histories > 5)
  }

  @Test("The same with a crash anywhere, also of a replica in the middle of storing")
  func crash() throws {
    let found = try explored(
      Self.oneEach.merging(["clients": "2", "replicas": "2"]) { $1 },
      budget: ActionBudget(crashes: 1, timers: 0), crashing: [NodeID(2), NodeID(3)])
    #expect(found.verdict == .holds)
    #expect(found.exploration.end == .spaceExhausted)
  }

  private static let twoReaders = oneEach.merging(
    ["clients": "3", "replicas": "2", "read.quorum": "1", "write.quorum": "2"]) { $1 }

  /// R + W > N, and yet: one reader hears of the write, which goes on; the next one does not.
  @Test("Two readers, without write-back: the new value first, the old one then")
  func newOldInversion() throws {
    let found = try explored(Self.twoReaders.merging(["write.back": "off"]) { $1 })
    #expect(found.verdict == .violated)
    // Three operations begin; one replica stores; each reader asks and is told.
    #expect(found.exploration.path.count == 3 + 1 + 2 * 2)
  }

  @Test("With write-back there is no such order")
  func writeBack() throws {
    let found = try explored(Self.twoReaders)
    #expect(found.verdict == .holds)
    #expect(found.exploration.end == .spaceExhausted)
  }

  @Test("Quorums that need not meet are not enough, even for one reader")
  func disjoint() throws {
    let found = try explored(
      Self.oneEach.merging(
        ["clients": "2", "replicas": "2", "read.quorum": "1", "write.quorum": "1"]) { $1 })
    #expect(found.verdict == .violated)
  }
}
