#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import LightconeDiagnostics

/// Writes files whole or not at all.
enum WholeFile {
  /// Writes a text into a file; one that was there is replaced in one step.
  ///
  /// - Throws: a ``Diagnostic`` (`LC4004`) if it cannot be written; what was there is unchanged.
  static func write(_ text: String, to path: String) throws(Diagnostic) {
    do {
      try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw Diagnostic(
        .unwritable, "'\(path)' cannot be written",
        expected: "a file in a folder that you may write")
    }
  }
}
