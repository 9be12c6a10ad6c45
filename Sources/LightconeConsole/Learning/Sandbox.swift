import Lightcone
import LightconeDiagnostics
import LightconeLessons

/// What waits outside a sandbox: all of the session that commands could change.
struct Sandbox: Sendable {
  let run: OpenRun?
  let history: UndoHistory
  let tutor: Tutor?
  let lastFailure: LastFailure?
}

extension Session {
  /// Goes into a sandbox: the run is a copy, and no lesson watches.
  mutating func enterSandbox() throws(Diagnostic) -> Reply {
    guard sandbox == nil else {
      throw Diagnostic(
        .notNow, "you are in a sandbox already", expected: "'return' first; or 'fork NAME' here")
    }
    sandbox = Sandbox(run: run, history: history, tutor: tutor, lastFailure: lastFailure)
    let waits = tutor == nil ? "Your run waits" : "The lesson waits at step \(tutor?.step ?? 0)"
    tutor = nil
    history = UndoHistory()
    return Reply(
      wrap(
        "This is a sandbox: a copy of the run. Break what you like, every command is allowed. "
          + "\(waits); 'return' goes back to it."))
  }

  /// Leaves the sandbox: everything is as it was before.
  mutating func leaveSandbox() throws(Diagnostic) -> Reply {
    guard let outside = sandbox else {
      throw Diagnostic(
        .notNow, "this is no sandbox",
        expected: "'sandbox' first; 'back' goes back in time, 'previous' in a lesson")
    }
    (run, history, tutor, lastFailure) =
      (outside.run, outside.history, outside.tutor, outside.lastFailure)
    sandbox = nil
    var reply = Reply(wrap("Back from the sandbox: all is as you left it."))
    if tutor != nil {
      invite(&reply)
    } else if let run {
      reply.add(describePlace(run))
    }
    return reply
  }

  /// Refuses to go on in a lesson from within a sandbox.
  func checkSandbox(_ command: Command) throws(Diagnostic) {
    guard sandbox != nil, command.isForLesson else { return }
    throw Diagnostic(
      .notNow, "'\(command.verb.rawValue)' cannot be used in a sandbox", expected: "'return' first")
  }
}

extension Command {
  /// Whether it goes on in a lesson, or asks something of it.
  fileprivate var isForLesson: Bool {
    switch self {
    case .lesson(.sandbox), .lesson(.return): false
    case .start, .next, .hint, .answer, .predict, .lesson, .review: true
    default: false
    }
  }
}
