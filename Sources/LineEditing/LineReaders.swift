/// Chooses the reader that fits where standard input and output lead.
public enum LineReaders {
  /// The reader for this process's standard input.
  ///
  /// A person at a terminal gets an editing reader with history. When standard input or output is
  /// a file or a pipe, lines are read plainly and the history file is not touched.
  ///
  /// - Parameters:
  ///   - historyPath: the file that keeps the history; `nil` for none. Missing folders are made.
  ///   - showsPromptWhenPlain: whether a plain reader shows prompts, too.
  public static func standard(
    historyPath: String?, showsPromptWhenPlain: Bool = false
  ) -> any LineReader {
    if Terminal.isTerminal(0), Terminal.isTerminal(1), var editing = EditingLineReader() {
      if let historyPath { editing.history = LineHistory(path: historyPath) }
      return editing
    }
    return PlainLineReader(showsPrompt: showsPromptWhenPlain)
  }
}
