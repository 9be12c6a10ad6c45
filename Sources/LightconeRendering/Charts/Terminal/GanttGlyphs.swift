/// The glyphs of spans; all styles differ without colour.
struct GanttGlyphs {
  let kind: Display.Glyphs

  /// What a span is filled with.
  func fill(_ style: GanttStyle) -> String {
    switch style {
    case .idle: choose("─", "-")
    case .working: choose("━", "+")
    case .blocked: choose("█", "#")
    case .done: choose("═", "=")
    case .undone: choose("╌", "~")
    case .down: choose("·", ".")
    case .paused: choose("┄", "_")
    case .holding: choose("▓", "H")
    case .waiting: choose("░", ":")
    case .serving: choose("▒", "%")
    }
  }

  /// What stands at the end of a span that goes on.
  var arrow: String { choose("▶", ">") }

  /// What stands between two neighbours of one style.
  var border: String { choose("│", "|") }

  func shade(_ style: GanttStyle) -> Shade {
    switch style {
    case .idle, .down, .undone, .paused: .dim
    case .working, .serving: .cyan
    case .blocked, .waiting: .yellow
    case .done, .holding: .green
    }
  }

  private func choose(_ unicode: String, _ ascii: String) -> String {
    kind == .unicode ? unicode : ascii
  }
}
