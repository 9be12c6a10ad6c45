/// A lesson of many questions, and a file in which all are due.
enum ManyQuestions {
  static let count = 20

  /// Writes the lesson below `lessons` and the file `progress.txt`.
  static func write(into folder: ScratchFolder) throws {
    let quizzes = (1...count).map { number in
      """
      ```quiz
      id: question-\(number)
      question: Is \(number) a number?
      choices:
        - text: Yes
          right: true
        - text: No
          why: It may look like a word.
      ```
      """
    }
    try folder.write(
      "lessons/first-seven/many.md", opening + quizzes.joined(separator: "\n\n") + "\n")
    try folder.write("progress.txt", progress)
  }

  /// The environment in which the lesson is the only one.
  static func environment(_ folder: ScratchFolder) -> [String: String] {
    Lightcone.environment.merging(["LIGHTCONE_LESSONS": folder.path("lessons")]) { $1 }
  }

  /// Progress in which all questions were answered long ago.
  static var progress: String {
    let notes = (1...count).map {
      "\($0) before 2020-01-01T00:00:00Z answered many question-\($0) wrong"
    }
    return (["lightcone progress 1"] + notes + ["end"]).joined(separator: "\n") + "\n"
  }

  /// How many notes of a file say that a question was answered rightly.
  static func rightAnswers(in text: String) -> Int {
    text.split(separator: "\n").count { $0.contains(" answered many ") && $0.hasSuffix(" right") }
  }

  private static let opening = """
    ---
    id: many
    title: "Many"
    track: first-seven
    summary: You will have answered much.
    minutes: 5
    models: [saga]
    misconception: None.
    sources: ["Nobody (2000)"]
    ---

    # Many


    """
}
