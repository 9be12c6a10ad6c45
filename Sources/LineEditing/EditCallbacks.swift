import CLibEdit

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What libedit calls while a line is edited.
enum EditCallbacks {
  static let prompt: lightcone_prompt_function = { editLine in
    EditSession.of(editLine)?.prompt.baseAddress
  }

  /// Gives the next character: 1, or 0 at the end of input, or -1 when interrupted.
  static let read: lightcone_read_function = { editLine, destination in
    guard let session = EditSession.of(editLine), let destination else { return -1 }
    return session.nextCharacter(into: destination)
  }

  static let complete: lightcone_key_function = { editLine, _ in
    guard let session = EditSession.of(editLine) else { return UInt8(CC_ERROR) }
    return session.complete()
  }

  static let interrupt: lightcone_key_function = { editLine, _ in
    guard let session = EditSession.of(editLine) else { return UInt8(CC_ERROR) }
    session.abandonLine()
    return UInt8(CC_EOF)
  }

  static let suspend: lightcone_key_function = { editLine, _ in
    guard let session = EditSession.of(editLine) else { return UInt8(CC_ERROR) }
    session.moveBelowLine()
    lightcone_edit_prepare_terminal(session.editLine, 0)
    // The whole job, as when the terminal itself sends the signal.
    kill(0, SIGTSTP)
    session.resume()
    return UInt8(CC_NORM)
  }
}

extension EditSession {
  func nextCharacter(into destination: UnsafeMutablePointer<Int32>) -> Int32 {
    while true {
      switch waitForByte() {
      case .interrupted:
        typedAhead = []
        abandonLine()
        return -1
      case .disturbed:
        if TerminalSignals.takeContinuation() { resume() } else { redrawIfResized() }
      case .ready:
        redrawIfResized()
        switch readByte() {
        case .end: return 0
        case .bytes(let bytes):
          guard let byte = bytes.first, let scalar = scalar(from: key(for: byte)) else { continue }
          destination.pointee = Int32(bitPattern: scalar.value)
          return 1
        }
      }
    }
  }

  /// Takes the terminal back, after a stop.
  func resume() {
    _ = TerminalSignals.takeContinuation()
    TerminalSignals.drain()
    lightcone_edit_prepare_terminal(editLine, 0)
    lightcone_edit_prepare_terminal(editLine, 1)
    redraw()
  }

  func abandonLine() {
    wasInterrupted = true
    write("^C")
    moveBelowLine()
  }

  /// Completes the word under the cursor, or lists the choices below the line.
  func complete() -> UInt8 {
    guard let completer else { return UInt8(CC_ERROR) }
    let request = currentRequest
    let resolution = CompletionResolution(of: completer(request), for: request)
    if !resolution.insertion.isEmpty {
      lightcone_edit_insert(editLine, resolution.insertion.codePointsEndingInZero)
    }
    if !resolution.choices.isEmpty {
      list(resolution.choices)
      return UInt8(CC_NORM)
    }
    return UInt8(resolution.insertion.isEmpty ? CC_ERROR : CC_REFRESH)
  }

  private func list(_ choices: [CompletionCandidate]) {
    let columns = TerminalSize.columns
    moveBelowLine()
    write(CompletionListing.lines(choices, columns: columns).map { $0 + "\n" }.joined())
    lightcone_edit_refresh(editLine)
  }

  private func redrawIfResized() {
    guard let size = TerminalSize.measured(STDOUT_FILENO), let drawnSize else { return }
    if size != drawnSize { redraw() }
  }

  /// A Ctrl-D typed while a command ran is no character: the terminal was in its usual mode and
  /// keeps a mark for it, which Linux hands out as a NUL byte now.
  private func key(for byte: UInt8) -> UInt8 {
    defer { mayBeginWithEndMark = false }
    return byte == 0 && mayBeginWithEndMark ? 0x04 : byte
  }

  private func scalar(from byte: UInt8) -> Unicode.Scalar? {
    if LocaleCharset.isUTF8 { return assembler.take(byte) }
    // Below 256 libedit would take a character that the locale does not have for a key.
    if LocaleCharset.isASCII { return assembler.take(byte).map { $0.isASCII ? $0 : "?" } }
    return Unicode.Scalar(UInt32(bitPattern: Int32(truncatingIfNeeded: btowc(Int32(byte)))))
  }
}
