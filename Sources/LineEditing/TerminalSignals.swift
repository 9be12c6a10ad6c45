import CTerminalSignals

/// What the terminal tells a program by signals, apart from Ctrl-C.
enum TerminalSignals {
  /// From now on the descriptor becomes readable when the program goes on after a stop, or when the
  /// window changed its size.
  static func install() { _ = terminal_changes_install() }

  /// Whether the program was stopped and went on since this was last asked.
  static func takeContinuation() -> Bool { terminal_changes_take_continuation() != 0 }

  /// Readable when a signal came, Ctrl-C included; -1 before anything was installed.
  static var descriptor: Int32 { terminal_signals_descriptor() }

  /// Makes the descriptor unreadable again.
  static func drain() { terminal_signals_drain() }
}
