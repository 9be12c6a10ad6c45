public import LightconeTrace

/// A run as one line of text: whoever opens it stands at the same point of the same run.
///
/// What it solves: "look at this" needs a run that another person, or a test a year later, can have
/// again, without a file and without a list of steps.
///
/// Example: `lc1:two-phase-commit@1:participants=2:s1:9@4ms-crash-coordinator:14@30ms-...:5f0c11aa`
///
/// Rules:
/// 1. Seven parts, divided by `:`: the form's name `lc1`; the model and its version; the parameters
///    that differ from their defaults; the seed behind an `s`; what was done to the run; where one
///    stands; and a checksum (CRC-32) of all before it.
/// 2. A point is `STEPS@TIME`. Each thing that was done is its point, a hyphen and its words; things
///    are divided by commas. The point where one stands has the fingerprint of the trace there
///    behind it.
/// 3. Nodes go by their names. In names and values, what is no letter, digit, `.` or `_` is written
///    as in addresses, `%2B`.
/// 4. To open a token is to do the run again. Nothing else of it is stored.
///
/// What it does not promise: that a later version of the model, or of this program, makes the same
/// run. It does promise to notice: the version and the fingerprint tell.
public struct RunToken: Hashable, Sendable {
  /// A parameter and its value, as they are written in commands.
  public struct Setting: Hashable, Sendable {
    /// The parameter's name.
    public var name: String
    /// The value.
    public var value: String
  }

  /// The model's name.
  public var model: String
  /// The model's version.
  public var version: Int
  /// The parameters that differ from their defaults.
  public var settings: [Setting]
  /// The seed.
  public var seed: UInt64
  /// The names that stand for nodes: node 0 in ``outline`` is the first of them.
  public var nodes: [String]
  /// What was done, and where one stands.
  public var outline: Timeline.Outline
  /// The digest of the trace at the point where one stands.
  public var fingerprint: Fingerprint

  /// The token of a run, at the point where one stands in it.
  public init(model: Model, settings: Settings, timeline: Timeline) {
    self.model = model.name
    version = model.version
    self.settings = settings.differences.map { Setting(name: $0.name, value: "\($0.value)") }
    seed = settings.seed
    nodes = timeline.current.nodes.map(\.name)
    outline = timeline.outline
    fingerprint = timeline.current.fingerprint
  }

  init(
    model: String, version: Int, settings: [Setting], seed: UInt64, nodes: [String],
    outline: Timeline.Outline, fingerprint: Fingerprint
  ) {
    self.model = model
    self.version = version
    self.settings = settings
    self.seed = seed
    self.nodes = nodes
    self.outline = outline
    self.fingerprint = fingerprint
  }
}

extension RunToken: CustomStringConvertible {
  /// The token: one line of ASCII without blanks.
  public var description: String {
    let writer = TokenWriter(nodes: nodes)
    let parts = [
      Self.form, "\(TokenText.encoded(model, keepsHyphens: true))@\(version)",
      settings.map {
        TokenText.encoded($0.name, keepsHyphens: true) + "="
          + TokenText.encoded($0.value, keepsHyphens: true)
      }.joined(separator: ","),
      "s\(seed)", outline.deeds.map(writer.deed).joined(separator: ","),
      "\(writer.point(outline.position, outline.time))-\(fingerprint)",
    ]
    let text = parts.joined(separator: ":")
    return "\(text):\(hexadecimal(checksum(text.utf8), digits: 8))"
  }

  /// The name of the form, with which every token begins.
  static let form = "lc1"
}
