/// A lesson: a Markdown document that executes, read into a value.
///
/// A lesson reads well on a code host as it is: front matter in YAML, then prose with fenced
/// blocks. This type keeps both, in the order of the document, and runs nothing.
///
/// Example:
///
/// ````
/// ---
/// id: two-generals
/// title: The two generals
/// track: messages-failure-time
/// summary: No number of acknowledgements makes both sides certain.
/// minutes: 15
/// models: [two-generals]
/// misconception: One more acknowledgement makes it certain.
/// sources: ["Gray 1978"]
/// ---
///
/// # The two generals
///
/// ```lightcone
/// load two-generals
/// run
/// ```
/// ````
///
/// Rules:
///
/// 1. All `lightcone` blocks of a lesson share one session, so their order matters.
/// 2. Predictions, quizzes and challenges have ids; no two in one lesson are equal.
/// 3. Every command line and expression knows the line it came from.
///
/// What it does not promise: that the commands are commands, that the models exist, or that a
/// claim holds. Whoever runs the lesson finds that out.
public struct Lesson: Hashable, Sendable {
  /// The file's path as the user gave it, if the lesson came from a file.
  public var file: String?
  /// What the lesson says about itself.
  public var frontMatter: FrontMatter
  /// The prose and the blocks, in the order of the document.
  public var parts: [Part]

  /// Creates a lesson from its parts.
  public init(file: String? = nil, frontMatter: FrontMatter, parts: [Part]) {
    self.file = file
    self.frontMatter = frontMatter
    self.parts = parts
  }

  /// The lesson's id, for example `two-generals`.
  public var id: String { frontMatter.id }

  /// The lesson's title as people read it.
  public var title: String { frontMatter.title }
}
