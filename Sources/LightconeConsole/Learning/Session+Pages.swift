import LightconeDiagnostics
import LightconeLessons
import LightconeRendering

extension Session {
  /// The step before the one that was shown last.
  func previousStep() throws(Diagnostic) -> Int {
    let tutor = try openLesson()
    guard tutor.shownStep > 1 else {
      throw Diagnostic(
        .notNow, "this is the lesson's first step", expected: "'next'; 'back' goes back in time")
    }
    return tutor.shownStep - 1
  }

  /// Shows a step that was reached before, as it looked then.
  mutating func showPage(_ step: Int) -> Reply {
    guard let current = tutor?.step else { return Reply() }
    tutor?.shownStep = step
    var reply = Reply(wrap("Step \(step) again; the run stays as it is.") + "\n")
    reply.parts += page(step)
    guard step < current else {
      invite(&reply)
      return reply
    }
    reply.add(
      wrap(
        step + 1 == current
          ? "'next' comes back to step \(current)."
          : "'next' shows step \(step + 1) again; you stand at step \(current)."))
    return reply
  }

  /// What stands at a step: as it was shown, or without the output of its commands where that is not
  /// known or the window has become too narrow for it; and how its question or challenge ended.
  func page(_ step: Int) -> [Reply.Part] {
    guard let tutor else { return [] }
    let parts = tutor.lesson.parts[tutor.steps[step]]
    return (shown(tutor.pages[step]) ?? parts.flatMap(still) + claims(tutor.pages[step]))
      + parts.flatMap { part in part.exercise.map { outcome(of: part, tutor.records[$0]) } ?? [] }
  }

  /// What was shown, if it still fits.
  private func shown(_ page: Tutor.Page?) -> [Reply.Part]? {
    page.flatMap { $0.columns <= display.columns ? $0.parts : nil }
  }

  /// The part of a page that is set for the window only when it is shown: claims and problems.
  private func claims(_ page: Tutor.Page?) -> [Reply.Part] {
    (page?.parts ?? []).filter { if case .text = $0 { false } else { true } }
  }

  private func outcome(of part: Part, _ record: ExerciseRecord?) -> [Reply.Part] {
    guard let record, record.isDone || !record.answers.isEmpty else { return [] }
    guard let last = record.answers.last else { return prose("You skipped this.") }
    if case .predict = part { return prose(last.response) }
    return prose("Your last answer: \(last.text.replacing("\n", with: ", ")). \(last.response)")
  }

  private func still(_ part: Part) -> [Reply.Part] {
    switch part {
    case .prose(let text): return [.text(LessonPage(display: display).render(text) + "\n")]
    case .commands(let block):
      let lines = ["The lesson ran:"] + block.summary.map { "  \($0)" }
      return [.text(lines.joined(separator: "\n").fitted(to: display, continuation: "    "))]
    case .predict(let prediction): return prose("Predict: \(prediction.question)")
    case .quiz(let quiz): return [.text(LessonText(display: display).text(of: quiz))]
    case .challenge(let challenge):
      return [.text(LessonText(display: display).text(of: challenge))]
    }
  }
}
