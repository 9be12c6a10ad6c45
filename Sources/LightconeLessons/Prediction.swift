/// A `predict` block: the learner answers, then the run measures the truth.
///
/// ````
/// ```predict
/// id: locks-held
/// question: How many locks are held after the crash?
/// measure: locks.held
/// unit: locks
/// run: |
///   load two-phase-commit
///   at 4ms crash coordinator
///   run
/// wrong:
///   - answer: 0
///     reveals: You expect the participants to give up alone. They may not.
/// ```
/// ````
public struct Prediction: Hashable, Sendable {
  /// The block's id in kebab-case, unique in its lesson.
  public var id: String
  /// What the learner is asked.
  public var question: String
  /// The expression that is measured once `run` has run.
  public var measure: SourceText
  /// The commands that measure it; never empty.
  public var run: [SourceText]
  /// What the answer counts, for example `messages`, if the block names it.
  public var unit: String?
  /// A parameter and its range, as in `participants=2..9`, from which a review of the question draws
  /// another value; nil where the question makes sense for the values of `run` only.
  public var vary: SourceText?
  /// The wrong answers the author expects; never empty.
  public var wrong: [WrongAnswer]
  /// The lesson's own hints, weakest first; without any, the tutor gives general ones.
  public var hints: [Challenge.Hint]
  /// The line that opens the block's fence, counted from 1.
  public var line: Int

  /// A wrong answer, and what giving it tells about the learner's picture of the system.
  public struct WrongAnswer: Hashable, Sendable {
    /// The answer as it would be typed.
    public var answer: String
    /// What the answer reveals.
    public var reveals: String

    /// Creates a wrong answer.
    public init(answer: String, reveals: String) {
      self.answer = answer
      self.reveals = reveals
    }
  }

  /// Creates a prediction.
  public init(
    id: String, question: String, measure: SourceText, run: [SourceText], unit: String? = nil,
    vary: SourceText? = nil, wrong: [WrongAnswer], hints: [Challenge.Hint] = [], line: Int
  ) {
    self.id = id
    self.question = question
    self.measure = measure
    self.run = run
    self.unit = unit
    self.vary = vary
    self.wrong = wrong
    self.hints = hints
    self.line = line
  }
}
