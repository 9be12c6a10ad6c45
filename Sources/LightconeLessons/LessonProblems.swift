public import LightconeDiagnostics

/// Everything that is wrong with a lesson, found in one pass.
public struct LessonProblems: Error, Hashable, Sendable {
  /// The problems in the order of their lines; never empty.
  public let diagnostics: [Diagnostic]

  /// Creates the problems of one lesson, and sorts them by line and column.
  ///
  /// - Complexity: O(n log n).
  public init(_ diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics.sortedByPlace()
  }
}

extension [Diagnostic] {
  /// The diagnostics by line, then column, then order of discovery.
  func sortedByPlace() -> [Diagnostic] {
    func position(_ item: (offset: Int, element: Diagnostic)) -> (Int, Int, Int) {
      (item.element.place.line ?? 0, item.element.place.column ?? 0, item.offset)
    }
    return enumerated().sorted { position($0) < position($1) }.map(\.element)
  }
}

extension LessonProblems: CustomStringConvertible {
  /// All problems as they are printed, one below the other.
  public var description: String {
    diagnostics.map(\.description).joined(separator: "\n")
  }
}
