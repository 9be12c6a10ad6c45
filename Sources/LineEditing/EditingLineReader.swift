import CLibEdit

/// A reader for a person at a terminal, with editing, completion and history (libedit).
///
/// Arrow-up and Ctrl-R recall earlier lines; Tab completes or lists; Ctrl-C abandons the line;
/// Ctrl-D on an empty line ends the input; Ctrl-Z stops the program as usual. A person's `.editrc`
/// is honoured, `bind -v` for the keys of vi included.
///
/// It works on any terminal: one of unknown type gets plain redrawing, and where the locale is not
/// UTF-8, characters outside ASCII appear as `?`. The line is drawn anew when the window changes its
/// size and when the program goes on after a stop.
public struct EditingLineReader: LineReader {
  private let session: EditSession

  /// Names the words that could stand where the cursor is.
  public var completer: LineCompleter? {
    didSet { session.completer = completer }
  }

  /// The lines that arrow-up recalls. Each line that was read is added.
  public var history = LineHistory() {
    didSet { session.showHistory(history.lines) }
  }

  /// Creates a reader on standard input and output; `nil` if the terminal cannot be used.
  public init?() {
    guard let session = EditSession() else { return nil }
    self.session = session
  }

  /// Lets a person type a line.
  public mutating func readLine(prompt: String) -> LineInput {
    if takeInterrupt() { return .interrupted }
    let input = session.readLine(prompt: PrintableText.of(prompt))
    if case .line(let line) = input { history.add(line) }
    return input
  }

  /// Whether something was typed or pasted that was not read yet.
  public var hasTypeAhead: Bool { session.hasTypeAhead }

  /// Waits for one key, which is not shown.
  public mutating func readKey() -> KeyInput { session.readKey() }

  /// Whether Ctrl-C was pressed since a line was read last; lowers `InterruptFlag` and forgets what was
  /// typed ahead.
  public mutating func takeInterrupt() -> Bool {
    guard InterruptFlag.isRaised else { return false }
    InterruptFlag.clear()
    session.typedAhead = []
    return true
  }
}
