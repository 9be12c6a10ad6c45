import LightconeDiagnostics
import LightconeLessons

extension Session {
  /// Writes what was done in the open lesson into a file.
  func writeNotes(_ command: NotesCommand) throws(Diagnostic) -> Reply {
    let tutor = try openLesson()
    try checkMayWrite()
    let file = ExportFile(path: command.path, kind: .notes)
    try writing(at: command.column) { () throws(Diagnostic) in
      try file.write(LessonNotes(tutor: tutor).text, overwrites: command.overwrites)
    }
    let count = tutor.records.count
    let asked = "\(count) \(count == 1 ? "question or challenge" : "questions and challenges")"
    return Reply(wrap("Wrote \(command.path): \(asked) of \(tutor.lesson.id)."))
  }
}
