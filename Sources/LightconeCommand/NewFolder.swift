#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import LightconeDiagnostics
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder that comes into being whole or not at all: it is filled under a hidden name beside its place.
///
/// Files can be written from any thread. The first that cannot be written is remembered, and then nothing
/// more is.
final class NewFolder: Sendable {
  /// The hidden folder.
  private let hidden: String
  private let problem = Mutex<Diagnostic?>(nil)

  /// Makes the hidden folder.
  ///
  /// - Throws: `LC4004` if that cannot be done.
  init(for path: String) throws(Diagnostic) {
    let parts = path.split(separator: "/")
    guard let name = parts.last else { throw Self.refusal(path, "it is no folder of its own") }
    let base = path.hasPrefix("/") ? "/" : ""
    let parent = base + parts.dropLast().joined(separator: "/")
    let start = parent.isEmpty || parent == "/" ? parent : parent + "/"
    var number = 0
    while mkdir("\(start).\(name).partial-\(getpid())-\(number)", 0o777) != 0 {
      guard errno == EEXIST, number < 1000 else { throw Self.refusal(path, Self.reason) }
      number += 1
    }
    hidden = "\(start).\(name).partial-\(getpid())-\(number)"
  }

  /// Whether something could not be written.
  var hasFailed: Bool { problem.withLock { $0 != nil } }

  /// Writes a file; the folders that its name begins with are made.
  func write(_ name: String, _ text: String) {
    guard !hasFailed else { return }
    do throws(DiskFile.Failure) {
      try DiskFile.makeFolder(of: "\(hidden)/\(name)", mode: 0o777)
      try DiskFile.create("\(hidden)/\(name)", text)
    } catch {
      let found = Diagnostic(
        .unwritable, error.reason, expected: "a folder that you may write, and space in it")
      problem.withLock { $0 = $0 ?? found }
    }
  }

  /// Gives the folder its name, at which nothing stands.
  ///
  /// - Throws: `LC4004` if something could not be written, or if the name is taken; then nothing is left.
  func finish(at path: String) throws(Diagnostic) {
    try checkWritten()
    guard renameIfFree(to: path) else {
      let reason = Self.reason
      discard()
      throw Self.refusal(path, reason)
    }
  }

  /// Puts the folder in the place of an earlier one, which goes away.
  func replace(_ path: String) throws(Diagnostic) {
    try checkWritten()
    let old = hidden + "-old"
    guard rename(path, old) == 0, rename(hidden, path) == 0 else {
      let reason = Self.reason
      if access(path, F_OK) != 0 { _ = rename(old, path) }
      discard()
      throw Self.refusal(path, reason)
    }
    try? FileManager.default.removeItem(atPath: old)
  }

  /// Takes back all that was written.
  func discard() { try? FileManager.default.removeItem(atPath: hidden) }

  /// Gives the folder its name unless something has it.
  ///
  /// - Returns: whether it has the name now.
  func renameIfFree(to path: String) -> Bool {
    var status = stat()
    guard lstat(path, &status) != 0 else {
      errno = EEXIST
      return false
    }
    return rename(hidden, path) == 0
  }

  /// - Throws: what could not be written; then nothing is left.
  func checkWritten() throws(Diagnostic) {
    guard let problem = problem.withLock({ $0 }) else { return }
    discard()
    throw problem
  }

  private static var reason: String { String(cString: strerror(errno)) }

  static func refusal(_ path: String, _ reason: String) -> Diagnostic {
    Diagnostic(
      .unwritable, "'\(path)' cannot be written: \(reason)",
      expected: "a new folder in one that you may write")
  }
}
