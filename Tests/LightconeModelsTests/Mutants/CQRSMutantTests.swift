import Lightcone
import LightconeChecking
import LightconeModels
import LightconeTrace
import Testing

/// Each deliberate defect of the model `cqrs` is caught, by a check that passes without it.
@Suite struct CQRSMutantTests {
  /// The defects that a run by hand shows: settings, deeds, and the property that is false then.
  static let mutants:
    [(bug: String, values: Values, deeds: [(Int64, Int, String)], breaks: String)] =
      [
        (
          "no-version-check", ["write.cost": "10ms", "stock": "1"],
          [(1, 0, "order 7"), (2, 0, "order 7")], "never-oversold"
        ),
        (
          "token-off-by-one", ["consistency": "read-your-writes"],
          [(1, 0, "order 7"), (30, 0, "look")],
          "read-your-writes"
        ),
        (
          "mails-in-replay", ["mail": "on"], [(1, 0, "order 7"), (300, 2, "rebuild")], "one-mail"
        ),
        ("no-upcast", ["old.events": "1"], [(300, 0, "order 7")], "views-match-log"),
      ]

  @Test("A defect that a run by hand shows", arguments: mutants)
  func byHand(
    bug: String, values: Values, deeds: [(Int64, Int, String)], breaks property: String
  ) throws {
    let deeds = deeds.map { (at: $0.0, node: $0.1, deed: $0.2) }
    let broken = try cqrsRun(values.merging(["bug": bug]) { $1 }, doing: deeds)
    #expect(broken.property(property) == false)
    #expect(try cqrsRun(values, doing: deeds).property(property) == true)
  }

  @Test("A rebuild that sends mails again is counted")
  func mails() throws {
    let deeds: [(at: Int64, node: Int, deed: String)] = [(1, 0, "order 7"), (300, 2, "rebuild")]
    #expect(
      try cqrsRun(["mail": "on", "bug": "mails-in-replay"], doing: deeds).number("mails") == 2)
    #expect(try cqrsRun(["mail": "on"], doing: deeds).number("mails") == 1)
  }

  @Test("A wait that skips the replicas is found out by a replica that is behind")
  func waitSkipsReplicas() throws {
    let deeds: [(at: Int64, node: Int, deed: String)] = [(1, 0, "order 7"), (140, 0, "look")]
    let slow = Intervention.at(
      .start, .link(NodeID(2), NodeID(3), .latency(.constant(.milliseconds(80)))))
    let values: Values = ["consistency": "wait", "read.replicas": "1"]
    let broken = try cqrsRun(
      values.merging(["bug": "wait-skips-replicas"]) { $1 }, doing: deeds, [slow])
    #expect(broken.property("read-your-writes") == false)
    #expect(broken.number("stale.reads") == 1)
    let sound = try cqrsRun(values, doing: deeds, [slow])
    #expect(sound.property("read-your-writes") == true)
  }

  @Test("Events applied in any order defeat token and dedupe")
  func anyOrder() throws {
    let values: Values = [
      "projection": "independent", "consistency": "read-your-writes", "read.rate": "0/s",
      "duration": "3s",
    ]
    let broken = try cqrsRun(values.merging(["bug": "any-order"]) { $1 })
    #expect(broken.property("read-your-writes") == false)
    #expect(broken.property("views-match-log") == false)
    let sound = try cqrsRun(values)
    #expect(sound.property("read-your-writes") == true)
    #expect(sound.property("views-match-log") == true)
  }

  /// The event is out, and the crash comes before the log has it: the views show what was never ordered.
  @Test("An event that is sent before it is on the disk may never have happened")
  func publishesFirst() throws {
    let budget = ActionBudget(crashes: 1, timers: 0)
    func exploration(_ bug: String) throws -> Exploration<WorldAction> {
      let run = try CQRS.model.simulation(
        settings(of: CQRS.model, cqrsSearch.merging(["bug": bug]) { $1 }))
      let space = try run.searchSpace(budget: budget, crashing: [NodeID(1)])
      var explorer = Explorer(space)
      explorer.propertyNames = ["views-match-log"]
      return try explorer.explore()
    }
    #expect(try exploration("publishes-first").violatedProperty?.name == "views-match-log")
    #expect(try exploration("none").end == .spaceExhausted)
  }
}
