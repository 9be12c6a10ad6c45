import CLibEdit

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What is known about the terminal.
public enum Terminal {
  /// Whether a file descriptor leads to a terminal. 0 is standard input, 1 standard output.
  public static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }
}

/// The size of the terminal that standard output leads to.
public enum TerminalSize {
  /// The width in columns: of the terminal, else from the variable `COLUMNS`, else 80.
  public static var columns: Int {
    if let size = measured(1), size.columns > 0 { return size.columns }
    if let text = getenv("COLUMNS"), let value = Int(String(cString: text)),
      (1...10_000).contains(value)
    {
      return value
    }
    return 80
  }

  /// The size of the window that standard output leads to; nil if it leads to none, or the window does
  /// not say.
  public static var window: (columns: Int, rows: Int)? {
    measured(1).flatMap { $0.columns > 0 && $0.rows > 0 ? $0 : nil }
  }

  /// The size of the terminal behind a descriptor, if it is one.
  static func measured(_ descriptor: Int32) -> (columns: Int, rows: Int)? {
    var columns: Int32 = 0
    var rows: Int32 = 0
    guard lightcone_terminal_size(descriptor, &columns, &rows) == 0 else { return nil }
    return (Int(columns), Int(rows))
  }
}
