#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The file behind a history. Every change happens under a lock of the file, so that prompts that
/// share it do not lose each other's lines.
struct HistoryFile: Sendable {
  /// What kept the file from being read or written.
  struct Problem: Error, Equatable {
    var path: String
    var verb: String
    var code: Int32

    var sentence: String {
      "the history is kept for this run only: cannot \(verb) \(path)"
        + " (\(String(cString: strerror(code))))"
    }
  }

  /// Of a longer file only the end is read.
  static let maximumBytes = 4 << 20

  let path: String

  /// The lines of the file, oldest first; none if it does not exist.
  func lines() throws(Problem) -> [String] {
    guard let file = try OpenFile.opened(path, O_RDONLY, verb: "read") else { return [] }
    return Self.split(try file.end(limit: Self.maximumBytes))
  }

  /// Appends one line. Makes the file, for its owner only, and its folders if they are missing.
  func append(_ line: String) throws(Problem) {
    guard let file = try openLocked() else {
      throw Problem(path: path, verb: "write", code: ENOENT)
    }
    var bytes = Array(line.utf8) + [0x0A]
    // A line that a crash cut off stays a line of its own.
    if let last = try file.end(limit: 1).last, last != 0x0A { bytes.insert(0x0A, at: 0) }
    try file.write(bytes)
  }

  /// Cuts the file back to the lines that are kept, by replacing it whole.
  func cut() throws(Problem) {
    guard let file = try openLocked() else { return }
    let kept = LineHistory.kept(Self.split(try file.end(limit: Self.maximumBytes)))
    let draft = path + ".new"
    unlink(draft)
    guard let replacement = try OpenFile.opened(draft, O_WRONLY | O_CREAT | O_EXCL, verb: "write")
    else {
      return
    }
    try replacement.write(kept.flatMap { Array($0.utf8) + [0x0A] })
    guard rename(draft, path) == 0 else {
      throw Problem(path: path, verb: "replace", code: errno)
    }
  }

  /// The file, locked, or `nil` if it vanished again and again.
  private func openLocked() throws(Problem) -> OpenFile? {
    makeFolders()
    for _ in 0..<10 {
      let flags = O_RDWR | O_APPEND | O_CREAT
      guard let file = try OpenFile.opened(path, flags, verb: "write") else { continue }
      file.lock()
      if file.isStill(at: path) { return file }
    }
    return nil
  }

  /// Makes the folders above the file; if that fails, opening the file says why.
  private func makeFolders() {
    var place = path.startIndex
    while let slash = path[place...].dropFirst().firstIndex(of: "/") {
      mkdir(String(path[..<slash]), 0o700)
      place = slash
    }
  }

  private static func split(_ bytes: [UInt8]) -> [String] {
    var lines = LineSplitter()
    lines.append(bytes)
    var result: [String] = []
    while let line = lines.next() { result.append(line) }
    if let rest = lines.rest() { result.append(rest) }
    return result
  }
}
