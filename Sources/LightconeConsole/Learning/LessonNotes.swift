import Lightcone
import LightconeLessons

/// Writes down, in Markdown, what somebody did in a lesson and what the runs showed.
struct LessonNotes {
  /// The line by which earlier notes are known: only they are written over.
  static let firstLine = "<!-- Notes from a lesson, written by Lightcone. -->"

  let tutor: Tutor

  /// The whole file.
  var text: String {
    let exercises = tutor.lesson.parts.flatMap(section)
    let sections = [opening] + (exercises.isEmpty ? [["Nothing was asked yet."]] : exercises)
    return (sections + claims).map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private var opening: [String] {
    let state =
      tutor.isFinished ? "finished" : "at step \(tutor.step) of \(tutor.steps.count)"
    return [
      Self.firstLine, "# \(tutor.lesson.title)", "",
      "Lesson `\(tutor.lesson.id)`, \(state).", "", tutor.lesson.frontMatter.summary,
    ]
  }

  private func section(_ part: Part) -> [[String]] {
    guard let exercise = part.exercise, let record = tutor.records[exercise] else { return [] }
    switch part {
    case .prose, .commands: return []
    case .predict(let prediction):
      return [["## Prediction: \(exercise)", "", prediction.question, ""] + predicted(record)]
    case .quiz(let quiz):
      return [["## Question: \(exercise)", "", quiz.question, ""] + answered(record, quiz)]
    case .challenge(let challenge):
      return [
        ["## Challenge: \(exercise)", "", "Make this true: `\(challenge.goal.text)`"]
          + attempts(record)
      ]
    }
  }

  private func predicted(_ record: ExerciseRecord) -> [String] {
    record.answers.map { "- \($0.response.replacing("\n", with: " "))" } + help(record)
  }

  private func answered(_ record: ExerciseRecord, _ quiz: Quiz) -> [String] {
    record.answers.map { answer in
      let choice = quiz.choices.indices.first { LessonText.letter($0) == answer.text }
      let text = choice.map { quiz.choices[$0].text } ?? ""
      return
        "- \(answer.isRight ? "Right" : "Not right"): \(answer.text)) \(text)"
        + (answer.response.isEmpty ? "" : " \(answer.response)")
    } + help(record)
  }

  private func attempts(_ record: ExerciseRecord) -> [String] {
    record.answers.enumerated().flatMap { index, answer in
      ["", "Attempt \(index + 1): \(answer.response)", "", "```"]
        + [answer.text, "```"]
    } + (help(record).isEmpty ? [] : [""] + help(record))
  }

  private func help(_ record: ExerciseRecord) -> [String] {
    let hints = record.hintsGiven.count
    return (hints == 0 ? [] : ["- Hints taken: \(hints)."])
      + (record.sawSolution ? ["- The solution was shown."] : [])
      + (record.wasSkipped ? ["- Skipped."] : [])
  }

  /// The claims that were checked, each once.
  private var claims: [[String]] {
    var told: Set<String> = []
    let lines = tutor.claims.compactMap { claim -> String? in
      guard let id = claim.id, told.insert(id).inserted else { return nil }
      return "- \(id) \(claim.verdict.rawValue): measured \(claim.measured), "
        + "expected `\(claim.expected)`"
    }
    return lines.isEmpty ? [] : [["## What the runs showed", ""] + lines]
  }
}
