import LineEditing
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The one line that says how far a command is: written over itself, and gone before the answer comes.
///
/// It comes after half a second, since nobody asks how far a command is that has already answered. A
/// thread of its own writes it, so that it goes on while the command is deep in one piece of work.
final class StatusLine: Sendable {
  private struct State {
    /// When the command began; nil while there is none.
    var start: ContinuousClock.Instant?
    /// What says how far it is; nil where only the time is known.
    var text: (@Sendable () -> String)?
    var isShown = false
    var hasThread = false
  }

  /// The line of this program: there is one terminal.
  static let standard = StatusLine()

  private static let patience = Duration.milliseconds(500)
  private static let pauseMicroseconds: UInt32 = 200_000

  private let state = Mutex(State())

  /// A command begins.
  func begin() {
    let hadThread = state.withLock { state in
      defer { state = State(start: .now, hasThread: true) }
      return state.hasThread
    }
    if !hadThread { startThread() }
  }

  /// From now on this says how far the command is; it may be asked from another thread.
  func show(_ text: @escaping @Sendable () -> String) { state.withLock { $0.text = text } }

  /// The command is over, or shows itself how far it is: nothing is shown any more.
  ///
  /// - Returns: whether something was shown.
  @discardableResult
  func end() -> Bool {
    state.withLock { state in
      defer {
        state.start = nil
        state.text = nil
        state.isShown = false
      }
      if state.isShown { StandardOutput.writeStatus("\r\u{1B}[K") }
      return state.isShown
    }
  }

  private func startThread() {
    #if canImport(Glibc)
      var thread = pthread_t()
    #else
      var thread: pthread_t?
    #endif
    // Without it nothing is shown, and nothing else is missing.
    let problem = pthread_create(&thread, nil, { _ in StatusLine.standard.keepShowing() }, nil)
    #if canImport(Glibc)
      if problem == 0 { pthread_detach(thread) }
    #else
      if problem == 0, let thread { pthread_detach(thread) }
    #endif
  }

  private func keepShowing() -> Never {
    while true {
      usleep(Self.pauseMicroseconds)
      // The lock is held while writing: nothing may be written behind the answer.
      state.withLock { state in
        guard let start = state.start, .now - start >= Self.patience else { return }
        state.isShown = true
        let text =
          state.text?() ?? "working for \(MeterText.time(.now - start)); Ctrl-C stops it"
        // A line that wrapped could not be written over.
        let line = text.prefix(max(1, TerminalSize.columns - 1))
        StandardOutput.writeStatus("\r\u{1B}[K\(line)")
      }
    }
  }
}
