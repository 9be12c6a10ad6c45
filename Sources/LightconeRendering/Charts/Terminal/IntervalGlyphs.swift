/// The glyphs of intervals; the four endings differ without colour.
struct IntervalGlyphs {
  let kind: Display.Glyphs

  private func choose(_ unicode: String, _ ascii: String) -> String {
    kind == .unicode ? unicode : ascii
  }

  var start: String { choose("├", "|") }
  var point: String { choose("◆", "*") }
  var tail: String { choose("┄", ".") }

  func fill(_ ending: IntervalEnding) -> String {
    ending == .fail ? choose("╌", "~") : choose("─", "-")
  }

  func end(_ ending: IntervalEnding) -> String {
    switch ending {
    case .ok: choose("┤", "|")
    case .fail: choose("✗", "x")
    case .unknown: "?"
    case .unanswered: choose("▶", ">")
    }
  }

  /// An example for the legend.
  func sample(_ ending: IntervalEnding) -> String {
    start + fill(ending) + fill(ending) + end(ending) + (ending == .unknown ? tail + tail : "")
  }

  func shade(_ ending: IntervalEnding) -> Shade {
    switch ending {
    case .ok: .cyan
    case .fail: .dim
    case .unknown, .unanswered: .yellow
    }
  }
}
