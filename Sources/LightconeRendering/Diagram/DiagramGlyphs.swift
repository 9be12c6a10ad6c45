import LightconeTrace

/// The glyphs of a diagram, for a display that has box drawing or one that has not.
///
/// Every glyph takes one column; no two marks and no two styles of lifeline share one.
struct DiagramGlyphs {
  let kind: Display.Glyphs

  private func choose(_ unicode: String, _ ascii: String) -> String {
    kind == .unicode ? unicode : ascii
  }

  /// A lifeline.
  func lifeline(_ line: Lifeline) -> String {
    switch line {
    case .state(let style): lifeline(style)
    case .paused: choose("░", ":")
    case .mixed: choose("▒", "&")
    }
  }

  private func lifeline(_ style: LifelineStyle) -> String {
    switch style {
    case .idle: choose("│", "|")
    case .working: choose("┃", "I")
    case .blocked: choose("█", "#")
    case .done: choose("║", "=")
    case .undone: choose("╎", "~")
    case .down: choose("·", ".")
    }
  }

  /// A lifeline from which a shaft goes to the right.
  func tailToRight(_ line: Lifeline) -> String {
    guard kind == .unicode, case .state(let style) = line else { return lifeline(line) }
    return switch style {
    case .idle, .undone: "├"
    case .working: "┠"
    case .done: "╟"
    case .blocked, .down: lifeline(style)
    }
  }

  /// A lifeline from which a shaft goes to the left.
  func tailToLeft(_ line: Lifeline) -> String {
    guard kind == .unicode, case .state(let style) = line else { return lifeline(line) }
    return switch style {
    case .idle, .undone: "┤"
    case .working: "┨"
    case .done: "╢"
    case .blocked, .down: lifeline(style)
    }
  }

  /// A lifeline over which a shaft passes.
  func crossing(_ line: Lifeline) -> String {
    guard kind == .unicode, case .state(let style) = line else { return lifeline(line) }
    return switch style {
    case .idle, .undone: "┼"
    case .working: "╂"
    case .done: "╫"
    case .blocked, .down: lifeline(style)
    }
  }

  /// A piece of an arrow's shaft.
  var shaft: String { choose("─", "-") }
  /// The head of an arrow to the right.
  var headToRight: String { choose("▶", ">") }
  /// The head of an arrow to the left.
  var headToLeft: String { choose("◀", "<") }
  /// A piece of a band.
  var band: String { choose("═", "=") }
  /// What stands in the margin while a cut lasts.
  var cutMargin: String { choose("║", "|") }
  /// What stands in the margin where a cut begins: the first, or one more.
  func cutStart(isFirst: Bool) -> String { isFirst ? choose("╔", "+") : choose("╠", "+") }
  /// What stands in the margin where cuts end.
  var cutEnd: String { choose("╚", "+") }
  /// What stands between two lanes that cannot reach each other.
  var separation: String { choose("╱", "/") }
  /// What stands on a lifeline where time is left out.
  var quiet: String { choose("⋮", ":") }
  /// What a text that was cut ends with.
  var ellipsis: String { choose("…", "..") }

  /// The mark of something that happens at a node.
  func mark(_ mark: DiagramMark) -> String {
    switch mark {
    case .send: choose("○", "o")
    case .receive: choose("●", "*")
    case .step: choose("◇", "+")
    case .ask: "?"
    case .answer: "!"
    case .crash: "X"
    case .loss: choose("✗", "x")
    case .fault: choose("▲", "%")
    case .state(let style): lifeline(style)
    }
  }

  /// The colour of a lifeline.
  static func shade(of line: Lifeline) -> Shade {
    switch line {
    case .state(let style): shade(of: style)
    case .paused: .yellow
    case .mixed: .normal
    }
  }

  private static func shade(of style: LifelineStyle) -> Shade {
    switch style {
    case .idle: .normal
    case .working: .cyan
    case .blocked: .yellow
    case .done: .green
    case .undone, .down: .dim
    }
  }

  /// The colour of a mark.
  static func shade(of mark: DiagramMark) -> Shade {
    switch mark {
    case .crash, .loss: .red
    case .ask, .answer: .bold
    case .fault: .yellow
    case .state(let style): shade(of: style)
    case .send, .receive, .step: .normal
    }
  }
}
