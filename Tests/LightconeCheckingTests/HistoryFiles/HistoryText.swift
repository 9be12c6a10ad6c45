import Foundation
import LightconeChecking
import LightconeDiagnostics

/// Histories as texts, for tests.
enum HistoryText {
  /// Reads a whole text at once.
  static func read(
    _ text: String, format: HistoryFormat? = nil, isIndependent: Bool = false
  ) throws(Diagnostic) -> OperationHistory {
    try read(Array(text.utf8), format: format, isIndependent: isIndependent)
  }

  /// Reads bytes in pieces of a size.
  static func read(
    _ bytes: [UInt8], format: HistoryFormat? = nil, isIndependent: Bool = false,
    pieceSize: Int = .max
  ) throws(Diagnostic) -> OperationHistory {
    var reader = HistoryReader(format: format, isIndependent: isIndependent)
    var start = 0
    while start < bytes.count {
      let end = start + min(pieceSize, bytes.count - start)
      try reader.read(bytes[start..<end])
      start = end
    }
    return try reader.finish()
  }

  /// What is wrong with a text; nil if nothing is.
  static func problem(
    _ text: String, format: HistoryFormat? = nil, isIndependent: Bool = false
  ) -> Diagnostic? {
    problem(Array(text.utf8), format: format, isIndependent: isIndependent)
  }

  static func problem(
    _ bytes: [UInt8], format: HistoryFormat? = nil, isIndependent: Bool = false
  ) -> Diagnostic? {
    do throws(Diagnostic) {
      _ = try read(bytes, format: format, isIndependent: isIndependent)
      return nil
    } catch { return error }
  }

  /// The files of Examples/Histories, by name.
  static let examples = [
    "jepsen-cas-register-lost-update.edn", "jepsen-cas-register.edn", "key-value-lost-append.log",
    "key-value.log", "list-append-write-skew.jsonl", "list-append.jsonl",
    "register-stale-read.jsonl", "register.jsonl",
  ]

  /// The bytes of an example.
  static func example(_ name: String) throws -> [UInt8] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return try Array(Data(contentsOf: root.appending(path: "Examples/Histories/\(name)")))
  }
}
