import LightconeDiagnostics
import LightconeLessons

/// An open lesson: where the learner stands in it, what it waits for, and what was done so far.
///
/// What it solves: a lesson presents something, waits for the learner, and judges. This value knows at
/// which step that is; the session's own state is the run.
///
/// Example: `start ID` makes a tutor and enters step 1; `next` enters step 2.
///
/// The rules:
///
/// 1. Steps are counted from 1; one `next` is one step.
/// 2. Entering a step does what the lesson does there. Reading it again (`previous`) does nothing.
/// 3. What the step asks stays open while earlier steps are read.
///
/// What it does not promise: that the run is the lesson's. The learner may have changed it, and blocks
/// of a lesson therefore begin with `load`.
struct Tutor: Sendable {
  /// What the lesson waits for.
  enum Waiting: Sendable {
    /// For `next`.
    case next
    /// For `predict`.
    case prediction(Prediction)
    /// For `answer`.
    case quiz(Quiz)
    /// For the challenge's goal.
    case challenge(ChallengeTrial)
  }

  let lesson: Lesson
  let steps: LessonSteps
  /// The step at which the learner stands; 0 before the first.
  var step = 0
  /// The step that was shown last: earlier than ``step`` while the learner reads back.
  var shownStep = 0
  var waiting = Waiting.next
  /// Whether `next` has already been told that something is open.
  var wasReminded = false
  /// Whether the last step was done.
  var isFinished = false
  /// What was shown at a step, set for a width in columns.
  struct Page: Sendable {
    let columns: Int
    let parts: [Reply.Part]
  }

  /// What was shown at each step, to show it again.
  var pages: [Int: Page] = [:]
  /// What was done at each question and challenge.
  var records: [String: ExerciseRecord] = [:]
  /// What the lesson's runs showed.
  var claims: [ClaimReport] = []

  init(_ lesson: Lesson) {
    self.lesson = lesson
    steps = LessonSteps(lesson.parts)
  }

  /// Whether every step has been reached.
  var isAtEnd: Bool { step >= steps.count }

  /// The id of the question or challenge that is open.
  var openExercise: String? {
    switch waiting {
    case .next: nil
    case .prediction(let prediction): prediction.id
    case .quiz(let quiz): quiz.id
    case .challenge(let trial): trial.challenge.id
    }
  }

  /// What was done at the open question or challenge.
  var openRecord: ExerciseRecord {
    get { openExercise.flatMap { records[$0] } ?? ExerciseRecord() }
    set { if let openExercise { records[openExercise] = newValue } }
  }

  /// Whether the question or challenge of a step was done; false if it has none.
  func isDone(step: Int) -> Bool {
    lesson.parts[steps[step]].contains { part in
      part.exercise.flatMap { records[$0] }?.isDone ?? false
    }
  }

  /// The commands of the next step, if it is a block of them; of claims only their number.
  var commandsAhead: [String]? {
    guard !isAtEnd, case .commands(let block)? = lesson.parts[steps[step + 1]].first else {
      return nil
    }
    return block.summary
  }
}

extension CommandBlock {
  /// The commands that are worth reading before they run, and how many claims there are.
  var summary: [String] {
    let lines = lines.map(\.text).filter { !$0.isEmpty && !$0.hasPrefix("control ") }
    let claims = lines.count { $0.hasPrefix("expect ") }
    let checks = claims == 0 ? [] : ["and checks \(claims) \(claims == 1 ? "claim" : "claims")"]
    return lines.filter { !$0.hasPrefix("expect ") } + checks
  }
}

extension Tutor {
  /// Where the learner stands, in words.
  var place: String { "Step \(step) of \(steps.count)." }

  /// What to do now, as a line at the end of a reply.
  var invitation: String {
    switch waiting {
    case .next where isAtEnd:
      "That was the lesson. 'lessons' lists the others; 'notes FILE.md' writes down what you did."
    case .next:
      if let commands = commandsAhead {
        (["\(place) 'next' runs:"] + commands.map { "  \($0)" }).joined(separator: "\n")
      } else {
        "\(place) 'next' goes on; try anything you like first."
      }
    case .prediction: "\(place) Your prediction? For example: predict 12"
    case .quiz: "\(place) Your answer? For example: answer a"
    case .challenge:
      "\(place) Your turn. 'hint' helps, 'reset' begins again, 'skip' does it for you."
    }
  }

  /// What `next` says once while something is open; nil where the answer is known already.
  var reminder: String? {
    guard !wasReminded, !openRecord.sawSolution else { return nil }
    return switch waiting {
    case .next: nil
    case .prediction:
      "Predict first: that is what makes the run worth watching. 'skip' runs it for you; 'next' "
        + "again leaves it out."
    case .quiz: "The question is open: answer it, or type 'next' again to leave it out."
    case .challenge:
      "The challenge is open: 'hint' helps, 'reset' begins again, 'skip' does it for you, and "
        + "'next' again leaves it out."
    }
  }
}
