#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Data {
  /// Writes a file that does not exist yet, whole or not at all.
  ///
  /// The data goes into a file beside it first, which then gets the name. So a full disk leaves nothing
  /// half-written, and a file that somebody else has made meanwhile stays.
  func writeAsNew(_ file: URL) throws {
    let part = file.deletingLastPathComponent().appending(path: ".\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: part) }
    try write(to: part, options: .withoutOverwriting)
    do {
      try FileManager.default.linkItem(at: part, to: file)
    } catch {
      if (error as? CocoaError)?.code == .fileWriteFileExists { throw error }
      // Some file systems know no second name for a file.
      try FileManager.default.moveItem(at: part, to: file)
    }
  }
}
