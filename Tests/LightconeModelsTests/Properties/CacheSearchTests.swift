import Lightcone
import LightconeChecking
import LightconeModels
import LightconeTrace
import Testing

/// The cached database in every order of events: a fill that comes late, with the value that a write has
/// replaced meanwhile, leaves a stale copy for good (Nishtala et al., "Scaling Memcache at Facebook", NSDI
/// 2013, section 3.2.1, "stale sets"). The numbers of states are golden.
@Suite struct CacheSearchTests {
  /// A setting of the cached database, and what a search of all orders finds.
  struct Search: CustomTestStringConvertible {
    let values: Values
    /// The states, where the copies agree with the database in all that are at rest; nil where not.
    let distinct: Int?
    /// The steps of the shortest way to a stale copy at rest.
    var steps: Int?
    var budget = ActionBudget(timers: 0)

    var testDescription: String {
      values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
    }
  }

  /// One row, a server that writes it and others that read it, one request each.
  static let small: Values = ["keys": "1", "writers": "1", "servers": "2", "requests": "2"]
  /// The same with two writes, which may overtake each other.
  static let twoWrites: Values = small.merging(["requests": "3"]) { $1 }
  static let readers: Values = ["keys": "1", "writers": "1", "servers": "3", "requests": "3"]

  static func found(_ values: Values, _ base: Values, steps: Int) -> Search {
    Search(values: base.merging(values) { $1 }, distinct: nil, steps: steps)
  }
  static func sound(
    _ values: Values, _ base: Values, _ distinct: Int, timers: Int = 0
  ) -> Search {
    Search(
      values: base.merging(values) { $1 }, distinct: distinct,
      budget: ActionBudget(timers: timers))
  }

  static let searches = [
    found([:], small, steps: 12),
    found(["write.policy": "around"], small, steps: 12),
    found(["write.policy": "through"], small, steps: 12),
    found(["fill.guard": "lease", "bug": "invalidates-first"], small, steps: 12),
    found(["fill.guard": "lease", "bug": "lease-outlives-write"], small, steps: 12),
    found(["fill.guard": "version", "bug": "no-tombstone"], small, steps: 12),
    found(["read.policy": "read-through", "bug": "load-outlives-deletion"], small, steps: 10),
    found(
      ["read.policy": "read-through", "write.policy": "through", "bug": "last-answer-wins"],
      twoWrites, steps: 10),
    sound(["fill.guard": "lease"], small, 80),
    sound(["fill.guard": "lease"], readers, 944),
    sound(["fill.guard": "lease"], twoWrites, 1_077),
    sound(["fill.guard": "version"], small, 66),
    sound(["fill.guard": "version"], readers, 842),
    sound(["fill.guard": "version"], twoWrites, 791),
    sound(["fill.guard": "lease", "write.policy": "around"], twoWrites, 1_284),
    sound(["fill.guard": "lease", "write.policy": "through"], twoWrites, 1_182),
    sound(["fill.guard": "version", "write.policy": "through"], twoWrites, 1_117),
    sound(["read.policy": "read-through"], twoWrites, 721),
    sound(["read.policy": "read-through", "write.policy": "around"], twoWrites, 859),
    sound(["read.policy": "read-through", "write.policy": "through"], twoWrites, 1_402),
    sound(["read.policy": "read-through", "write.policy": "back"], twoWrites, 1_416, timers: 1),
    sound(["write.policy": "back", "fill.guard": "lease"], twoWrites, 2_126, timers: 1),
  ]

  @Test(
    "A late fill is found where nothing guards against it, and nowhere else", arguments: searches)
  func staleSets(search: Search) throws {
    let space = try SearchedModel(CachedDatabase.model, search.values, budget: search.budget)
    let exploration = try space.explored("agrees-at-rest")
    if let distinct = search.distinct {
      #expect(exploration.end == .spaceExhausted)
      #expect(exploration.counts.distinct == distinct)
    } else {
      #expect(exploration.violatedProperty?.name == "agrees-at-rest")
      #expect(exploration.path.count == search.steps)
      // What the search says happens in a real run too.
      #expect(try space.run(along: exploration.path).number("stale.at.rest") == 1)
    }
  }

  /// What no guard mends: the copy outlives the write because nobody tells the cache.
  static let unguarded: [(budget: ActionBudget, crashing: [Int], steps: Int)] = [
    (ActionBudget(drops: 1, timers: 1), [], 10),
    (ActionBudget(crashes: 1, timers: 0), [0, 1], 10),
  ]

  @Test(
    "A lost deletion, or a crash between write and deletion, defeats a lease", arguments: unguarded)
  func limits(budget: ActionBudget, crashing: [Int], steps: Int) throws {
    let values = Self.small.merging(["fill.guard": "lease"]) { $1 }
    let run = try CachedDatabase.model.simulation(settings(of: CachedDatabase.model, values))
    let space = try run.searchSpace(budget: budget, crashing: crashing.map { NodeID($0) })
    var explorer = Explorer(space)
    explorer.propertyNames = ["agrees-at-rest"]
    let exploration = try explorer.explore()
    #expect(exploration.violatedProperty?.name == "agrees-at-rest")
    #expect(exploration.path.count == steps)
  }

  @Test("A crash of the cache alone does not: no token is handed out twice")
  func crashOfTheCache() throws {
    let values = Self.small.merging(["fill.guard": "lease"]) { $1 }
    let run = try CachedDatabase.model.simulation(settings(of: CachedDatabase.model, values))
    let space = try run.searchSpace(
      budget: ActionBudget(crashes: 1, timers: 0), crashing: [NodeID(2)])
    var explorer = Explorer(space)
    explorer.propertyNames = ["agrees-at-rest"]
    let exploration = try explorer.explore()
    #expect(exploration.end == .spaceExhausted)
    #expect(exploration.counts.distinct == 336)
  }

  private func histories(_ values: Values) throws -> Exploration<WorldAction> {
    let run = try CachedDatabase.model.simulation(settings(of: CachedDatabase.model, values))
    let space = try run.searchSpace(
      budget: ActionBudget(timers: 0), crashing: [], keepsHistory: true)
    let judge = try HistoryJudge(condition: "linearizable", model: "register")
    var explorer = Explorer(try judge.judging(space))
    explorer.propertyNames = [judge.property.name]
    return try explorer.explore()
  }

  @Test("Where all reads and writes go through one cache, it is one register in every order")
  func linearizable() throws {
    let through = ["read.policy": "read-through", "write.policy": "through"]
    let shared = try histories(Self.readers.merging(through) { $1 })
    #expect(shared.end == .spaceExhausted)
    #expect(shared.counts.distinct > 100)
  }

  @Test("Control: with a cache in each process it is not")
  func notLinearizable() throws {
    let values: Values = ["placement": "internal", "requests": "4"]
    let own = try histories(Self.small.merging(values) { $1 })
    #expect(own.violatedProperty?.name == "linearizable")
  }
}
