public import LightconeDiagnostics
public import LightconeLessons
public import LightconeRendering

/// A lesson as a learner will see it: all steps in order, as plain text. Commands are run, so that their
/// output can be read; claims, answers and attempts are shown and not judged.
public struct LessonPreview {
  private let lesson: Lesson
  private let display: Display
  private var session: Session

  /// Prepares a preview.
  public init(
    _ lesson: Lesson, display: Display, shouldStop: @escaping @Sendable () -> Bool = { false }
  ) {
    self.lesson = lesson
    self.display = display
    session = Session(display: display, shouldStop: shouldStop)
  }

  /// Shows all steps.
  ///
  /// - Parameter show: gets the text piece by piece, each without a final line break.
  /// - Returns: the problem that a step has; the preview ends there.
  public mutating func run(show: (String) -> Void) -> Diagnostic? {
    for (index, part) in lesson.parts.enumerated() {
      show("[\(index + 1) of \(lesson.parts.count): \(part.kind)]".fitted(to: display))
      do throws(Diagnostic) {
        try run(part, show)
      } catch { return lesson.file.map { error.inFile($0) } ?? error }
      show("")
    }
    return nil
  }

  private mutating func run(_ part: Part, _ show: (String) -> Void) throws(Diagnostic) {
    switch part {
    case .prose(let prose): show(LessonPage(display: display).render(prose))
    case .commands(let block):
      try run(block.lines, show)
      for line in block.lines where line.text.hasPrefix("expect ") { tell(line.text, show) }
    case .predict(let prediction):
      tell("Predict: \(prediction.question)", show)
      for wrong in prediction.wrong { tell("If \(wrong.answer): \(wrong.reveals)", show) }
      try run(prediction.run, show)
    case .quiz(let quiz):
      show(LessonText(display: display).text(of: quiz))
      for (index, choice) in quiz.choices.enumerated() {
        let verdict = choice.isRight ? "right" : "wrong"
        tell("If \(LessonText.letter(index)): \(verdict). \(choice.why ?? "")", show)
      }
    case .challenge(let challenge):
      try run(challenge.start, show)
      show(LessonText(display: display).text(of: challenge))
      for hint in challenge.hints {
        let condition = hint.when.map { " (when \($0.text))" } ?? ""
        tell("Hint, \(hint.tier.rawValue)\(condition): \(hint.text)", show)
      }
      tell("Solution: \(challenge.solution.map(\.text).joined(separator: "; "))", show)
    }
  }

  private mutating func run(
    _ lines: [SourceText], _ show: (String) -> Void
  ) throws(Diagnostic) {
    var block = BlockRun(lines, in: session)
    block.classes = []
    var session = session
    defer { self.session = session }
    try block.run(in: &session) { step in
      for case .text(let text) in step.parts(in: display) { show(text) }
    }
  }

  private func tell(_ text: String, _ show: (String) -> Void) {
    show(
      text.wrapped(toWidth: min(display.columns, 88), continuation: "  ").joined(separator: "\n"))
  }
}

extension Part {
  /// What the part is, in a word.
  fileprivate var kind: String {
    switch self {
    case .prose: "text"
    case .commands: "commands"
    case .predict: "prediction"
    case .quiz: "question"
    case .challenge: "challenge"
    }
  }
}
