import Lightcone
import LightconeChecking
import LightconeModels
import LightconeTrace
import Testing

/// The strangler fig in every order of events, with every crash. The numbers of states are golden.
@Suite struct StranglerSearchTests {
  /// A setting, and what a search of all orders finds.
  struct Search: CustomTestStringConvertible {
    let values: Values
    /// The states, where the property holds in all of them; nil where it does not.
    let distinct: Int?
    var property = "agrees-at-rest"
    var budget = ActionBudget(timers: 0)

    var testDescription: String {
      values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
    }
  }

  /// One row that is not there yet, and two writes of one client; nobody gives up.
  static let base: Values = [
    "features": "1", "rows": "1", "preloaded": "off", "clients": "1", "requests": "2",
    "read.ratio": "0%", "facade.latency": "0ms", "new.error.rate": "0%", "op.timeout": "0ms",
    "backend.timeout": "0ms", "sync.retry": "0ms",
  ]

  /// A flip at some moment, before, between or after a write and a read.
  static let flip: Values = ["data.mode": "outbox", "read.ratio": "50%", "flip.at": "1s"]

  static func search(
    _ values: Values, _ distinct: Int?, _ property: String = "agrees-at-rest", crashes: Int = 0,
    duplicates: Int = 0, timers: Int = 0
  ) -> Search {
    Search(
      values: base.merging(values) { $1 }, distinct: distinct, property: property,
      budget: ActionBudget(duplicates: duplicates, crashes: crashes, timers: timers))
  }

  static let searches = [
    search(["data.mode": "outbox"], 5_002, crashes: 1),
    search(["data.mode": "cdc", "requests": "1"], 479, crashes: 1),
    search(["data.mode": "cdc", "preloaded": "on", "requests": "1"], 2_427, crashes: 1),
    search(["data.mode": "dual-write"], 109),
    search(["data.mode": "dual-write"], nil, crashes: 1),
    search(
      ["data.mode": "dual-write", "stage": "1", "canary": "50%", "canary.writes": "on"], nil),
    search(["data.mode": "outbox", "bug": "outbox-apart"], nil, crashes: 1),
    search(["data.mode": "cdc", "bug": "offset-first"], nil, crashes: 1),
    search(["data.mode": "outbox", "bug": "applies-blindly"], nil, duplicates: 1),
    search(["data.mode": "outbox"], 11_957, duplicates: 1),
    search(["data.mode": "dual-write", "preloaded": "on", "requests": "1"], 47),
    search(
      [
        "data.mode": "dual-write", "preloaded": "on", "requests": "1", "bug": "copy-overwrites",
      ], nil),
    search(flip.merging(["order": "together"]) { $1 }, 6_080, "reads-own-writes", timers: 1),
    search(flip.merging(["order": "reads-first"]) { $1 }, nil, "reads-own-writes", timers: 1),
    search(flip.merging(["order": "writes-first"]) { $1 }, nil, "reads-own-writes", timers: 1),
    search(
      flip.merging(["order": "together", "bug": "skips-drain"]) { $1 }, nil, "reads-own-writes",
      timers: 1),
  ]

  @Test("Two stores are alike at rest, or the search finds where they are not", arguments: searches)
  func stores(search: Search) throws {
    let space = try SearchedModel(StranglerFig.model, search.values, budget: search.budget)
    let exploration = try space.explored(search.property)
    if let distinct = search.distinct {
      #expect(exploration.end == .spaceExhausted)
      #expect(exploration.counts.distinct == distinct)
    } else {
      #expect(exploration.violatedProperty?.name == search.property)
    }
  }

  private func end(_ values: Values, _ budget: ActionBudget) throws -> Exploration<WorldAction> {
    try SearchedModel(
      StranglerFig.model, Self.base.merging(values) { $1 }, budget: budget
    ).explored("changes-arrive")
  }

  @Test("Whoever crashes, every change arrives in the end", arguments: ["outbox", "cdc"])
  func arrival(mode: String) throws {
    let values: Values = ["data.mode": mode, "requests": "1"]
    let crash = try end(values, ActionBudget(crashes: 1, timers: 0))
    #expect(crash.end == .spaceExhausted)
    #expect(try crash.finding("changes-arrive").verdict == .holds)
    // Control: nobody sends again what the network has lost.
    let loss = try end(values, ActionBudget(drops: 1, timers: 0))
    #expect(loss.violatedProperty?.name == "changes-arrive")
  }
}
