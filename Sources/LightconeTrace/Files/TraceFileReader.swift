/// Reads a trace from a file as `TraceDocument` writes it, piece by piece.
///
/// Example:
///
/// ```swift
/// var reader = TraceFileReader()
/// while let piece = try file.read(upToCount: 1 << 16) { try reader.read(piece) }
/// let trace = try reader.finish().trace
/// ```
///
/// - Complexity: O(bytes) in time; memory O(events + texts), and one line of text.
public struct TraceFileReader: Sendable {
  /// How many bytes a line may have.
  public static let maximumLineBytes = 1 << 26

  private var line: [UInt8] = []
  private var lineNumber = 0
  private var contents = TraceFileContents()
  /// What ended the reading.
  private var problem: TraceFileError?

  /// Prepares to read.
  public init() {}

  /// Reads the next piece of a file; a piece may end anywhere.
  ///
  /// - Throws: an error with line and column for what is no trace. Reading is over then: the same error
  ///   comes again.
  public mutating func read(_ bytes: some Sequence<UInt8>) throws(TraceFileError) {
    let isDone: Void? = bytes.withContiguousStorageIfAvailable { pass($0) }
    if isDone == nil { Array(bytes).withUnsafeBufferPointer { pass($0) } }
    if let problem { throw problem }
  }

  /// Ends the file.
  ///
  /// - Throws: as ``read(_:)``; and `truncated` if the last line is missing.
  public mutating func finish() throws(TraceFileError) -> TraceFile {
    if let problem { throw problem }
    do throws(TraceFileError) {
      // A line that was cut off is no JSON as a rule; that it was cut off says more.
      if !line.isEmpty {
        do throws(TraceFileError) { try endLine() } catch {
          throw contents.hasHeader && error.code == .badLine
            ? truncated("the file ends inside a line") : error
        }
      }
      guard contents.isComplete else {
        throw truncated(lineNumber == 0 ? "the file is empty" : "the file's last line is missing")
      }
      return contents.file
    } catch {
      problem = error
      throw error
    }
  }

  private mutating func pass(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard problem == nil else { return }
    do throws(TraceFileError) {
      var rest = bytes[...]
      while let end = rest.firstIndex(of: 0x0A) {
        line += rest[..<end]
        try endLine()
        rest = rest[(end + 1)...]
      }
      line += rest
      if line.count > Self.maximumLineBytes {
        throw TraceFileError(
          .badLine, "the line has more than \(Self.maximumLineBytes) bytes", line: lineNumber + 1)
      }
    } catch { problem = error }
  }

  private mutating func endLine() throws(TraceFileError) {
    lineNumber += 1
    let bytes = line
    line.removeAll(keepingCapacity: true)
    guard bytes.contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) else { return }
    try contents.take(try TraceFileLine(bytes, number: lineNumber))
  }

  private func truncated(_ message: String) -> TraceFileError {
    TraceFileError(
      .truncated, message, line: max(1, lineNumber), expected: contents.whatIsMissing)
  }
}

extension TraceFile {
  /// Reads a whole file.
  ///
  /// - Throws: an error with line and column for what is no trace.
  public init(reading bytes: some Sequence<UInt8>) throws(TraceFileError) {
    var reader = TraceFileReader()
    try reader.read(bytes)
    self = try reader.finish()
  }
}
