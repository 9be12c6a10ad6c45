import LightconeChecking
import LightconeDiagnostics

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#elseif canImport(Glibc)
  import Glibc
#endif

/// Reads a history from a file, a pipe or standard input, piece by piece.
struct HistoryFile {
  /// What stands for standard input among the arguments of a program.
  static let standardInput = "-"

  /// The path as the user gave it.
  let path: String

  /// How messages call it.
  var name: String { path == Self.standardInput ? "standard input" : path }

  /// How the reading ended, if nothing was wrong.
  enum Ending {
    case read(OperationHistory)
    case stopped(entryCount: Int)
  }

  /// Reads the whole file.
  ///
  /// - Parameter shouldStop: asked before each piece; true ends the reading.
  /// - Throws: `LC4001` for a file that cannot be read, and what ``HistoryReader`` throws.
  func read(
    format: HistoryFormat?, isIndependent: Bool, shouldStop: () -> Bool
  ) throws(Diagnostic) -> Ending {
    let descriptor = try open()
    defer { if descriptor != 0 { close(descriptor) } }
    var reader = HistoryReader(format: format, isIndependent: isIndependent)
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    do throws(Diagnostic) {
      while true {
        if shouldStop() { return .stopped(entryCount: reader.entryCount) }
        guard hasInput(descriptor) else { continue }
        let count = piece.withUnsafeMutableBytes { systemRead(descriptor, $0) }
        if count < 0, errno == EINTR { continue }
        guard count >= 0 else { throw unreadable(String(cString: strerror(errno))) }
        if count == 0 { break }
        try reader.read(piece[..<count])
      }
      return .read(try reader.finish())
    } catch {
      throw error.inFile(name)
    }
  }

  private func open() throws(Diagnostic) -> Int32 {
    if path == Self.standardInput { return 0 }
    guard !path.utf8.contains(0) else { throw unreadable("the path holds a NUL byte") }
    let descriptor = systemOpen(path)
    guard descriptor >= 0 else { throw unreadable(Self.reason(errno)) }
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      close(descriptor)
      throw unreadable("it is a folder")
    }
    return descriptor
  }

  private func unreadable(_ reason: String) -> Diagnostic {
    Diagnostic(
      .unreadableFile, "cannot read '\(name)': \(reason)", at: SourcePlace(file: name),
      expected: "a history file, or - for standard input")
  }

  private static func reason(_ code: Int32) -> String {
    switch code {
    case ENOENT, ENOTDIR: "there is no such file"
    case EACCES, EPERM: "you have no permission to read it"
    default: String(cString: strerror(code))
    }
  }
}

/// Whether something can be read, or the end was reached; waits a quarter of a second for it.
///
/// A `read` would wait on when Ctrl-C is pressed.
private func hasInput(_ descriptor: Int32) -> Bool {
  var descriptor = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
  return poll(&descriptor, 1, 250) != 0 && descriptor.revents != 0
}

/// `open` and `read` of the C library, under names that no method hides.
private func systemOpen(_ path: String) -> Int32 { open(path, O_RDONLY | O_CLOEXEC) }

private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
  read(descriptor, buffer.baseAddress, buffer.count)
}
