public import LightconeDiagnostics
public import LightconeTrace

/// What is wrong with the text of a token, and where.
public struct RunTokenMistake: Error, Hashable, Sendable {
  /// Where, in characters of the token counted from 1.
  public let column: Int
  /// What is wrong, without a full stop.
  public let message: String
  /// What was expected, if that can be said in a few words.
  public let expected: String?
  /// Whether the text is well-formed and only its checksum is wrong.
  public let isChecksum: Bool

  init(column: Int, _ message: String, expected: String? = nil, isChecksum: Bool = false) {
    self.column = column
    self.message = message
    self.expected = expected
    self.isChecksum = isChecksum
  }
}

/// Why the run of a token cannot be had again.
public enum RunTokenProblem: Error, Hashable, Sendable {
  /// The model at hand is another one.
  case otherModel(String)
  /// The model no longer has a parameter, or no longer takes a value.
  case settings(Diagnostic)
  /// The run has no node of a name.
  case unknownNode(String, known: [String])
  /// Something that was done to the run is impossible now; the problem's nodes go by `nodes`.
  case impossible(FaultProblem, at: Instant, nodes: [String])
  /// The run has no such point: so many steps, and a time.
  case noSuchPoint(position: Int, time: Instant)
  /// The run has another trace than the one that was shared.
  case differs(eventCount: Int, fingerprint: Fingerprint)
  /// Somebody asked to stop.
  case stopped
}

/// What somebody should know who opens a token.
public enum RunTokenWarning: Hashable, Sendable {
  /// The model has changed since the token was made.
  case otherVersion(of: String, token: Int, model: Int)
  /// The run of the changed model has another trace.
  case differs(eventCount: Int, fingerprint: Fingerprint)
}
