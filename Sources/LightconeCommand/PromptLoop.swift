import ArgumentParser
import LightconeConsole
import LightconeDiagnostics
import LightconeRendering
import LineEditing

/// Reads a line, shows the session's reply, and reads the next.
struct PromptLoop {
  /// The session, shared with the completion that the reader asks for while it reads.
  private final class Shared {
    var session: Session
    init(_ session: Session) { self.session = session }
  }

  private let shared: Shared
  private let look: DisplayOptions
  private let isInteractive: Bool
  private var reader: any LineReader
  private var outcome = LineOutcome()

  init(
    session: Session, look: DisplayOptions, reader: any LineReader, isInteractive: Bool
  ) {
    shared = Shared(session)
    self.look = look
    self.reader = reader
    self.isInteractive = isInteractive
    let shared = shared
    self.reader.completer = { PromptLoop.candidates(for: $0, in: shared.session) }
  }

  /// Runs to the end of input.
  ///
  /// - Returns: 0 on a terminal; else what the lines said, as for a script.
  mutating func run() -> Int32 {
    if isInteractive { greet() }
    loop: while true {
      shared.session.display = look.display
      switch reader.readLine(prompt: shared.session.prompt) {
      case .interrupted: InterruptFlag.clear()
      case .endOfInput: break loop
      case .line(let line):
        if isInteractive { reader.history.add(line) }
        guard execute(line) else { break loop }
      }
    }
    return isInteractive ? 0 : outcome.exitCode
  }

  /// Does a line.
  ///
  /// - Returns: false if it was the last.
  private mutating func execute(_ line: String) -> Bool {
    InterruptFlag.clear()
    let reply = shared.session.execute(line, abbreviations: isInteractive)
    for part in reply.parts { show(part) }
    outcome.add(reply)
    if InterruptFlag.isRaised {
      InterruptFlag.clear()
      if !isInteractive { return false }
    }
    return !reply.isLast
  }

  private func show(_ part: Reply.Part) {
    switch part {
    case .text(let text): StandardOutput.writeLine(text)
    case .claim(let claim): StandardOutput.writeLine(claim.text(in: shared.session.display))
    case .problem(let problem):
      isInteractive
        ? StandardOutput.writeLine(problem.description)
        : StandardOutput.writeError(problem.description)
    }
  }

  private func greet() {
    let dot = look.display.glyphs == .unicode ? " · " : ", "
    let tries = ["start two-phase-commit-vs-saga", "lessons", "help"].joined(separator: dot)
    StandardOutput.writeLine(
      "Lightcone \(CommandLineTool.configuration.version). "
        + "Learn distributed systems by running them.\nTry: \(tries)\n")
    if let problem = reader.historyProblem { StandardOutput.writeLine("Note: \(problem)\n") }
  }

  private static func candidates(
    for request: CompletionRequest, in session: Session
  ) -> [CompletionCandidate] {
    let completion = session.completion(of: request.line, at: request.textBeforeCursor.count)
    // The reader's word may begin later than the session's, for example behind a '='.
    let kept = request.textBeforeWord.count - completion.replaced.lowerBound
    return completion.words.compactMap { word in
      guard kept <= word.text.count else { return nil }
      return CompletionCandidate(
        String(word.text.dropFirst(max(0, kept))), appendsSpace: word.isComplete)
    }
  }
}

extension CompletionRequest {
  /// What stands before the cursor.
  fileprivate var textBeforeCursor: String { textBeforeWord + word }
}

/// What the lines of a script said, for the exit code.
private struct LineOutcome {
  private var file = RunReport.File(path: "standard input")

  mutating func add(_ reply: Reply) {
    file.claims += reply.claims
    if let verdict = reply.verdict { file.checks.append(verdict) }
    if let problem = reply.problem { file.problems.append(problem) }
  }

  var exitCode: Int32 { RunReport([file]).exitCode }
}
