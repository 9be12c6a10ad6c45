import LightconeDiagnostics

extension CommandParser {
  /// The words that may stand behind `start LESSON`, besides a step.
  static let lessonPlaces = ["again"]
  /// The words that may stand behind the file of `notes`.
  static let notesOptions = ["overwrite"]

  /// Reads a lesson, and `again` or the number of a step.
  mutating func readStart() throws(Diagnostic) -> Command {
    let lesson = try word("a lesson").text
    guard let word = reader.peek() else { return .start(lesson: lesson, at: .whereLeft) }
    if word.text == "again" {
      _ = reader.next()
      return .start(lesson: lesson, at: .beginning)
    }
    guard word.text.first?.isDecimalDigit == true else {
      throw wrong(
        "'\(word.text)' is neither a step's number nor 'again'", at: word.range.lowerBound,
        suggestion: nearestWord(to: word.text, in: Self.lessonPlaces))
    }
    guard word.text.allSatisfy(\.isDecimalDigit), let step = Int(word.text), step > 0 else {
      throw wrong("'\(word.text)' is no step's number", at: word.range.lowerBound)
    }
    _ = reader.next()
    return .start(lesson: lesson, at: .step(step, column: word.range.lowerBound + 1))
  }

  /// Reads `FILE.md` and whether it may be overwritten.
  mutating func readNotes() throws(Diagnostic) -> NotesCommand {
    let file = try word("a file")
    guard file.text.hasSuffix(".md"), file.text.split(separator: "/").last != ".md" else {
      throw wrong(
        "'\(file.text)' is no file for notes: its name must end in .md",
        at: file.range.lowerBound)
    }
    var command = NotesCommand(path: file.text, column: file.range.lowerBound + 1)
    while let word = reader.next() {
      guard word.text == "overwrite" else {
        throw wrong(
          "'\(word.text)' cannot stand here", at: word.range.lowerBound,
          suggestion: nearestWord(to: word.text, in: Self.notesOptions))
      }
      guard !command.overwrites else {
        throw wrong("overwrite is given twice", at: word.range.lowerBound)
      }
      command.overwrites = true
    }
    return command
  }
}
