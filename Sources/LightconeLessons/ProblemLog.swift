import LightconeDiagnostics

/// Collects what is wrong with one lesson while it is read, so that all of it is reported at once.
final class ProblemLog {
  let source: SourceLines
  private let file: String?
  private(set) var diagnostics: [Diagnostic] = []

  init(source: SourceLines, file: String?) {
    self.source = source
    self.file = file
  }

  /// Notes a problem at a line and column, both counted from 1.
  func report(
    _ code: DiagnosticCode, _ message: String, line: Int, column: Int? = 1,
    expected: String? = nil, suggestion: String? = nil
  ) {
    diagnostics.append(
      Diagnostic(
        code, message, at: SourcePlace(file: file, line: line, column: column),
        expected: expected, suggestion: suggestion, sourceLine: source.excerpt(line: line)))
  }
}
