/// One part of a lesson: text to read, or a block that does something.
public enum Part: Hashable, Sendable {
  /// Text to read.
  case prose(Prose)
  /// Commands to run: a `lightcone` block.
  case commands(CommandBlock)
  /// A question whose answer is then measured: a `predict` block.
  case predict(Prediction)
  /// A question with choices: a `quiz` block.
  case quiz(Quiz)
  /// A task with a goal: a `challenge` block.
  case challenge(Challenge)

  /// The line of the file on which the part begins, counted from 1.
  ///
  /// A block begins with the line that opens its fence.
  public var line: Int {
    switch self {
    case .prose(let prose): prose.line
    case .commands(let block): block.line
    case .predict(let prediction): prediction.line
    case .quiz(let quiz): quiz.line
    case .challenge(let challenge): challenge.line
    }
  }
}
