import Lightcone
import LightconeDiagnostics

/// What `undo` can take back: the run as it was before each command that changed it.
///
/// Only outlines are kept, no worlds: going back does a part of the run again.
struct UndoHistory: Sendable {
  /// A command, and the run before it.
  struct Entry: Sendable {
    let verb: CommandVerb
    /// Nil if no model was loaded.
    let before: RunOutline?
  }

  /// How many commands can be taken back.
  static let limit = 200

  private(set) var entries: [Entry] = []

  mutating func add(_ entry: Entry) {
    if entries.count == Self.limit { entries.removeFirst() }
    entries.append(entry)
  }

  mutating func removeLast() -> Entry? { entries.popLast() }
}

extension Session {
  /// Does a command, and remembers how to take it back if it changes the run.
  mutating func perform(_ command: Command) throws(Diagnostic) -> Reply {
    guard command.verb != .undo else { return try undo() }
    guard command.changesRun || command.goesOnInLesson else { return try carryOut(command) }
    let before = run?.outline
    let reply = try carryOut(command)
    guard run?.outline != before else { return reply }
    if command.goesOnInLesson {
      // The lesson's page stays turned, so what lies before it is out of reach.
      history = UndoHistory()
    } else {
      history.add(.init(verb: command.verb, before: before))
    }
    return reply
  }

  /// Takes back the last command that changed the run.
  mutating func undo() throws(Diagnostic) -> Reply {
    guard let entry = history.removeLast() else {
      throw Diagnostic(
        .notNow, "there is nothing to take back",
        expected: tutor == nil
          ? "a command that changes the run, such as 'run', first"
          : "a command of your own that changes the run; what the lesson did stays")
    }
    guard let outline = entry.before else {
      run = nil
      return Reply("Taken back: \(entry.verb.rawValue). No model is loaded.")
    }
    let old = run
    let new = try OpenRun(outline, near: old)
    run = new
    let branch = new.tree.names.count > 1 ? " Branch \(new.tree.currentName)." : ""
    let told = old.map { !outline.hasStart(of: $0) } ?? true ? [wrap(describeRun())] : []
    return Reply(
      (["Taken back: \(entry.verb.rawValue).\(branch)"] + told + [describePlace(new)])
        .joined(separator: "\n"))
  }
}

extension Command {
  /// Whether it turns a lesson's page, which may run the lesson's own commands.
  fileprivate var goesOnInLesson: Bool {
    switch self {
    case .start, .next, .predict, .lesson(.skip): true
    default: false
    }
  }
}
