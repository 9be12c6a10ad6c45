/// What came of asking a person, a file or a test for one line.
public enum LineInput: Equatable, Sendable {
  /// A line, without its line end.
  case line(String)
  /// The person abandoned the line with Ctrl-C.
  case interrupted
  /// There are no more lines: Ctrl-D on an empty line, or the end of the file.
  case endOfInput
}

/// A source of lines, one at a time: a person at a terminal, a file, or a test.
///
/// The prompt loop of a program asks for lines and does not know where they come from:
///
/// ```swift
/// InterruptFlag.install()
/// var reader = LineReaders.standard(historyPath: path)
/// reader.completer = { request in names.map { CompletionCandidate($0) } }
/// while true {
///   switch reader.readLine(prompt: "lightcone> ") {
///   case .line(let text): run(text)
///   case .interrupted: continue
///   case .endOfInput: return
///   }
/// }
/// ```
///
/// The rules:
///
/// 1. `readLine` waits. It returns `.interrupted` for Ctrl-C, also when `InterruptFlag` was already
///    raised as it began, and leaves the flag lowered.
/// 2. The terminal is in its usual mode whenever `readLine` is not running.
/// 3. Only a reader that edits lines asks the completer and adds to the history; the others carry
///    both, so that a program sets them without asking what it was given.
///
/// A reader does not promise to be usable from two threads, and two copies of one reader share the
/// terminal: keep one.
public protocol LineReader {
  /// Waits for the next line.
  ///
  /// - Parameter prompt: what to show before the line. Control characters are left out.
  mutating func readLine(prompt: String) -> LineInput

  /// Names the words that could stand where the cursor is; `nil` for no completion.
  var completer: LineCompleter? { get set }

  /// The lines that arrow-up recalls.
  var history: LineHistory { get set }
}

extension LineReader {
  /// Why the history is not kept in its file, in a sentence to show once; `nil` if it is kept.
  public var historyProblem: String? { history.problem }
}
