public import Lightcone
public import LightconeDiagnostics
import LightconeRendering

/// What a session answers to one line: pieces of text, problems and claims, in order.
///
/// Faces show it and add nothing of their own.
public struct Reply: Sendable {
  /// A piece of an answer.
  public enum Part: Sendable {
    /// Text to show as it is, without a line break at its end.
    case text(String)
    /// Something that was wrong with the line.
    case problem(Diagnostic)
    /// A claim and what the runs say about it.
    case claim(ClaimReport)
  }

  /// The pieces, in order; none for a line that says nothing.
  public var parts: [Part]
  /// Whether the session ends here.
  public var isLast = false
  /// The chart that the text draws, for faces that can show pictures.
  var figure: (any ChartFigure)?
  /// What a `check` outside a lesson says, for the exit code.
  public var verdict: Verdict?

  /// Creates an answer from its pieces.
  public init(_ parts: [Part] = []) { self.parts = parts }

  /// Creates an answer of one text.
  public init(_ text: String) { parts = text.isEmpty ? [] : [.text(text)] }

  /// Creates an answer that is a chart.
  init(_ figure: some ChartFigure, _ display: Display) {
    self.init(figure.text(display))
    self.figure = figure
  }

  /// The first problem, if there is one.
  public var problem: Diagnostic? {
    for case .problem(let diagnostic) in parts { return diagnostic }
    return nil
  }

  /// The claims, in order.
  public var claims: [ClaimReport] {
    parts.compactMap { if case .claim(let claim) = $0 { claim } else { nil } }
  }

  mutating func add(_ text: String) { if !text.isEmpty { parts.append(.text(text)) } }
}
