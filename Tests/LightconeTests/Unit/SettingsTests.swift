import Lightcone
import LightconeDiagnostics
import LightconeTrace
import Testing

@Suite("Settings")
struct SettingsTests {
  private enum Level: String, CaseIterable, Sendable { case eventual, causal, linearizable }

  private let nodes = Parameter.integer("nodes", default: 3, in: 1...9, "how many nodes")
  private let timeout = Parameter.timeSpan(
    "timeout", default: .milliseconds(20), in: .milliseconds(1) ... .seconds(1), "how long to wait")
  private let load = Parameter.rate(
    "load", default: Rate(perSecond: 20), in: Rate(perSecond: 0)...Rate(perSecond: 100), "requests")
  private let fast = Parameter.flag("fast", default: false, "whether to hurry")
  private let level = Parameter.choice("level", default: Level.causal, "what reads promise")

  private var settings: Settings {
    Settings(
      [
        nodes.description, timeout.description, load.description, fast.description,
        level.description, Parameter.networkLatency.description, Parameter.networkLoss.description,
      ], seed: 7)
  }

  @Test("start with their defaults")
  func defaults() {
    #expect(settings[nodes] == 3)
    #expect(settings[timeout] == .milliseconds(20))
    #expect(settings[load].perSecond == 20)
    #expect(!settings[fast])
    #expect(settings[level] == .causal)
    #expect(settings[.networkLatency] == .constant(.milliseconds(5)))
    #expect(settings[.networkLoss] == .never)
    #expect(settings.differences.isEmpty)
    #expect(settings.seed == 7)
  }

  @Test("give a common parameter the default that the model lists for it")
  func ownDefault() throws {
    let own = Parameter.timeSpan(
      "until", default: .seconds(300), in: .milliseconds(1) ... .seconds(600), "where runs end")
    var settings = Settings([own.description])
    #expect(settings[.horizon] == .seconds(300))
    try settings.set("until", to: "7s")
    #expect(settings[.horizon] == .seconds(7))
    #expect(Settings([Parameter.horizon.description])[.horizon] == .seconds(60))
  }

  @Test("take a value of each kind")
  func eachKind() throws {
    var settings = settings
    for (name, text) in [
      ("level", "eventual"), ("nodes", "5"), ("timeout", "0.5s"), ("load", "0"), ("fast", "on"),
      ("net.latency", "uniform(1ms..2ms)"), ("net.loss", "12.5%"),
    ] {
      try settings.set(name, to: text)
    }
    #expect(settings[nodes] == 5)
    #expect(settings[timeout] == .milliseconds(500))
    #expect(settings[load].perSecond == 0)
    #expect(settings[fast])
    #expect(settings[level] == .eventual)
    #expect(settings[.networkLatency] == .uniform(.milliseconds(1), .milliseconds(2)))
    #expect(settings[.networkLoss] == Probability(partsPerMillion: 125_000))
    // In the model's order, as they are written.
    #expect(
      settings.differences.map { "\($0.name)=\($0.value)" } == [
        "nodes=5", "timeout=500ms", "load=0/s", "fast=on", "level=eventual",
        "net.latency=uniform(1ms..2ms)", "net.loss=12.5%",
      ])
    #expect(settings.value(of: "nodes") == .integer(5))
    #expect(settings.value(of: "node") == nil)
  }

  @Test("a value that equals the default is no difference")
  func backToDefault() throws {
    var settings = settings
    try settings.set("nodes", to: "5")
    try settings.set("nodes", to: "3")
    #expect(settings.differences.isEmpty)
  }

  @Test(
    "values out of range or out of kind are refused, and change nothing",
    arguments: [
      ("nodes", "0", "1 to 9"), ("nodes", "10", "1 to 9"), ("nodes", "-1", "1 to 9"),
      ("nodes", "3.0", "1 to 9"), ("nodes", "", "1 to 9"), ("nodes", "٣", "1 to 9"),
      ("nodes", "99999999999999999999", "1 to 9"), ("timeout", "0.9ms", "1ms to 1s"),
      ("timeout", "2s", "1ms to 1s"), ("timeout", "20", "1ms to 1s"),
      ("load", "101/s", "0/s to 100/s"), ("net.loss", "51%", "0% to 50%"),
      (
        "net.latency", "uniform(9ms..1ms)",
        "5ms, uniform(1ms..9ms), exponential(5ms) or lognormal(5ms,0.5)"
      ),
      ("fast", "perhaps", "on or off"),
    ])
  func refused(name: String, text: String, expected: String) {
    var settings = settings
    let error = #expect(throws: Diagnostic.self) { try settings.set(name, to: text) }
    #expect(error?.code == .badValue)
    #expect(error?.message == "'\(text)' is no value of \(name)")
    #expect(error?.expected == expected)
    #expect(settings.differences.isEmpty)
  }

  @Test("the ends of a range belong to it")
  func rangeEnds() throws {
    var settings = settings
    for (name, text) in [
      ("nodes", "1"), ("nodes", "9"), ("timeout", "1ms"), ("timeout", "1s"), ("load", "100/s"),
      ("net.loss", "50%"),
    ] {
      try settings.set(name, to: text)
      #expect(settings.value(of: name).map(\.description) == text)
    }
  }

  @Test("an unknown name is refused with the nearest one")
  func unknownName() {
    var settings = settings
    let error = #expect(throws: Diagnostic.self) { try settings.set("timout", to: "5ms") }
    #expect(error?.code == .unknownParameter)
    #expect(error?.suggestion == "timeout")
    #expect(error?.expected?.contains("net.latency") == true)
    let far = #expect(throws: Diagnostic.self) { try settings.set("zzzzzz", to: "5ms") }
    #expect(far?.suggestion == nil)
  }

  @Test("an unknown word is refused with the nearest one")
  func unknownWord() {
    var settings = settings
    let error = #expect(throws: Diagnostic.self) { try settings.set("level", to: "linearisable") }
    #expect(error?.suggestion == "linearizable")
    #expect(error?.expected == "eventual, causal, linearizable")
  }
}
