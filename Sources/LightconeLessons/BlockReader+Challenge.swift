import LightconeDiagnostics
import Yams

extension BlockReader {
  private static let challengeFields = [
    "id", "start", "goal", "allow", "forbid", "par", "hints", "solution", "wrong",
  ]

  /// Reads a `challenge` block.
  func challenge(_ root: Yams.Node) -> Challenge? {
    guard let reader = open(root, Self.challengeFields) else { return nil }
    let id = id(reader)
    let start = reader.commands("start")
    let goal = reader.expression("goal")
    let verbs = verbs(reader)
    let par = reader.optionalInteger("par", in: 1...1000)
    let hints = hints(reader)
    let solution = reader.commands("solution")
    let wrong = reader.list("wrong", "a list of attempts, at least one", count: 1...100)
      .flatMap { items in allOrNone(items) { attempt($0, reader) } }
    guard let id, let start, let goal, let verbs, let hints, let solution, let wrong else {
      return nil
    }
    return Challenge(
      id: id, start: start, goal: goal, allow: verbs.allow, forbid: verbs.forbid, par: par,
      hints: hints, solution: solution, wrong: wrong, line: region.openingLine)
  }

  /// The allowed and the forbidden verbs; none may be both.
  private func verbs(_ reader: FieldReader) -> (allow: [SourceText], forbid: [SourceText])? {
    let allow = reader.verbs("allow")
    let forbid = reader.verbs("forbid")
    guard let allow, let forbid else { return nil }
    for verb in forbid where allow.contains(where: { $0.text == verb.text }) {
      region.log.report(
        .badField, "the verb \(quoted(verb.text)) is both allowed and forbidden", line: verb.line,
        column: verb.column)
    }
    return (allow, forbid)
  }

  private func attempt(_ node: Yams.Node, _ outer: FieldReader) -> Challenge.WrongAttempt? {
    guard case .mapping = node else {
      return outer.commands(node, "wrong").map { Challenge.WrongAttempt(commands: $0) }
    }
    guard
      let reader = FieldReader(
        node, name: "the wrong attempt", fields: ["commands", "why"], in: region)
    else { return nil }
    let commands = reader.commands("commands")
    let why = reader.optionalText("why")
    return commands.map { Challenge.WrongAttempt(commands: $0, why: why) }
  }

  /// The hints of a block, which may be left out.
  func hints(_ reader: FieldReader) -> [Challenge.Hint]? {
    reader.optionalList("hints", "a list of {tier, when, text}").flatMap(hints)
  }

  private func hints(_ nodes: [Yams.Node]) -> [Challenge.Hint]? {
    guard let hints = allOrNone(nodes, hint) else { return nil }
    for (index, pair) in zip(hints, hints.dropFirst()).enumerated() where pair.1.tier < pair.0.tier
    {
      region.report(
        .badField, "a \(pair.1.tier.rawValue) cannot follow a \(pair.0.tier.rawValue)",
        at: nodes[index + 1], expected: "hints that give away more and more")
    }
    return hints
  }

  private func hint(_ node: Yams.Node) -> Challenge.Hint? {
    guard
      let reader = FieldReader(
        node, name: "the hint", fields: ["tier", "when", "text"], in: region)
    else { return nil }
    let tier = tier(reader)
    let when = reader.optionalExpression("when")
    let text = reader.text("text")
    guard let tier, let text else { return nil }
    return Challenge.Hint(tier: tier, when: when, text: text)
  }

  private func tier(_ reader: FieldReader) -> Challenge.Tier? {
    let names = Challenge.Tier.allCases.map(\.rawValue)
    guard let node = reader.required("tier", alternatives(names)),
      let word = reader.text(node, "tier")
    else { return nil }
    if let tier = Challenge.Tier(rawValue: word) { return tier }
    region.report(
      .badField, "there is no tier \(quoted(word))", at: node, expected: alternatives(names),
      suggestion: nearestWord(to: word, in: names))
    return nil
  }
}
