/// A `quiz` block: a question with two to six choices, exactly one of them right.
///
/// ````
/// ```quiz
/// id: who-decides
/// question: Who may decide after the coordinator has crashed?
/// choices:
///   - text: Nobody, until it is back
///     right: true
///   - text: The participants, by a vote
///     why: They cannot know what the coordinator has told others.
/// ```
/// ````
public struct Quiz: Hashable, Sendable {
  /// The block's id in kebab-case, unique in its lesson.
  public var id: String
  /// What the learner is asked.
  public var question: String
  /// The choices in the order of the document, 2 to 6 of them.
  public var choices: [Choice]
  /// The lesson's own hints, weakest first; without any, the tutor gives general ones.
  public var hints: [Challenge.Hint]
  /// The line that opens the block's fence, counted from 1.
  public var line: Int

  /// One choice of a quiz.
  public struct Choice: Hashable, Sendable {
    /// The choice as it is shown.
    public var text: String
    /// Whether this is the right one; `false` where the block does not say.
    public var isRight: Bool
    /// Why a wrong choice tempts, or why the right one is right. Wrong choices always have it.
    public var why: String?

    /// Creates a choice.
    public init(text: String, isRight: Bool, why: String? = nil) {
      self.text = text
      self.isRight = isRight
      self.why = why
    }
  }

  /// Creates a quiz.
  public init(
    id: String, question: String, choices: [Choice], hints: [Challenge.Hint] = [], line: Int
  ) {
    self.id = id
    self.question = question
    self.choices = choices
    self.hints = hints
    self.line = line
  }
}
