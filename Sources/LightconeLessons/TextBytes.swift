import LightconeDiagnostics

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#elseif canImport(Glibc)
  import Glibc
#endif

/// Bytes of a regular file, read up to a bound that is known before the first read.
enum TextBytes {
  /// Reads a whole file, and refuses one above the limit before reading any of it.
  static func whole(path: String, limit: Int) throws(Diagnostic) -> [UInt8] {
    let (descriptor, size) = try openFile(path)
    defer { close(descriptor) }
    guard size <= limit else {
      throw LessonFile.tooLarge(bytes: size, limit: limit, file: path)
    }
    return try read(descriptor, upTo: size, path)
  }

  /// Reads the beginning of a file, at most `limit` bytes of it.
  static func beginning(path: String, limit: Int) throws(Diagnostic) -> [UInt8] {
    let (descriptor, size) = try openFile(path)
    defer { close(descriptor) }
    return try read(descriptor, upTo: min(limit, size), path)
  }

  /// Opens a regular file. Devices, pipes and folders are refused.
  private static func openFile(
    _ path: String
  ) throws(Diagnostic) -> (descriptor: Int32, size: Int) {
    guard !path.utf8.contains(0) else {
      throw unreadable(path, "the path holds a NUL byte")
    }
    // Without O_NONBLOCK, opening a pipe would wait for somebody to write to it.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw unreadable(path, reason(errno)) }
    var status = stat()
    let problem: String? =
      if fstat(descriptor, &status) != 0 {
        reason(errno)
      } else {
        switch status.st_mode & S_IFMT {
        case S_IFREG: nil
        case S_IFDIR: "it is a folder"
        default: "it is not a regular file"
        }
      }
    if let problem {
      close(descriptor)
      throw unreadable(path, problem)
    }
    return (descriptor, Int(status.st_size))
  }

  private static func read(
    _ descriptor: Int32, upTo limit: Int, _ path: String
  ) throws(Diagnostic) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: limit)
    var count = 0
    while count < limit {
      let got = bytes.withUnsafeMutableBytes { buffer in
        systemRead(descriptor, UnsafeMutableRawBufferPointer(rebasing: buffer[count...]))
      }
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { throw unreadable(path, reason(errno)) }
      if got == 0 { break }
      count += got
    }
    return Array(bytes.prefix(count))
  }

  private static func unreadable(_ path: String, _ reason: String) -> Diagnostic {
    Diagnostic(
      .unreadableFile, "cannot read \(quoted(path)): \(reason)", at: SourcePlace(file: path),
      expected: "a text file")
  }

  private static func reason(_ code: Int32) -> String {
    switch code {
    case ENOENT, ENOTDIR: "there is no such file"
    case EACCES, EPERM: "you have no permission to read it"
    case ELOOP: "its symbolic links lead in a circle"
    default: String(cString: strerror(code))
    }
  }
}

/// `read` of the C library, under a name that no method hides.
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
  read(descriptor, buffer.baseAddress, buffer.count)
}
