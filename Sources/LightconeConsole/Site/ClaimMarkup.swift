import Lightcone
import LightconeRendering

/// Sets a claim for a page: what it says, what was measured, and what its control says.
struct ClaimMarkup {
  let claim: ClaimReport
  /// The line that states it.
  let source: String
  /// The claim's place on its page.
  let identifier: String

  var html: HTML {
    .element(
      "div",
      [
        "class": "lc-claim", "id": identifier, "role": "group",
        "aria-label": "Claim \(claim.id ?? "")", "data-verdict": claim.verdict.rawValue,
      ],
      [
        .element("p", [:], [.element("span", ["class": "lc-verdict"], [.text(verdict)])] + title),
        .element("pre", [:], [.element("code", [:], [.lines(source)])]),
        .element("dl", [:], facts.flatMap { [.element("dt", [:], [.text($0)]), $1] }),
      ])
  }

  /// The verdict with a sign: it must not hang on a colour.
  private var verdict: String {
    switch claim.verdict {
    case .holds: claim.isGood ? "✓ holds" : "! holds, but its control proves nothing"
    case .violated: "✗ violated"
    case .undecided: "? undecided"
    }
  }

  private var title: [HTML] {
    guard let name = claim.id else { return [] }
    let kind = claim.kind.flatMap(ClaimClass.init).map { " — \($0.rawValue): \($0.meaning)" }
    return [.element("code", [:], [.text(name)]), .text(kind ?? "")]
  }

  private var facts: [(String, HTML)] {
    var facts = [
      ("Expected", value(claim.expected)), ("Measured", value(claim.measured)),
      ("Tolerance", value(claim.tolerance.map { "± \($0)" } ?? "none")),
    ]
    if let scope = claim.scope { facts.append(("Over", value(scope))) }
    facts.append(("Control", control))
    if let token = claim.token { facts.append(("Again", code("lightcone open \(token)"))) }
    if !claim.reproduction.isEmpty {
      facts.append(("Commands", code(claim.reproduction.joined(separator: "; "))))
    }
    return facts
  }

  private var control: HTML {
    guard let control = claim.control else { return value("none") }
    let expected = control.expected == claim.expected ? "" : ", expected \(control.expected)"
    let measure = claim.isInEachRun ? "" : "measured "
    let outcome =
      control.fails
      ? "it fails, as it must"
      : control.verdict == .undecided
        ? "it is not decided, so it proves nothing" : "it still holds, so it proves nothing"
    return .element(
      "dd", [:],
      [
        "With ", .element("code", [:], [.text(control.command)]),
        .text(" \(outcome): \(measure)\(control.measured)\(expected)."),
      ])
  }

  private func value(_ text: String) -> HTML { .element("dd", [:], [.text(text)]) }

  private func code(_ text: String) -> HTML {
    .element("dd", [:], [.element("code", [:], [.text(text)])])
  }
}

extension ClaimClass {
  /// What the class promises, in a few words.
  var meaning: String {
    switch self {
    case .invariant: "must hold in every run"
    case .exact: "equals a formula"
    case .bound: "a limit on one side"
    case .statistical: "a mean or quantile over fixed seeds"
    case .reference: "the shape of a published experiment"
    }
  }
}
