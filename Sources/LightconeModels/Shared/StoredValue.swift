/// Which value is newer: a number, and the client that wrote it.
public struct RegisterVersion: Hashable, Comparable, Sendable {
  let number: Int
  let writer: Int

  /// The version of a register that was never written.
  static let initial = RegisterVersion(number: 0, writer: 0)

  /// Whether the first is older.
  public static func < (first: RegisterVersion, second: RegisterVersion) -> Bool {
    (first.number, first.writer) < (second.number, second.writer)
  }
}

/// A value with its version.
public struct StoredValue: Hashable, Sendable {
  let version: RegisterVersion
  /// What was written; nil at first.
  let value: Int?

  /// What a register holds that was never written.
  static let initial = StoredValue(version: .initial, value: nil)
}

extension StoredValue: CustomStringConvertible {
  /// The value and its version, a number and a writer, as `7 (v2.1)`.
  public var description: String {
    value.map { "\($0) (v\(version.number).\(version.writer))" } ?? "nothing"
  }
}
