import CLibEdit

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// One conversation with libedit: owns its memory and holds what its callbacks need.
final class EditSession {
  let editLine: OpaquePointer
  private let recalled: OpaquePointer
  private let errors: UnsafeMutablePointer<FILE>?
  /// The prompt as libedit wants it: code points, ended by zero, at a place that stays.
  private(set) var prompt: UnsafeMutableBufferPointer<Int32> = .allocate(capacity: 0)
  private var promptText = ""

  var completer: LineCompleter?
  let input = InputDescriptor(number: STDIN_FILENO)
  var assembler = ScalarAssembler()
  var wasInterrupted = false
  /// Bytes that were typed behind a Return and taken from the terminal, to look for a Ctrl-C in them.
  var typedAhead: [UInt8] = []
  /// Whether the first byte read may be the mark that a Ctrl-D typed ahead has left.
  var mayBeginWithEndMark = false
  /// The terminal's size when the line was last drawn.
  var drawnSize: (columns: Int, rows: Int)?

  init?() {
    _ = LocaleCharset.name  // libedit looks at the locale as it begins
    // libedit complains about unknown terminals; it works on them all the same.
    errors = fopen("/dev/null", "w")
    guard
      let edit = el_init(
        "lightcone", lightcone_standard_input(), lightcone_standard_output(),
        errors ?? lightcone_standard_output())
    else { return nil }
    guard let recalled = history_winit() else {
      el_end(edit)
      return nil
    }
    editLine = edit
    self.recalled = recalled
    lightcone_history_limit(recalled, Int32(LineHistory.maximumLines))
    lightcone_edit_set_client(edit, Unmanaged.passUnretained(self).toOpaque())
    lightcone_edit_configure(
      edit, EditCallbacks.read, EditCallbacks.prompt, EditCallbacks.complete,
      EditCallbacks.interrupt, EditCallbacks.suspend)
    lightcone_history_attach(edit, recalled)
    TerminalSignals.install()
    setPrompt("")
  }

  deinit {
    el_end(editLine)
    history_wend(recalled)
    if let errors { fclose(errors) }
    prompt.deallocate()
  }

  /// The session that a callback belongs to.
  static func of(_ editLine: OpaquePointer?) -> EditSession? {
    guard let editLine, let client = lightcone_edit_client(editLine) else { return nil }
    return Unmanaged<EditSession>.fromOpaque(client).takeUnretainedValue()
  }

  func readLine(prompt: String) -> LineInput {
    setPrompt(prompt)
    wasInterrupted = false
    // Before the prompt, or keys typed right behind it would still be taken as a line.
    lightcone_edit_prepare_terminal(editLine, 1)
    mayBeginWithEndMark = hasTypeAhead
    drawnSize = TerminalSize.measured(STDOUT_FILENO)
    var count: Int32 = 0
    let text = lightcone_edit_gets(editLine, &count)
    if wasInterrupted {
      InterruptFlag.clear()
      return .interrupted
    }
    guard let text, count > 0 else {
      write("\n")
      return .endOfInput
    }
    var codes = UnsafeBufferPointer(start: text, count: Int(count))[...]
    while let last = codes.last, last == 0x0A || last == 0x0D { codes.removeLast() }
    let line = String(codePoints: codes)
    takeTypedAhead()
    return .line(line)
  }

  /// Makes these the lines that arrow-up recalls.
  func showHistory(_ lines: [String]) {
    lightcone_history_clear(recalled)
    for line in lines { lightcone_history_add(recalled, line.codePointsEndingInZero) }
  }

  /// Writes where libedit writes.
  func write(_ text: String) {
    fputs(text, lightcone_standard_output())
    fflush(lightcone_standard_output())
  }

  private func setPrompt(_ text: String) {
    prompt.deallocate()
    let codes = text.codePointsEndingInZero
    prompt = .allocate(capacity: codes.count)
    _ = prompt.initialize(from: codes)
    promptText = text
  }

  /// The line being edited.
  var currentRequest: CompletionRequest {
    var cursor = 0
    var length = 0
    let text = lightcone_edit_line(editLine, &cursor, &length)
    let codes = UnsafeBufferPointer(start: text, count: length)[...]
    return CompletionRequest(line: String(codePoints: codes), cursor: cursor)
  }

  /// Moves below the line being edited, which may fill several rows.
  func moveBelowLine() {
    let request = currentRequest
    let columns = max(1, drawnSize?.columns ?? 80)
    let before = promptText + request.textBeforeWord + request.word
    let cursorRow = TextWidth.of(before) / columns
    let lastRow = TextWidth.of(before + request.textAfterCursor) / columns
    write(String(repeating: "\n", count: lastRow - cursorRow + 1))
  }

  /// Draws the line anew, after something else changed the screen.
  func redraw() {
    drawnSize = TerminalSize.measured(STDOUT_FILENO)
    if let clear = lightcone_edit_clear_sequence(editLine) {
      write("\r" + String(cString: clear))
    } else {
      write("\n")
    }
    el_resize(editLine)
    lightcone_edit_refresh(editLine)
  }
}
