#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// An open regular file, closed at the end of its life.
struct OpenFile: ~Copyable {
  private let path: String
  private let descriptor: Int32

  private init(path: String, descriptor: Int32) {
    self.path = path
    self.descriptor = descriptor
  }

  /// Opens a file; `nil` if it does not exist. What is no regular file (a folder, a pipe that
  /// would block) is refused.
  static func opened(
    _ path: String, _ flags: Int32, verb: String
  ) throws(HistoryFile.Problem) -> OpenFile? {
    let descriptor = open(path, flags | O_CLOEXEC | O_NONBLOCK, 0o600)
    if descriptor < 0 {
      if errno == ENOENT, flags & O_CREAT == 0 { return nil }
      throw HistoryFile.Problem(path: path, verb: verb, code: errno)
    }
    let file = OpenFile(path: path, descriptor: descriptor)
    guard file.status()?.isRegular == true else {
      throw HistoryFile.Problem(path: path, verb: verb, code: EINVAL)
    }
    return file
  }

  deinit { close(descriptor) }

  /// The last bytes of the file, at most `limit`.
  func end(limit: Int) throws(HistoryFile.Problem) -> [UInt8] {
    let size = lseek(descriptor, 0, SEEK_END)
    _ = lseek(descriptor, max(0, size - off_t(limit)), SEEK_SET)
    var bytes: [UInt8] = []
    while bytes.count < limit {
      var chunk = [UInt8](repeating: 0, count: min(65_536, limit - bytes.count))
      let count = read(descriptor, &chunk, chunk.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw HistoryFile.Problem(path: path, verb: "read", code: errno)
      }
      if count == 0 { break }
      bytes += chunk[..<count]
    }
    return bytes
  }

  /// Writes all bytes, in one piece where the system allows it.
  func write(_ bytes: [UInt8]) throws(HistoryFile.Problem) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { writeBytes($0) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        throw HistoryFile.Problem(path: path, verb: "write", code: errno)
      }
    }
  }

  /// Waits a tenth of a second at most for the lock. Without it (a file system that has none, a
  /// stopped process that holds it) an append is still a single write.
  func lock() {
    for _ in 0..<10 {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK { return }
      usleep(10_000)
    }
  }

  /// Whether the path still leads to this file, and not to one that replaced it.
  func isStill(at path: String) -> Bool {
    var found = stat()
    guard stat(path, &found) == 0, let own = status() else { return false }
    return found.st_ino == own.inode && found.st_dev == own.device
  }

  private func status() -> (isRegular: Bool, inode: ino_t, device: dev_t)? {
    var found = stat()
    guard fstat(descriptor, &found) == 0 else { return nil }
    return (found.st_mode & S_IFMT == S_IFREG, found.st_ino, found.st_dev)
  }

  private func writeBytes(_ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Darwin)
      Darwin.write(descriptor, bytes.baseAddress, bytes.count)
    #elseif canImport(Musl)
      Musl.write(descriptor, bytes.baseAddress, bytes.count)
    #else
      Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    #endif
  }
}
