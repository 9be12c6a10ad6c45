#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A file descriptor to read bytes from without missing Ctrl-C meanwhile.
struct InputDescriptor {
  /// What ended a wait.
  enum Event: Equatable {
    /// Bytes, or the end of input, can be read.
    case ready
    /// `InterruptFlag` was raised.
    case interrupted
    /// Another signal came; look what changed.
    case disturbed
  }

  /// What a read gave.
  enum Chunk: Equatable {
    case bytes([UInt8])
    case end
  }

  let number: Int32

  /// Waits, without limit, for input or the interrupt flag.
  func wait() -> Event {
    if InterruptFlag.isRaised { return .interrupted }
    var watched = [
      pollfd(fd: number, events: Int16(POLLIN), revents: 0),
      pollfd(fd: TerminalSignals.descriptor, events: Int16(POLLIN), revents: 0),
    ]
    let count = poll(&watched, 2, -1)
    if InterruptFlag.isRaised { return .interrupted }
    if count < 0, errno == EINTR { return .disturbed }
    guard watched[0].revents == 0, watched[1].revents != 0 else { return .ready }
    TerminalSignals.drain()
    return .disturbed
  }

  /// Whether something could be read without waiting.
  var hasTypeAhead: Bool {
    var watched = pollfd(fd: number, events: Int16(POLLIN), revents: 0)
    return poll(&watched, 1, 0) == 1
  }

  /// Reads what is there, at most `limit` bytes. An error counts as the end.
  func read(limit: Int) -> Chunk {
    while true {
      var count = 0
      let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, initialized in
        count = readBytes(into: buffer, limit: limit)
        initialized = max(0, count)
      }
      if count > 0 { return .bytes(bytes) }
      if count == 0 { return .end }
      guard errno == EINTR || errno == EAGAIN else { return .end }
      if errno == EAGAIN, wait() == .interrupted { return .bytes([]) }
    }
  }

  private func readBytes(into buffer: UnsafeMutableBufferPointer<UInt8>, limit: Int) -> Int {
    #if canImport(Darwin)
      Darwin.read(number, buffer.baseAddress, limit)
    #elseif canImport(Musl)
      Musl.read(number, buffer.baseAddress, limit)
    #else
      Glibc.read(number, buffer.baseAddress, limit)
    #endif
  }
}
