import CTerminalSignals

/// A flag that Ctrl-C raises while a command runs, so that the command can stop tidily.
///
/// A long-running command looks at `isRaised` now and then, stops when it is, and whoever started
/// the command lowers the flag:
///
/// ```swift
/// InterruptFlag.clear()
/// while !isDone && !InterruptFlag.isRaised { step() }
/// ```
///
/// There is one flag in a process, as there is one Ctrl-C. A command that never looks at it can
/// still be stopped: a second Ctrl-C, while the flag is raised, ends the process by SIGINT. Reading
/// a line lowers the flag.
public struct InterruptFlag: Sendable {
  private init() {}

  /// From now on SIGINT raises the flag instead of ending the process.
  ///
  /// Calling it again does nothing. Where the parent process had SIGINT ignored (`nohup`, a job in
  /// the background), it stays ignored.
  ///
  /// - Returns: whether the flag works. If not, Ctrl-C ends the process as ever.
  @discardableResult
  public static func install() -> Bool { interrupt_flag_install() == 0 }

  /// Whether Ctrl-C was pressed since the flag was last lowered. Costs one atomic load; may be
  /// asked from any thread.
  public static var isRaised: Bool { interrupt_flag_is_raised() != 0 }

  /// Raises the flag as the first Ctrl-C does, for tests and for cancelling from code.
  public static func raise() { interrupt_flag_raise() }

  /// Lowers the flag.
  public static func clear() { interrupt_flag_clear() }
}
