import CLibEdit

/// What was typed before somebody asks for it.
extension EditSession {
  private static let interruptKey: UInt8 = 0x03
  /// How much is taken at once; the rest of a longer paste waits in the terminal.
  private static let limit = 65_536

  /// Whether something was typed that was not read yet.
  var hasTypeAhead: Bool { !typedAhead.isEmpty || input.hasTypeAhead }

  /// Takes what was typed while the line was still being edited: a Ctrl-C right behind Return came as a
  /// key, and would be found only when the command that it is meant to stop is over.
  func takeTypedAhead() {
    // As soon as the terminal is in its usual mode again, Ctrl-C is a signal.
    while input.hasTypeAhead, typedAhead.count < Self.limit {
      lightcone_edit_prepare_terminal(editLine, 1)
      let isAtEnd = !takeWaitingBytes()
      lightcone_edit_prepare_terminal(editLine, 0)
      if isAtEnd { break }
    }
    guard let key = typedAhead.lastIndex(of: Self.interruptKey) else { return }
    // What was typed before a Ctrl-C is forgotten, as a terminal does.
    typedAhead.removeFirst(key + 1)
    write("^C")
    InterruptFlag.raise()
  }

  /// Takes what waits in the terminal; false at the end of the input.
  private func takeWaitingBytes() -> Bool {
    while input.hasTypeAhead, typedAhead.count < Self.limit {
      guard case .bytes(let bytes) = input.read(limit: 4_096) else { return false }
      typedAhead += bytes
    }
    return true
  }

  /// Waits for the next byte, unless one was taken already.
  func waitForByte() -> InputDescriptor.Event {
    if InterruptFlag.isRaised { return .interrupted }
    return typedAhead.isEmpty ? input.wait() : .ready
  }

  /// Reads the next byte.
  func readByte() -> InputDescriptor.Chunk {
    typedAhead.isEmpty ? input.read(limit: 1) : .bytes([typedAhead.removeFirst()])
  }
}
