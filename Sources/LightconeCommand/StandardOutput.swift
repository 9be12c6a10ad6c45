import LightconeDiagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Writes to standard output and standard error, and ends the program in order when nobody reads.
enum StandardOutput {
  /// Exit code of `sysexits.h` for an error while writing.
  private static let ioError: Int32 = 74

  /// Makes a closed pipe an error of `write` instead of a signal that kills the program, and fills
  /// descriptors that the parent process has closed: else the next file or pipe that is opened would
  /// be taken for standard input or output.
  static func prepare() {
    signal(SIGPIPE, SIG_IGN)
    for descriptor in Int32(0)...2 where fcntl(descriptor, F_GETFD) < 0 {
      // Reading gives the end of input; writing where only reading is open fails, and says so.
      _ = open("/dev/null", O_RDONLY)
    }
  }

  /// Writes a text and a line break.
  ///
  /// If standard output is closed or full, the program says so on standard error and ends with code
  /// 74: whatever it would do next, nobody would see it.
  static func writeLine(_ text: String) { writeText(text + "\n") }

  /// Writes a text without a line break, as ``writeLine(_:)`` does.
  static func writeText(_ text: String) {
    guard write(text, to: 1) else {
      let reason = String(cString: strerror(errno))
      writeError(
        Diagnostic(.unwritable, "standard output cannot be written: \(reason)").description)
      exit(ioError)
    }
  }

  /// Writes a text and a line break to standard error, as well as that can be done.
  static func writeError(_ text: String) { _ = write(text + "\n", to: 2) }

  /// Writes to standard error without a line break, as well as that can be done.
  static func writeStatus(_ text: String) { _ = write(text, to: 2) }

  private static func write(_ text: String, to descriptor: Int32) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while !rest.isEmpty {
        #if canImport(Glibc)
          let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
        #else
          let count = Darwin.write(descriptor, rest.baseAddress, rest.count)
        #endif
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { return false }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
      return true
    }
  }
}
