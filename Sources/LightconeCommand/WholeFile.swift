#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import LightconeDiagnostics

/// Writes files whole or not at all.
enum WholeFile {
  /// How many bytes tell a report from something else.
  private static let beginning = 10

  /// Writes a text into a file; one that was there is replaced in one step.
  ///
  /// - Throws: a ``Diagnostic`` (`LC4004`) if it cannot be written, or if what is there does not begin as
  ///   this text does, and so is something else; what was there is unchanged.
  static func write(_ text: String, to path: String) throws(Diagnostic) {
    if let old = try? Data(contentsOf: URL(filePath: path)), !old.isEmpty,
      old.prefix(beginning) != Data(text.utf8).prefix(beginning)
    {
      throw Diagnostic(
        .unwritable, "'\(path)' is there, and is nothing that was written here before",
        expected: "a new file, or an earlier report")
    }
    do {
      try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw Diagnostic(
        .unwritable, "'\(path)' cannot be written",
        expected: "a file in a folder that you may write")
    }
  }
}
