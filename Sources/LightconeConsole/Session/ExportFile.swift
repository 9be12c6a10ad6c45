#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import LightconeChecking
import LightconeDiagnostics

/// A file that an export goes to. Nothing of a person's is lost: what is there stays, unless it is an
/// earlier export and the person has asked to overwrite it.
struct ExportFile {
  let path: String
  /// The line with which files of this kind begin.
  var firstLine = ExportedTest.firstLine
  /// What such a file is called.
  var kind = "export"

  /// Writes a text.
  ///
  /// - Throws: `LC4004` if something else stands there or the file cannot be written; what was there
  ///   is then unchanged.
  func write(_ text: String, overwrites: Bool) throws(Diagnostic) {
    let data = Data(text.utf8)
    let file = URL(filePath: path)
    if !overwrites || !isThere {
      guard !isThere else { throw refusal }
      return try write { try data.write(to: file, options: .withoutOverwriting) }
    }
    guard let old = try? Data(contentsOf: file),
      old.starts(with: Data((firstLine + "\n").utf8))
    else {
      throw unwritable("it is there already and is no earlier \(kind)", "another name")
    }
    try write { try data.write(to: file, options: .atomic) }
  }

  private var isThere: Bool { FileManager.default.fileExists(atPath: path) }

  private var refusal: Diagnostic {
    unwritable(
      "it is there already",
      "another name, or 'overwrite' behind it if it is an earlier \(kind)")
  }

  private func write(_ body: () throws -> Void) throws(Diagnostic) {
    do { try body() } catch {
      throw unwritable("\(reason(of: error))", "a file in a folder that can be written")
    }
  }

  private func reason(of error: any Error) -> String {
    switch (error as? CocoaError)?.code {
    case .fileNoSuchFile?: "there is no such folder"
    case .fileWriteNoPermission?: "that is not permitted"
    case .fileWriteFileExists?: "it is there already"
    case .fileWriteOutOfSpace?: "no space is left"
    default: "the system refuses"
    }
  }

  private func unwritable(_ reason: String, _ expected: String) -> Diagnostic {
    Diagnostic(.unwritable, "'\(path)' cannot be written: \(reason)", expected: expected)
  }
}
