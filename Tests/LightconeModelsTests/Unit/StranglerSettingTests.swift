import Lightcone
import LightconeDiagnostics
import LightconeModels
import LightconeTrace
import Testing

@Suite struct StranglerSettingTests {
  @Test(
    "Settings that are impossible together are refused",
    arguments: [
      ["facade.replicas": "0", "stage": "1"], ["features": "2", "bad.feature": "3"],
      ["facade.outages": "even", "facade.availability": "0%"], ["bug": "outbox-apart"],
      ["data.mode": "outbox", "bug": "offset-first"], ["canary": "101%"], ["stage": "5"],
    ])
  func impossible(values: Values) {
    #expect(throws: Diagnostic.self) { try stranglerRun(values) }
  }

  @Test("Each stage answers everything", arguments: 0...4)
  func stages(stage: Int) throws {
    for mode in ["shared-db", "dual-write", "cdc", "outbox"] {
      let run = try stranglerRun([
        "stage": "\(stage)", "data.mode": mode, "bad.feature": "0", "requests": "80",
      ])
      #expect(run.number("answered") == 80)
      #expect(run.number("answers.changed") == 0)
      #expect(run.number("lost.writes") == 0)
      #expect(run.property("changes-arrive") == true)
    }
  }

  @Test("Each system has its own features", arguments: ["shop", "headless-cms", "workos"])
  func presets(preset: String) throws {
    let run = try stranglerRun(["preset": preset, "requests": "200", "read.ratio": "100%"])
    let keys = Set(
      History(run.trace).operations.compactMap(\.text.key).map {
        String($0.prefix { $0 != "/" })
      })
    #expect(keys.count == 8)
    #expect(keys.contains("posts") == (preset == "headless-cms"))
  }

  @Test("People can move a feature, give it back, and are not obeyed in nonsense")
  func byHand() throws {
    let run = try stranglerRun(
      ["data.mode": "outbox", "facade.replicas": "2", "bad.feature": "0"],
      doing: [
        (100, "operator", "canary 2"), (1_000, "operator", "flip both 2"),
        (2_000, "client1", "write 2"), (2_500, "operator", "roll-back"),
        (4_000, "client2", "read 2"),
      ])
    #expect(run.number("features.legacy") == 8)
    #expect(run.number("writes.on.new") == 1)
    #expect(run.number("lost.writes") == 0)
    #expect(run.answerStream[1].last?.hasSuffix(" 2") == true)
    var asked = try StranglerFig.model.simulation(settings(of: StranglerFig.model))
    let node = try #require(asked.node(named: "operator"))
    #expect(throws: FaultProblem.self) {
      try asked.intervene(.now(.operate(node, ["flip", "nothing"])))
    }
  }
}
