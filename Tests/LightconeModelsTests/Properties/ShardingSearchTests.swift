import Lightcone
import LightconeChecking
import LightconeModels
import LightconeTrace
import Testing

/// A partition moves while one router writes to it and another one, with a map of its own, reads or writes:
/// in every order of events. The numbers of states are golden.
@Suite struct ShardingSearchTests {
  static let moving: Values = [
    "strategy": "range", "shards": "1", "keys": "1", "routers": "2", "requests": "3",
    "writers": "1", "add.shard.at": "1ms", "shard.capacity": "0", "query.other": "0%",
    "query.join": "0%",
  ]
  static let writing: Values = moving.merging(["writers": "2"]) { $1 }

  private func explored(
    _ values: Values, _ budget: ActionBudget = ActionBudget(timers: 0)
  ) throws -> Exploration<WorldAction> {
    try SearchedModel(ShardedStore.model, values, budget: budget)
      .explored("no-lost-write", "one-owner")
  }

  @Test("No write is lost in any order", arguments: [(moving, 9_258), (writing, 12_841)])
  func noLostWrite(values: Values, distinct: Int) throws {
    let exploration = try explored(values)
    #expect(exploration.end == .spaceExhausted)
    #expect(exploration.counts.distinct == distinct)
  }

  @Test(
    "Control: without the check, or without the delta, one is",
    arguments: ["serves-stale-router", "forgets-delta"])
  func lostWrite(bug: String) throws {
    let values = Self.writing.merging(["bug": bug]) { $1 }
    let search = try SearchedModel(ShardedStore.model, values, budget: ActionBudget(timers: 0))
    let exploration = try search.explored("no-lost-write")
    #expect(exploration.violatedProperty?.name == "no-lost-write")
    #expect(try search.run(along: exploration.path).property("no-lost-write") == false)
  }

  private func histories(_ values: Values) throws -> Exploration<WorldAction> {
    let run = try ShardedStore.model.simulation(settings(of: ShardedStore.model, values))
    let space = try run.searchSpace(
      budget: ActionBudget(timers: 0), crashing: [], keepsHistory: true)
    let judge = try HistoryJudge(condition: "linearizable", model: "register")
    var explorer = Explorer(try judge.judging(space))
    explorer.propertyNames = [judge.property.name]
    return try explorer.explore()
  }

  @Test("A key that moves is one register")
  func linearizable() throws {
    #expect(try histories(Self.moving).end == .spaceExhausted)
    let broken = try histories(Self.moving.merging(["bug": "serves-stale-router"]) { $1 })
    #expect(broken.violatedProperty?.name == "linearizable")
  }

  @Test(
    "A crash at any moment, or a lost message, gives no partition two owners and loses no write")
  func crashes() throws {
    let small = Self.moving.merging(["requests": "1", "routers": "1"]) { $1 }
    let crash = try explored(small, ActionBudget(crashes: 1, timers: 1))
    #expect(crash.end == .spaceExhausted)
    let drop = try explored(small, ActionBudget(drops: 1, timers: 1))
    #expect(drop.end == .spaceExhausted)
    let old = try explored(
      small.merging(["bug": "takes-old-confirmation"]) { $1 },
      ActionBudget(crashes: 1, timers: 1))
    #expect(old.violatedProperty?.name == "no-lost-write")
    let broken = try explored(
      small.merging(["bug": "forgets-hand-over"]) { $1 }, ActionBudget(crashes: 1, timers: 0))
    #expect(broken.violatedProperty?.name == "one-owner")
  }

  /// Two users on two shards want one name.
  @Test("Names are unique in every order if the shard of the name decides")
  func names() throws {
    func search(_ rule: String) throws -> Exploration<WorldAction> {
      let values: Values = [
        "requests": "0", "unique": rule, "shard.capacity": "0", "strategy": "range",
        "shards": "2", "keys": "2",
      ]
      var simulation = try ShardedStore.model.simulation(
        settings(of: ShardedStore.model, values))
      _ = simulation.run(until: .start)
      for user in 1...2 {
        try simulation.intervene(.now(.operate(NodeID(0), ["register", "\(user)", "1"])))
      }
      _ = simulation.run(until: .start + .microseconds(500))
      let space = try simulation.searchSpace(budget: ActionBudget(timers: 0), crashing: [])
      var explorer = Explorer(space)
      explorer.propertyNames = ["unique-names"]
      return try explorer.explore()
    }
    #expect(try search("index").end == .spaceExhausted)
    #expect(try search("local").violatedProperty?.name == "unique-names")
  }
}
