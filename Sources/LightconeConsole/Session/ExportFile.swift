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
  /// What is written: only a file of the same kind may be overwritten, known by its first line.
  enum Kind {
    case test, script, notes
    /// A run in some form; an earlier one begins with the same characters.
    case run(ExportFormat, opening: String)

    fileprivate var name: String {
      switch self {
      case .test: "export"
      case .script: "saved script"
      case .notes: "file of notes"
      case .run(let format, _): "export as \(format.rawValue)"
      }
    }

    /// How a file of the kind begins.
    fileprivate var opening: String {
      switch self {
      case .test: ExportedTest.firstLine + "\n"
      case .script: SavedScript.firstLine + "\n"
      case .notes: LessonNotes.firstLine + "\n"
      case .run(_, let text): String(text.prefix(12))
      }
    }
  }

  let path: String
  var kind = Kind.test

  /// Writes a text.
  ///
  /// - Throws: `LC4004` if something else stands there or the file cannot be written; what was there
  ///   is then unchanged.
  func write(_ text: String, overwrites: Bool) throws(Diagnostic) {
    let data = Data(text.utf8)
    let file = URL(filePath: path)
    if !overwrites || !isThere {
      guard !isThere else { throw refusal }
      return try write { try data.writeAsNew(file) }
    }
    guard let old = try? Data(contentsOf: file),
      old.starts(with: Data(kind.opening.utf8))
    else {
      throw unwritable("it is there already and is no earlier \(kind.name)", "another name")
    }
    try write { try data.write(to: file, options: .atomic) }
  }

  private var isThere: Bool { FileManager.default.fileExists(atPath: path) }

  private var refusal: Diagnostic {
    unwritable(
      "it is there already",
      "another name, or 'overwrite' behind it if it is an earlier \(kind.name)")
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
