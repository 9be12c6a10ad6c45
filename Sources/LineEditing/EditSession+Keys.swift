import CLibEdit

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Single keys, where no line is edited.
extension EditSession {
  /// How long the rest of a key's sequence may take behind its Escape.
  private static let sequenceMilliseconds: Int32 = 25

  /// Waits for one key.
  func readKey() -> KeyInput {
    lightcone_edit_prepare_terminal(editLine, 1)
    defer { lightcone_edit_prepare_terminal(editLine, 0) }
    while true {
      switch waitForByte() {
      case .interrupted:
        typedAhead = []
        InterruptFlag.clear()
        return .interrupted
      case .disturbed:
        takeTerminalBack()
        return .redraw
      case .ready:
        guard case .bytes(let bytes) = readByte() else { return .endOfInput }
        if let key = bytes.first.map({ key(of: $0) }) { return key }
      }
    }
  }

  private func key(of byte: UInt8) -> KeyInput {
    switch byte {
    case 0x03: return .interrupted
    case 0x04: return .endOfInput
    case 0x1A:
      lightcone_edit_prepare_terminal(editLine, 0)
      kill(0, SIGTSTP)
      takeTerminalBack()
      return .redraw
    case 0x1B:
      dropSequence()
      return .other
    case 0x0A, 0x0D, 0x20..<0x7F: return .character(Character(Unicode.Scalar(byte)))
    default: return .other
    }
  }

  /// Drops what an arrow or another such key sends behind its Escape.
  private func dropSequence() {
    var watched = pollfd(fd: input.number, events: Int16(POLLIN), revents: 0)
    while poll(&watched, 1, Self.sequenceMilliseconds) == 1 {
      guard case .bytes(let bytes) = readByte(), let byte = bytes.first else { return }
      // A bracket opens a sequence, a letter or a tilde ends it.
      if byte != UInt8(ascii: "["), byte != UInt8(ascii: "O"), byte >= 0x40 { return }
    }
  }

  private func takeTerminalBack() {
    guard TerminalSignals.takeContinuation() else { return }
    TerminalSignals.drain()
    lightcone_edit_prepare_terminal(editLine, 0)
    lightcone_edit_prepare_terminal(editLine, 1)
  }
}
