import Lightcone
import LightconeModels
import LightconeTrace
import Testing

/// Shadow traffic: the new side answers too, and only the comparison is looked at.
@Suite struct StranglerContractTests {
  private let shadow: Values = ["shadow": "on", "requests": "600", "new.error.rate": "0%"]

  @Test("A headless front end that does not know a custom field is found before anybody is served")
  func customField() throws {
    let values = shadow.merging(["preset": "headless-cms", "contract.gap": "custom-field"]) { $1 }
    let run = try stranglerRun(values)
    #expect(run.number("shadow.compared") ?? 0 > 400)
    #expect(run.number("shadow.diffs") == run.number("shadow.compared"))
    #expect(run.number("diffs.field") == run.number("shadow.diffs"))
    #expect(run.number("answers.changed") == 0)
    #expect(run.number("to.new") == 0)
    // Control: a new side that keeps the contract.
    let good = try stranglerRun(values.merging(["contract.gap": "none"]) { $1 })
    #expect(good.number("shadow.compared") == run.number("shadow.compared"))
    #expect(good.number("shadow.diffs") == 0)
  }

  @Test("Without shadow traffic the same gap reaches the canary's users")
  func canary() throws {
    let run = try stranglerRun([
      "stage": "1", "canary": "50%", "contract.gap": "custom-field", "new.error.rate": "0%",
    ])
    #expect(run.number("answers.changed") ?? 0 > 0)
  }

  @Test("So is a login that the new side forgets")
  func auth() throws {
    let values = shadow.merging(["contract.gap": "auth", "draft.share": "10%"]) { $1 }
    let run = try stranglerRun(values)
    #expect(run.number("diffs.status") == run.number("denied"))
    #expect(run.number("denied") ?? 0 > 20)
    // Nobody asks for a draft, nobody finds out.
    let unasked = try stranglerRun(values.merging(["draft.share": "0%"]) { $1 })
    #expect(unasked.number("shadow.diffs") == 0)
  }

  @Test("And code that fails, without harming anybody")
  func errors() throws {
    let run = try stranglerRun(shadow.merging(["new.error.rate": "100%"]) { $1 })
    #expect(run.number("diffs.status") ?? 0 > 30)
    #expect(run.number("harmed") == 0)
  }

  @Test("A store that is a little behind is no difference of contract")
  func behind() throws {
    let values = shadow.merging(
      ["data.mode": "cdc", "read.ratio": "50%", "rows": "1", "features": "1"]) { $1 }
    let run = try stranglerRun(values)
    #expect(run.number("shadow.behind") ?? 0 > 20)
    #expect(run.number("shadow.diffs") == 0)
  }

  @Test("Without an anti-corruption layer the two models mix: cents are taken for euros")
  func translation() throws {
    let values: Values = [
      "stage": "2", "features": "1", "rows": "2", "new.error.rate": "0%", "acl": "off",
    ]
    for mode in ["shared-db", "dual-write", "cdc", "outbox"] {
      let mixed = try stranglerRun(values.merging(["data.mode": mode]) { $1 })
      let clean = try stranglerRun(values.merging(["data.mode": mode, "acl": "on"]) { $1 })
      #expect(clean.number("answers.changed") == 0)
      #expect(clean.number("divergence") == 0)
      if mode == "shared-db" {
        #expect(mixed.number("answers.changed") ?? 0 > 0)
      } else {
        #expect(mixed.number("divergence") ?? 0 > 0)
      }
    }
    let shadowed = try stranglerRun(shadow.merging(["acl": "off"]) { $1 })
    #expect(shadowed.number("diffs.value") == shadowed.number("shadow.compared"))
  }
}
