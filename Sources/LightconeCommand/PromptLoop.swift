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
  private let meter: SearchMeter
  /// The line that says how far a command is; nil where there is none.
  private let statusLine: StatusLine?
  private let workMeter = WorkMeter(line: .standard)
  private let hasHistoryPath: Bool
  private var reader: any LineReader
  private var outcome = LineOutcome()
  private var lineNumber = 0
  private var hasToldOfHistory = false
  private var keeper: ProgressKeeper?
  private var wasStopped = false

  init(
    session: Session, look: DisplayOptions, historyPath: String?,
    progress: ProgressKeeper.Place = .standard
  ) {
    meter = SearchMeter(workers: session.workers, line: .standard)
    shared = Shared(session)
    self.look = look
    reader = LineReaders.standard(historyPath: historyPath)
    isInteractive = Terminal.isTerminal(0) && Terminal.isTerminal(1)
    hasHistoryPath = historyPath != nil
    statusLine =
      isInteractive && Terminal.isTerminal(2) && look.canRewrite ? .standard : nil
    if isInteractive, Terminal.isTerminal(2) { shared.session.watchSearch = meter.watch }
    if statusLine != nil { shared.session.watchWork = workMeter.watch }
    keeper = ProgressKeeper(progress, isInteractive: isInteractive)
    shared.session.learner = keeper?.learner
    if isInteractive { shared.session.watchPlay = look.playWatch }
    let shared = shared
    self.reader.completer = { PromptLoop.candidates(for: $0, in: shared.session) }
  }

  /// Runs to the end of input.
  ///
  /// - Parameter greets: whether it says on a terminal what this program is.
  /// - Returns: 0 on a terminal; else what the lines said, as for a script, or 130 if Ctrl-C stopped
  ///   one of them.
  mutating func run(greets: Bool = true) -> Int32 {
    if isInteractive, greets { greet() }
    tellOfProgress()
    loop: while true {
      switch reader.readLine(prompt: shared.session.prompt) {
      case .interrupted:
        InterruptFlag.clear()
        // At the prompt a line is abandoned; a script is stopped, also between two of its lines.
        wasStopped = !isInteractive
        if wasStopped { break loop }
      case .endOfInput: break loop
      case .line(let line):
        lineNumber += 1
        // Some folders turn out to be read-only only when the first line is kept.
        if isInteractive { tellOfHistory() }
        guard execute(line) else { break loop }
      }
    }
    return isInteractive ? 0 : wasStopped ? 130 : outcome.exitCode
  }

  /// Does a line.
  ///
  /// - Returns: false if it was the last.
  private mutating func execute(_ line: String) -> Bool {
    // The window may have changed its size while the line was typed.
    shared.session.display = look.display
    shared.session.learner?.now = .current
    workMeter.begin()
    statusLine?.begin()
    let reply = shared.session.execute(line, abbreviations: isInteractive)
    let hadStatus = statusLine?.end() ?? false
    let wasInterrupted = reader.takeInterrupt()
    // The terminal has written ^C, and stands behind it; what was taken back took it along.
    if isInteractive, wasInterrupted { write(hadStatus ? "^C" : "") }
    // A long answer waits for the person to read it; what they did is kept before.
    keepProgress()
    isInteractive ? showToPerson(reply) : reply.parts.forEach(show)
    outcome.add(reply)
    tellOfProgress()
    // The rest of a script may count on what was stopped.
    if wasInterrupted { wasStopped = !isInteractive }
    return !reply.isLast && !wasStopped
  }

  /// Shows a reply where nobody waits for more of it.
  private func show(_ part: Reply.Part) {
    guard case .problem(let problem) = part else { return write(text(of: part)) }
    StandardOutput.writeError(look.shown(placed(problem).description))
  }

  private func text(of part: Reply.Part) -> String {
    switch part {
    case .text(let text): text
    case .claim(let claim): claim.text(in: shared.session.display)
    case .problem(let problem): problem.text(in: shared.session.display)
    }
  }

  /// Shows a reply, a screenful at a time where it is long.
  private mutating func showToPerson(_ reply: Reply) {
    let texts = reply.parts.map(text) + (meter.takeSummary().map { [$0] } ?? [])
    guard !texts.isEmpty else { return }
    let text = look.shown(texts.joined(separator: "\n"))
    guard look.canRewrite else { return StandardOutput.writeLine(text) }
    let pager = Pager(write: StandardOutput.writeText, window: { TerminalSize.window })
    shared.session.unshown = pager.show(text, keys: &reader)
  }

  private func write(_ text: String) { StandardOutput.writeLine(look.shown(text)) }

  /// A problem with the line of the input that it is about: nobody sees the lines of a pipe.
  private func placed(_ problem: Diagnostic) -> Diagnostic {
    guard problem.place.file == nil else { return problem }
    var copy = problem.inFile(LineOutcome.inputName)
    copy.place.line = lineNumber
    return copy
  }

  private mutating func greet() {
    let title = "Lightcone \(CommandLineTool.configuration.version)."
    write(Greeting(title, shared.session.offers).text + "\n")
    tellOfHistory()
  }

  /// Keeps what the last line added to the learner's progress.
  private mutating func keepProgress() {
    guard let progress = shared.session.learner?.progress else { return }
    // What another prompt noted meanwhile comes with it.
    if let all = keeper?.keep(progress) { shared.session.learner?.progress = all }
  }

  /// Says what is wrong with the file of the progress, once each.
  private mutating func tellOfProgress() {
    guard let problem = keeper?.takeNotice() else { return }
    isInteractive ? write("Note: \(problem).\n") : StandardOutput.writeError("Note: \(problem).")
  }

  /// Says once why the history is not kept, if it is not.
  private mutating func tellOfHistory() {
    guard !hasToldOfHistory, let problem = historyProblem else { return }
    hasToldOfHistory = true
    write("Note: \(problem).\n")
  }

  private var historyProblem: String? {
    hasHistoryPath
      ? reader.historyProblem : "the history is kept for this run only: HOME is not set"
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
  static let inputName = "standard input"
  private var file = RunReport.File(path: inputName)

  mutating func add(_ reply: Reply) {
    file.claims += reply.claims
    if let verdict = reply.verdict { file.checks.append(verdict) }
    if let problem = reply.problem { file.problems.append(problem) }
  }

  var exitCode: Int32 { RunReport([file]).exitCode }
}
