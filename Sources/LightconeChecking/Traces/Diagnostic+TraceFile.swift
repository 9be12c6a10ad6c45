public import LightconeDiagnostics
public import LightconeTrace

extension Diagnostic {
  /// What is wrong with a trace file, in the one form that errors have everywhere.
  ///
  /// The module of traces knows no diagnostics, and that of diagnostics no traces; a test holds their codes
  /// together.
  public init(_ error: TraceFileError) {
    self.init(
      DiagnosticCode(rawValue: error.code.rawValue) ?? .badTraceLine, error.message,
      at: SourcePlace(line: error.line, column: error.column), expected: error.expected)
  }
}
