#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A question to the person at the terminal.
enum Question {
  /// Whether the person agrees; nil where nobody can be asked.
  static func isAgreed(_ text: String, in look: DisplayOptions) -> Bool? {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { return nil }
    StandardOutput.writeLine(look.shown("\(text) [y/N]"))
    return ["y", "yes"].contains((readLine() ?? "").lowercased())
  }
}
