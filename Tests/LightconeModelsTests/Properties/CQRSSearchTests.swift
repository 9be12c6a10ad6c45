import Lightcone
import LightconeChecking
import LightconeModels
import LightconeTrace
import Testing

/// The model `cqrs` in every order of events. The numbers of states are golden.
@Suite struct CQRSSearchTests {
  /// A setting, and what a search of all orders finds.
  struct Search: CustomTestStringConvertible {
    let property: String
    var values: Values = [:]
    /// The nodes that may crash, once.
    var crashing: [Int] = []
    /// The states, where the property holds in all; nil where not.
    var distinct: Int?

    var testDescription: String {
      property + " "
        + values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        .joined(separator: " ") + (crashing.isEmpty ? "" : " crashing \(crashing)")
    }
  }

  private static let tokens = ["consistency": "read-your-writes", "read.replicas": "2"]
  private static let waits = ["consistency": "wait", "read.replicas": "2"]
  private static let rivals = [
    "mode": "shared", "stock": "1", "write.cost": "1ms", "orders": "2",
  ]

  static let searches = [
    Search(property: "read-your-writes", values: tokens, distinct: 35),
    Search(property: "read-your-writes", values: tokens, crashing: [2], distinct: 833),
    Search(
      property: "read-your-writes",
      values: ["consistency": "read-your-writes", "orders": "2"], distinct: 2_845),
    Search(property: "read-your-writes", values: waits, distinct: 19),
    Search(property: "read-your-writes", values: ["read.replicas": "2"]),
    Search(
      property: "read-your-writes", values: tokens.merging(["bug": "token-off-by-one"]) { $1 }),
    Search(
      property: "read-your-writes", values: waits.merging(["bug": "wait-skips-replicas"]) { $1 }),
    Search(property: "views-match-log", crashing: [1, 2], distinct: 296),
    Search(
      property: "views-match-log", values: ["offset.commit": "after-view"], crashing: [2],
      distinct: 426),
    Search(
      property: "views-match-log",
      values: ["offset.commit": "after-view", "projector.dedupe": "off"], crashing: [2]),
    Search(property: "views-match-log", values: ["offset.commit": "before-view"], crashing: [2]),
    Search(property: "views-match-log", values: ["projector.dedupe": "off"], crashing: [2]),
    Search(property: "never-oversold", values: rivals, distinct: 157),
    Search(property: "never-oversold", values: rivals, crashing: [1], distinct: 654),
    Search(property: "never-oversold", values: rivals.merging(["bug": "no-version-check"]) { $1 }),
  ]

  @Test("What holds in every order, and what does not", arguments: searches)
  func everyOrder(search: Search) throws {
    let model = CQRS.model
    let values = cqrsSearch.merging(search.values) { $1 }
    let run = try model.simulation(settings(of: model, values))
    let space = try run.searchSpace(
      budget: ActionBudget(crashes: search.crashing.isEmpty ? 0 : 1, timers: 0),
      crashing: search.crashing.map { NodeID($0) })
    var explorer = Explorer(space)
    explorer.propertyNames = [search.property]
    let exploration = try explorer.explore()
    if let distinct = search.distinct {
      #expect(exploration.end == .spaceExhausted)
      #expect(exploration.counts.distinct == distinct)
    } else {
      #expect(exploration.violatedProperty?.name == search.property)
    }
  }
}
