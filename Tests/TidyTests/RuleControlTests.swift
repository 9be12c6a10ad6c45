import Testing

@Suite("Each rule catches what it is there for")
struct RuleControlTests {
  @Test("a made-up offence is found, at its lines", arguments: Rule.all)
  func catches(_ rule: Rule) {
    #expect(!rule.offences.isEmpty, "a rule without a control")
    for offence in rule.offences {
      let found = rule.violations(in: TreeFile(path: offence.path, text: offence.text))
      #expect(found.map(\.line).sorted() == offence.lines, "\(found)")
    }
  }

  @Test("what only looks similar is let through", arguments: Rule.all)
  func letsThrough(_ rule: Rule) {
    for innocent in rule.innocents {
      let found = rule.violations(in: TreeFile(path: innocent.path, text: innocent.text))
      #expect(found.isEmpty, "\(found)")
    }
  }

  @Test("a violation prints its file, line and rule")
  func prints() {
    let file = TreeFile(path: "Sources/LightconeTrace/A.swift", text: "\nimport Foundation\n")
    #expect(
      Rule.foundation.violations(in: file).map(\.description) == [
        "Sources/LightconeTrace/A.swift:2: no Foundation but FoundationEssentials, and that only "
          + "at the faces: LightconeTrace must not import Foundation"
      ])
  }
}
