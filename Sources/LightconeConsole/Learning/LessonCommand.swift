import LightconeDiagnostics

/// What a learner asks of the open lesson, besides `next`, `hint` and the answers.
enum LessonCommand: Hashable, Sendable {
  case previous
  case solution
  case skip
  case sandbox
  case `return`
  case abandon
  case notes(NotesCommand)

  /// The word that the command begins with.
  var verb: CommandVerb {
    switch self {
    case .previous: .previous
    case .solution: .solution
    case .skip: .skip
    case .sandbox: .sandbox
    case .return: .return
    case .abandon: .abandon
    case .notes: .notes
    }
  }
}

/// Where in a lesson `start` begins.
enum LessonStart: Hashable, Sendable {
  /// Where the lesson was left, or at its beginning.
  case whereLeft
  /// At its beginning, whatever was done before.
  case beginning
  /// At a step, counted from 1, which stands at a column of its line.
  case step(Int, column: Int)
}

/// Notes to be written.
struct NotesCommand: Hashable, Sendable {
  /// The file, as it was written.
  var path: String
  /// Where the file's name stands in its line, counted from 1.
  var column: Int
  /// Whether earlier notes of that name may be replaced.
  var overwrites = false
}

extension Session {
  mutating func carryOut(_ command: LessonCommand) throws(Diagnostic) -> Reply {
    switch command {
    case .previous: return showPage(try previousStep())
    case .solution: return try showSolution()
    case .skip: return try skip()
    case .sandbox: return try enterSandbox()
    case .return: return try leaveSandbox()
    case .abandon: return try abandon()
    case .notes(let notes): return try writeNotes(notes)
    }
  }
}
