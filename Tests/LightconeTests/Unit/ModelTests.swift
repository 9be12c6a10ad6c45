import Lightcone
import LightconeDiagnostics
import LightconeTrace
import Testing

@Suite("Models")
struct ModelTests {
  private static let rounds = Parameter.integer(
    "rounds", default: 2, in: 0...9, "how many messages")

  private let model = Model(
    name: "greeting", version: 1, summary: "One node greets another.",
    parameters: [rounds.description], crashRoles: [],
    metrics: [
      Metric<Script>("greetings", .count, .counter, "greetings spoken"),
      Metric<Script>("waits", .time, .series, "times waited"),
      Metric<Script>("heard", .count, .gauge { $0.actor(1).received.count }, "greetings heard"),
    ],
    properties: [
      Property<Script>("quiet", .always, "nobody hears a greeting") {
        $0.actor(1).received.isEmpty
      }
    ],
    validate: { settings in
      settings[rounds] == 9 ? Diagnostic(.badValue, "nine is too many") : nil
    },
    world: { settings in
      let actions: [Action] = [.send("hi", to: 1), .count("greetings", 1), .observe("waits", 4)]
      return .of(
        Actor((0..<settings[rounds]).flatMap { _ in actions }), Actor([.append("r"), .sync]),
        seed: settings.seed)
    })

  @Test("metrics and properties are read through the erased run")
  func metricsAndProperties() throws {
    var run = try model.simulation(model.settings())
    #expect(run.property("quiet") == true)
    #expect(run.metric("heard") == .number(0))
    #expect(run.run().reason == .quiescent)
    #expect(run.property("quiet") == false)
    #expect(run.metric("heard") == .number(2))
    #expect(run.metric("greetings") == .number(2))
    #expect(run.metric("waits") == .series([4, 4]))
    #expect(run.metric("nothing") == nil)
    #expect(run.property("nothing") == nil)
  }

  @Test("every model measures what the kernel counts")
  func commonMetrics() throws {
    var run = try model.simulation(model.settings())
    _ = run.run(atMost: 2)
    try run.intervene(.now(.crash(NodeID(1))))
    _ = run.run()
    #expect(run.metric("net.sent") == .number(2))
    #expect(run.metric("net.lost") == .number(2))
    #expect(run.metric("disk.syncs") == .number(1))
    #expect(run.metric("crashes") == .number(1))
    #expect(run.metric("events") == .number(run.eventCount))
    #expect(run.metric("elapsed") == .number(5_000_000))
  }

  @Test("settings reach the world, and impossible ones are refused before it is made")
  func settings() throws {
    var settings = model.settings(seed: 3)
    try settings.set("rounds", to: "5")
    var run = try model.simulation(settings)
    _ = run.run()
    #expect(run.metric("heard") == .number(5))
    try settings.set("rounds", to: "9")
    let error = #expect(throws: Diagnostic.self) { try model.simulation(settings) }
    #expect(error?.message == "nine is too many")
  }

  @Test("a node is shown with its fields, its records and how many of them are safe")
  func inspection() throws {
    var run = try model.simulation(model.settings())
    _ = run.run()
    let node = run.inspect(try #require(run.node(named: "b")))
    #expect(node.isUp)
    #expect(node.fields.contains { $0 == ("received", "hi, hi") })
    #expect(node.records == ["r"])
    #expect(node.syncedCount == 1)
    #expect(run.node(named: "z") == nil)
  }

  @Test("what has no order of its own is shown in the order of its keys, the same in each process")
  func inspectionOrder() throws {
    let keys = ["9", "10", "80", "7"]
    let model = Model(
      name: "keys", version: 1, summary: "A node that knows words.", parameters: [],
      crashRoles: [], metrics: [Metric<Script>](), properties: [],
      world: { settings in
        .of(
          Actor([.send("hi", to: 1)], on: Dictionary(uniqueKeysWithValues: keys.map { ($0, []) })),
          seed: 1)
      })
    let run = try model.simulation(model.settings())
    let fields = run.inspect(try #require(run.node(named: "a"))).fields
    #expect(fields.contains { $0 == ("onMessage", "7: -, 9: -, 10: -, 80: -") })
    #expect(fields.contains { $0 == ("onStart", "send hi to 1") })
  }

  @Test("an impossible fault leaves the erased run as it was")
  func impossibleFault() throws {
    var run = try model.simulation(model.settings())
    _ = run.run(atMost: 1)
    let fingerprint = run.fingerprint
    #expect(throws: FaultProblem.alreadyUp(NodeID(0))) {
      try run.intervene(.now(.restart(NodeID(0))))
    }
    #expect(run.fingerprint == fingerprint)
    _ = run.run()
    #expect(run.metric("heard") == .number(2))
  }

  @Test("a description names everything")
  func description() {
    #expect(model.parameters.map(\.name) == ["rounds"])
    #expect(model.metrics.prefix(4).map(\.name) == ["greetings", "waits", "heard", "net.sent"])
    #expect(model.metrics[1].isSeries && !model.metrics[0].isSeries)
    #expect(model.properties.map(\.kind) == [.always])
  }
}
