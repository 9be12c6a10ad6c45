import LightconeDiagnostics
import Yams

extension BlockReader {
  /// Reads a `predict` block.
  func prediction(_ root: Yams.Node) -> Prediction? {
    let fields = ["id", "question", "measure", "unit", "run", "vary", "wrong", "hints"]
    guard let reader = open(root, fields) else { return nil }
    let id = id(reader)
    let question = reader.text("question")
    let measure = reader.expression("measure")
    let unit = reader.optionalText("unit")
    let run = reader.commands("run")
    let vary = reader.optionalExpression("vary")
    let wrong = reader.list("wrong", "a list of {answer, reveals}, at least one", count: 1...100)
      .flatMap { items in allOrNone(items, wrongAnswer) }
    let hints = hints(reader)
    guard let id, let question, let measure, let run, let wrong, let hints else { return nil }
    return Prediction(
      id: id, question: question, measure: measure, run: run, unit: unit, vary: vary,
      wrong: wrong, hints: hints, line: region.openingLine)
  }

  private func wrongAnswer(_ node: Yams.Node) -> Prediction.WrongAnswer? {
    guard
      let reader = FieldReader(
        node, name: "the wrong answer", fields: ["answer", "reveals"], in: region)
    else { return nil }
    let answer = reader.text("answer")
    let reveals = reader.text("reveals")
    guard let answer, let reveals else { return nil }
    return Prediction.WrongAnswer(answer: answer, reveals: reveals)
  }
}
