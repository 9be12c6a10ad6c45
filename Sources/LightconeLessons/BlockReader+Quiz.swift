import LightconeDiagnostics
import Yams

extension BlockReader {
  /// Reads a `quiz` block.
  func quiz(_ root: Yams.Node) -> Quiz? {
    guard let reader = open(root, ["id", "question", "choices", "hints"]) else { return nil }
    let id = id(reader)
    let question = reader.text("question")
    let choices = reader.list(
      "choices", "a list of 2 to 6 choices {text, right, why}", count: 2...6
    )
    .flatMap { items in allOrNone(items, choice).flatMap { checked($0, items) } }
    let hints = hints(reader)
    guard let id, let question, let choices, let hints else { return nil }
    return Quiz(
      id: id, question: question, choices: choices, hints: hints, line: region.openingLine)
  }

  private func choice(_ node: Yams.Node) -> Quiz.Choice? {
    guard
      let reader = FieldReader(
        node, name: "the choice", fields: ["text", "right", "why"], in: region)
    else { return nil }
    let text = reader.text("text")
    let isRight = reader.flag("right")
    let why = isRight == false ? reader.text("why") : reader.optionalText("why")
    guard let text, let isRight, why != nil || isRight else { return nil }
    return Quiz.Choice(text: text, isRight: isRight, why: why)
  }

  /// The choices, if exactly one of them is right.
  private func checked(_ choices: [Quiz.Choice], _ nodes: [Yams.Node]) -> [Quiz.Choice]? {
    let right = choices.indices.filter { choices[$0].isRight }
    if right.count == 1 { return choices }
    let place = right.count > 1 ? nodes[right[1]] : nodes[0]
    region.report(
      .badField, "the quiz has \(right.isEmpty ? "no" : "\(right.count)") right choices", at: place,
      expected: "exactly one choice with 'right: true'")
    return nil
  }
}
