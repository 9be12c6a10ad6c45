import LightconeLessons
import LightconeRendering

/// Sets what a lesson asks: the question in sight, what comes after thinking behind a line that opens it.
enum ExerciseMarkup {
  /// A question whose answer was measured.
  ///
  /// - Parameters:
  ///   - truth: what was measured; nil if that could not be done.
  ///   - block: what the commands did.
  static func html(
    _ prediction: Prediction, truth: String?, block: HTML, identifier: String
  ) -> HTML {
    let wrong = prediction.wrong.flatMap { answer -> [HTML] in
      [
        .element("dt", [:], [.text("If you said \(answer.answer)")]),
        .element("dd", [:], [.text(answer.reveals)]),
      ]
    }
    let measured = truth.map { "Measured: \($0)." } ?? "This was not measured."
    return exercise(
      "Predict", prediction.question, identifier,
      hints(prediction.hints) + [
        details(
          "What the run measures",
          [
            .element("p", [:], [.element("strong", [:], [.text(measured)])]),
            .element("dl", [:], wrong), block,
          ])
      ])
  }

  /// A question with choices.
  static func html(_ quiz: Quiz, identifier: String) -> HTML {
    let choices = quiz.choices.map { HTML.element("li", [:], [.text($0.text)]) }
    let answers = quiz.choices.enumerated().flatMap { index, choice -> [HTML] in
      let mark = choice.isRight ? "Right" : "Wrong"
      return [
        .element("dt", [:], [.text("\(mark): \(LessonText.letter(index)). \(choice.text)")]),
        .element("dd", [:], [.text(choice.why ?? "")]),
      ]
    }
    return exercise(
      "Question", quiz.question, identifier,
      [.element("ol", ["type": "a"], choices)] + hints(quiz.hints) + [
        details("The answer", [.element("dl", [:], answers)])
      ])
  }

  /// A task with a goal.
  static func html(
    _ challenge: Challenge, isChecked: Bool, identifier: String
  ) -> HTML {
    var parts: [HTML] = [
      .element("p", [:], ["It begins so:"]), commands(challenge.start),
    ]
    if !challenge.allow.isEmpty { parts.append(rule("You may use: ", challenge.allow)) }
    if !challenge.forbid.isEmpty { parts.append(rule("You may not use: ", challenge.forbid)) }
    if let par = challenge.par {
      parts.append(
        .element("p", [:], [.text("Par: \(par) \(par == 1 ? "command" : "commands").")]))
    }
    let check: HTML =
      isChecked
      ? "It was tried when this page was made: it reaches the goal." : "It was not tried."
    var solution = [commands(challenge.solution), HTML.element("p", [:], [check])]
    for attempt in challenge.wrong {
      solution += [
        .element("p", [:], [.text("This misses the goal: \(attempt.why ?? "")")]),
        commands(attempt.commands),
      ]
    }
    return exercise(
      "Challenge", "Make this true: \(challenge.goal.text)", identifier,
      parts + hints(challenge.hints) + [details("The solution", solution)])
  }

  private static func exercise(
    _ kind: String, _ question: String, _ identifier: String, _ parts: [HTML]
  ) -> HTML {
    .element(
      "div", ["class": "lc-exercise", "id": identifier, "role": "group", "aria-label": kind],
      [
        .joined(
          [.element("p", [:], [.element("strong", [:], [.text("\(kind): ")]), .text(question)])]
            + parts)
      ])
  }

  /// Hints one inside the other: whoever wants the next must open the one before.
  private static func hints(_ hints: [Challenge.Hint]) -> [HTML] {
    let inner = hints.reversed().reduce(into: HTML?.none) { inner, hint in
      let text = HTML.element("p", [:], [.text(hint.text)])
      inner = details("A hint (\(hint.tier.words))", [text] + [inner].compactMap(\.self))
    }
    return [inner].compactMap(\.self)
  }

  private static func details(_ summary: String, _ parts: [HTML]) -> HTML {
    .element("details", [:], [.element("summary", [:], [.text(summary)])] + parts)
  }

  private static func rule(_ words: String, _ verbs: [SourceText]) -> HTML {
    .element("p", [:], [.text(words + verbs.map(\.text).joined(separator: ", ") + ".")])
  }

  static func commands(_ lines: [SourceText]) -> HTML {
    ProseMarkup.code(lines.map(\.text).joined(separator: "\n"))
  }
}

extension Challenge.Tier {
  fileprivate var words: String {
    switch self {
    case .nudge: "where to look"
    case .pointer: "what to look at"
    case .nearAnswer: "nearly the answer"
    }
  }
}
