/// What a learner did at one question or challenge.
struct ExerciseRecord: Sendable {
  /// One answer, or one attempt at a challenge.
  struct Answer: Hashable, Sendable {
    /// What was typed: an expression, a letter, or the commands of an attempt, one a line.
    let text: String
    /// What was said to it.
    let response: String
    let isRight: Bool
  }

  var answers: [Answer] = []
  /// The hints that were given, by their place in the ladder.
  var hintsGiven: Set<Int> = []
  var sawSolution = false
  var wasSkipped = false
  /// Whether there is nothing left to ask: it was solved or skipped, or the truth is known.
  var isDone = false
}
