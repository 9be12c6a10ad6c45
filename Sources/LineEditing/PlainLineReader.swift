import CLibEdit

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A reader for input that is not a person at a terminal: a file or a pipe.
///
/// Lines end in `\n` or `\r\n` and may have any length; the last one may lack its line end. Bytes
/// that are no UTF-8 and NUL become U+FFFD, so that a binary file gives odd lines and no more.
public struct PlainLineReader: LineReader {
  /// Carried, not used: there is no Tab key.
  public var completer: LineCompleter?
  /// Carried, not used: nobody recalls lines of a file.
  public var history = LineHistory()

  private let input: InputDescriptor
  private let showsPrompt: Bool
  private var lines = LineSplitter()
  private var isAtEnd = false

  /// Creates a reader.
  ///
  /// - Parameters:
  ///   - descriptor: where to read; 0 is standard input.
  ///   - showsPrompt: whether prompts are written to standard output.
  public init(descriptor: Int32 = 0, showsPrompt: Bool = false) {
    input = InputDescriptor(number: descriptor)
    self.showsPrompt = showsPrompt
  }

  /// Waits for the next line.
  ///
  /// - Complexity: O(length of the line).
  public mutating func readLine(prompt: String) -> LineInput {
    if showsPrompt { show(PrintableText.of(prompt)) }
    while true {
      if InterruptFlag.isRaised { return abandonLine() }
      if let line = lines.next() { return .line(line) }
      if isAtEnd { return lines.rest().map { .line($0) } ?? .endOfInput }
      if input.wait() == .ready { takeChunk() }
    }
  }

  private mutating func takeChunk() {
    switch input.read(limit: 65_536) {
    case .bytes(let bytes): lines.append(bytes)
    case .end: isAtEnd = true
    }
  }

  private mutating func abandonLine() -> LineInput {
    InterruptFlag.clear()
    lines.dropPartialLine()
    if showsPrompt { show("\n") }
    return .interrupted
  }

  private func show(_ text: String) {
    fputs(text, lightcone_standard_output())
    fflush(lightcone_standard_output())
  }
}
