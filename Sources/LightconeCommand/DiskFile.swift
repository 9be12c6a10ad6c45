#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The few things that a file which must not get lost needs of the system.
enum DiskFile {
  /// Why something could not be done.
  struct Failure: Error {
    let reason: String

    /// What the system says about the last call.
    static func system(_ what: String, _ path: String) -> Failure {
      Failure(reason: "cannot \(what) \(path) (\(String(cString: strerror(errno))))")
    }
  }

  /// A lock that is held.
  struct Lock {
    fileprivate let descriptor: Int32
    /// Lets others have it.
    func release() { close(descriptor) }
  }

  /// The most bytes that are read.
  private static let maximumBytes = 64 << 20

  /// The file that a link points at, so that to replace it leaves the link.
  static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  /// Makes the folder of a file, and those above it.
  ///
  /// - Parameter mode: who may use the new ones; only the user by default.
  static func makeFolder(of path: String, mode: mode_t = 0o700) throws(Failure) {
    let folder = folder(of: path)
    var end = folder.startIndex
    while end < folder.endIndex {
      end = folder[folder.index(after: end)...].firstIndex(of: "/") ?? folder.endIndex
      let part = String(folder[..<end])
      guard access(part, F_OK) != 0, mkdir(part, mode) != 0, errno != EEXIST else { continue }
      throw .system("make", part)
    }
  }

  /// The text of a file, whatever is no text of it replaced; nil if there is no file.
  static func text(of path: String) throws(Failure) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw .system("read", path)
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .system("read", path) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw Failure(reason: "\(path) is no plain file")
    }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .system("read", path) }
      if count == 0 { return String(decoding: bytes, as: UTF8.self) }
      bytes += buffer[..<count]
      guard bytes.count <= maximumBytes else { throw Failure(reason: "\(path) is too large") }
    }
  }

  /// Takes a lock.
  ///
  /// - Parameter tries: how often it is tried while somebody else has it, 10 ms apart.
  static func lock(_ path: String, tries: Int) throws(Failure) -> Lock {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .system("write", path) }
    for _ in 0..<tries {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return Lock(descriptor: descriptor) }
      guard errno == EWOULDBLOCK || errno == EINTR else { break }
      usleep(10_000)
    }
    let failure = Failure.system("lock", path)
    close(descriptor)
    throw failure
  }

  /// Puts a text in the place of a file in one step.
  ///
  /// - Parameter mode: who may read and write it; only the user if nil.
  static func replace(
    _ path: String, by text: String, mode: mode_t? = nil
  ) throws(Failure) {
    // A name that nobody has: what stands beside the file is not ours.
    var template = Array("\(path).XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    let new = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard descriptor >= 0 else { throw .system("write", new) }
    let isWritten =
      write(text, to: descriptor) && fsync(descriptor) == 0
      && (mode.map { fchmod(descriptor, $0) == 0 } ?? true)
    let failure = Failure.system("write", new)
    guard close(descriptor) == 0, isWritten, rename(new, path) == 0 else {
      unlink(new)
      throw failure
    }
    // The name is on the disk when the folder is.
    let folder = open(folder(of: path), O_RDONLY | O_CLOEXEC)
    guard folder >= 0 else { return }
    _ = fsync(folder)
    close(folder)
  }

  /// Writes a file where there is none.
  static func create(_ path: String, _ text: String) throws(Failure) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .system("write", path) }
    let isWritten = write(text, to: descriptor) && fsync(descriptor) == 0
    let failure = Failure.system("write", path)
    guard close(descriptor) == 0, isWritten else { throw failure }
  }

  /// Who may read and write a file.
  static func mode(of path: String) throws(Failure) -> mode_t {
    var status = stat()
    guard stat(path, &status) == 0 else { throw .system("read", path) }
    return status.st_mode & 0o7777
  }

  /// Gives a file a name of its own beside its old one.
  ///
  /// - Returns: the new path.
  static func setAside(_ path: String) throws(Failure) -> String {
    for number in 1... {
      let name = "\(path).damaged-\(number)"
      guard access(name, F_OK) != 0 else { continue }
      guard rename(path, name) == 0 else { throw .system("rename", path) }
      return name
    }
    return path
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func write(_ text: String, to descriptor: Int32) -> Bool {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { bytes in
        #if canImport(Glibc)
          Glibc.write(descriptor, bytes.baseAddress, bytes.count)
        #else
          Darwin.write(descriptor, bytes.baseAddress, bytes.count)
        #endif
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}
