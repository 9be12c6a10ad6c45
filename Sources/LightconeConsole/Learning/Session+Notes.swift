import LightconeDiagnostics
import LightconeLessons

extension Session {
  /// Writes what was done in the open lesson into a file.
  func writeNotes(_ command: NotesCommand) throws(Diagnostic) -> Reply {
    let tutor = try openLesson()
    guard mayWriteFiles else {
      throw Diagnostic(
        .notNow, "files are not written here",
        expected: "the prompt, or a script of your own; lessons write no files")
    }
    let file = ExportFile(path: command.path, kind: .notes)
    do throws(Diagnostic) {
      try file.write(LessonNotes(tutor: tutor).text, overwrites: command.overwrites)
    } catch {
      var placed = error
      placed.place.column = command.column
      throw placed
    }
    let count = tutor.records.count
    let asked = "\(count) \(count == 1 ? "question or challenge" : "questions and challenges")"
    return Reply(wrap("Wrote \(command.path): \(asked) of \(tutor.lesson.id)."))
  }
}
