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

  /// Whether something was typed or pasted that was not read yet.
  var hasTypeAhead: Bool { get }

  /// Waits for one key, which is not shown; a reader without a keyboard answers `.endOfInput`.
  mutating func readKey() -> KeyInput

  /// Whether Ctrl-C was pressed since a line was read last. Lowers `InterruptFlag` and forgets what was
  /// typed ahead, as a terminal does.
  mutating func takeInterrupt() -> Bool
}

/// A key that was pressed where no line is being read.
public enum KeyInput: Equatable, Sendable {
  /// A character; Return is a carriage return or a line feed.
  case character(Character)
  /// A key that is no character: an arrow, for example.
  case other
  /// Ctrl-C.
  case interrupted
  /// Ctrl-D, or there is nobody to press keys.
  case endOfInput
  /// No key: the window has another size, or the program was stopped and goes on.
  case redraw
}

extension LineReader {
  /// Whether something was typed that was not read yet: not known where nobody types.
  public var hasTypeAhead: Bool { false }

  /// There is no keyboard.
  public mutating func readKey() -> KeyInput { .endOfInput }

  /// Whether Ctrl-C was pressed since a line was read last; lowers `InterruptFlag`.
  public mutating func takeInterrupt() -> Bool {
    guard InterruptFlag.isRaised else { return false }
    InterruptFlag.clear()
    return true
  }

  /// Why the history is not kept in its file, in a sentence to show once; `nil` if it is kept.
  public var historyProblem: String? { history.problem }
}
