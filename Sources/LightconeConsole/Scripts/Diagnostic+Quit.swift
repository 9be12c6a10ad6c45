import LightconeDiagnostics

extension Diagnostic {
  /// The problem of what stands behind a `quit`.
  ///
  /// - Parameter expected: where a `quit` may stand.
  static func behindQuit(at place: SourcePlace = SourcePlace(), expected: String) -> Diagnostic {
    Diagnostic(.unreachable, "what follows 'quit' is never reached", at: place, expected: expected)
  }
}
