import CPseudoTerminal

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A program on a terminal of its own, for tests that type and read as a person does.
///
/// ```swift
/// let session = try PseudoTerminalSession(executable: path, arguments: [], environment: [:])
/// try session.expect("lightcone> ")
/// try session.send("help\n")
/// try session.expect("load MODEL")
/// try session.sendControl("D")
/// #expect(try session.expectEnd() == 0)
/// ```
///
/// Every wait has a limit, and the program is killed when the session goes.
public final class PseudoTerminalSession {
  private let process: pid_t
  private let master: Int32
  private var isEnded = false

  /// Every byte the program wrote so far.
  public private(set) var output: [UInt8] = []
  /// How much of the plain text earlier expectations have used up, in characters.
  private var consumed = 0

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - executable: the program's path.
  ///   - arguments: what follows the program's name.
  ///   - environment: the whole environment of the program.
  /// - Throws: `PseudoTerminalError` if there is no terminal or process to be had.
  public init(
    executable: String, arguments: [String] = [], environment: [String: String] = [:],
    columns: Int = 80, rows: Int = 24
  ) throws {
    var process: pid_t = 0
    var master: Int32 = -1
    let settings = environment.map { "\($0.key)=\($0.value)" }.sorted()
    let problem = withCStringArray([executable] + arguments) { arguments in
      withCStringArray(settings) { settings in
        pseudo_terminal_start(
          executable, arguments, settings, UInt16(columns), UInt16(rows), &process, &master)
      }
    }
    if problem != 0 { throw PseudoTerminalError("cannot start \(executable): errno \(problem)") }
    self.process = process
    self.master = master
  }

  deinit {
    if !isEnded {
      var status: Int32 = 0
      kill(process, SIGKILL)
      _ = pseudo_terminal_wait(process, 2_000, &status)
    }
    close(master)
  }

  /// Whether the program reads keys one by one, as it does while a line is edited. While a command
  /// runs, the terminal turns Ctrl-C into a signal instead.
  public var readsSingleKeys: Bool {
    var settings = termios()
    return tcgetattr(master, &settings) == 0 && settings.c_lflag & tcflag_t(ICANON) == 0
  }

  /// What the program wrote so far, as text without escape sequences.
  public var plainText: String { PlainText.of(output) }

  /// What was written from a byte of the output on and not taken back again, without escape sequences.
  public func standingText(from byte: Int) -> String { PlainText.standing(in: output[byte...]) }

  /// What was written since the last expectation was met.
  public var unreadText: String { String(plainText.dropFirst(consumed)) }

  /// Types text. `\n` is the Return key's line end in most programs; `\r` is the key itself.
  public func send(_ text: String) throws { try send(bytes: Array(text.utf8)) }

  /// Types bytes.
  public func send(bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        throw failure("cannot type: errno \(errno)")
      }
    }
  }

  /// Holds the Control key and types a letter: `sendControl("C")`.
  public func sendControl(_ letter: Character) throws {
    try send(bytes: [(letter.asciiValue ?? 0) & 0x1F])
  }

  /// Sends a signal to the program.
  public func signal(_ number: Int32) { kill(process, number) }

  /// Gives the terminal another size.
  public func resize(columns: Int, rows: Int) throws {
    let problem = pseudo_terminal_resize(master, UInt16(columns), UInt16(rows))
    if problem != 0 { throw failure("cannot resize: errno \(problem)") }
  }

  /// Reads until the text appears behind what earlier expectations have seen.
  ///
  /// - Returns: what was written up to the end of the text.
  /// - Throws: `PseudoTerminalError`, with everything seen so far, when the time is up or the
  ///   program has ended.
  @discardableResult
  public func expect(_ text: String, timeoutSeconds: Double = 10) throws -> String {
    let limit = ContinuousClock.now + .seconds(timeoutSeconds)
    while true {
      let unread = Array(unreadText)
      if let end = endOfFirst(Array(text), in: unread) {
        consumed += end
        return String(unread[..<end])
      }
      guard ContinuousClock.now < limit else { throw failure("'\(text)' did not come in time") }
      guard readSome(until: limit) else { throw failure("'\(text)' did not come before the end") }
    }
  }

  /// Reads for a while, to show that something does not come.
  ///
  /// - Returns: everything not yet expected.
  public func readFor(seconds: Double) -> String {
    let limit = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < limit, readSome(until: limit) {}
    return unreadText
  }

  /// Waits for the program's end.
  ///
  /// - Returns: its exit status, or 128 plus the number of the signal that ended it.
  @discardableResult
  public func expectEnd(timeoutSeconds: Double = 10) throws -> Int32 {
    let limit = ContinuousClock.now + .seconds(timeoutSeconds)
    while ContinuousClock.now < limit, readSome(until: limit) {}
    let left = max(0.05, (limit - .now) / .seconds(1))
    var status: Int32 = 0
    guard pseudo_terminal_wait(process, Int32(left * 1_000), &status) == 1 else {
      throw failure("the program did not end in time")
    }
    isEnded = true
    return status
  }

  /// Reads what is there, or waits for it until the limit; false when there will be no more.
  private func readSome(until limit: ContinuousClock.Instant) -> Bool {
    let milliseconds = max(0, min(100, (limit - .now) / .milliseconds(1)))
    var watched = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&watched, 1, Int32(milliseconds.rounded(.up))) > 0 else { return true }
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = read(master, &bytes, bytes.count)
    if count > 0 { output += bytes[..<count] }
    // Linux reports EIO when the last process closed the terminal.
    return count > 0 || (count < 0 && (errno == EINTR || errno == EAGAIN))
  }

  private func failure(_ message: String) -> PseudoTerminalError {
    PseudoTerminalError("\(message)\n--- seen so far ---\n\(plainText)\n--- end ---")
  }
}

/// What went wrong in a pseudo-terminal session, and what was seen until then.
public struct PseudoTerminalError: Error, CustomStringConvertible {
  /// The message, followed by everything the program wrote.
  public let description: String

  init(_ description: String) { self.description = description }
}

/// Where the first occurrence of `text` in `all` ends.
private func endOfFirst(_ text: [Character], in all: [Character]) -> Int? {
  guard all.count >= text.count else { return nil }
  return (0...(all.count - text.count))
    .first { all[$0..<($0 + text.count)].elementsEqual(text) }
    .map { $0 + text.count }
}

/// Calls `body` with the strings as C wants them: pointers, ended by a null pointer.
private func withCStringArray<Result>(
  _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
) -> Result {
  let copies = strings.map { strdup($0) }
  defer { copies.forEach { free($0) } }
  return body(copies + [nil])
}
