#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
public import LightconeDiagnostics

/// A file that does not exist yet. One that does is never touched.
public struct NewFile: Sendable {
  /// The file's path.
  public let path: String

  /// Names a file.
  public init(path: String) { self.path = path }

  /// Writes the file, and makes the folders that its path names if wanted.
  ///
  /// - Throws: a ``Diagnostic`` (`LC4004`) if something is there already, or it cannot be written.
  public func write(_ text: String, makesFolders: Bool = false) throws(Diagnostic) {
    let file = URL(filePath: path)
    do {
      if makesFolders {
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      }
      try Data(text.utf8).writeAsNew(file)
    } catch {
      let isThere = FileManager.default.fileExists(atPath: path)
      throw Diagnostic(
        .unwritable,
        "'\(path)' cannot be written: \(isThere ? "it is there already" : reason(of: error))",
        expected: isThere ? "another name" : "a file in a folder that can be written")
    }
  }

  private func reason(of error: any Error) -> String {
    switch (error as? CocoaError)?.code {
    case .fileNoSuchFile?: "there is no such folder"
    case .fileWriteNoPermission?: "that is not permitted"
    case .fileWriteOutOfSpace?: "no space is left"
    default: "the system refuses"
    }
  }
}
