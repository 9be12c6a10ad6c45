import LightconeTrace

/// Which glyphs a diagram used, and what they mean.
struct DiagramLegend {
  /// Whether some text was cut for want of room.
  var hasCutText = false
  /// Whether message numbers occur.
  var hasMessageNumber = false
  private var marks: Set<DiagramMark> = []
  private var lines: Set<Lifeline> = []
  private var relations: Set<CausalRelation> = []

  /// Remembers a mark.
  mutating func note(_ mark: DiagramMark) {
    if case .state = mark { return }
    marks.insert(mark)
  }

  /// Remembers a lifeline.
  mutating func note(_ line: Lifeline) {
    lines.insert(line)
  }

  /// Remembers how an event stands to a cone's event.
  mutating func note(_ relation: CausalRelation?) {
    if let relation { relations.insert(relation) }
  }

  /// The legend in lines that fit the display; explains only what occurs.
  func lines(_ display: Display) -> [String] {
    let items = self.items(DiagramGlyphs(kind: display.glyphs))
    var lines: [String] = []
    for item in items {
      if let last = lines.last, displayWidth(of: last + item) + 2 <= display.columns {
        lines[lines.count - 1] = last + "  " + item
      } else {
        lines.append(item)
      }
    }
    return lines
  }

  private func items(_ glyphs: DiagramGlyphs) -> [String] {
    let markMeanings: [(DiagramMark, String)] = [
      (.send, "sends"), (.receive, "receives"), (.step, "other step"), (.ask, "asks"),
      (.answer, "has its answer"), (.crash, "crashes"), (.loss, "lost"),
      (.fault, "from outside"),
    ]
    let lineMeanings: [(Lifeline, String)] = [
      (.state(.working), "working"), (.state(.blocked), "blocked"), (.state(.done), "done"),
      (.state(.undone), "undone"), (.state(.down), "down"), (.paused, "stands still"),
    ]
    let relationMeanings: [(CausalRelation, String)] = [
      (.past, "could have caused it"), (.itself, "the event"), (.future, "can be affected"),
    ]
    var items: [String] = []
    items += relationMeanings.filter { relations.contains($0.0) }
      .map { "\($0.0.sign)# \($0.1)" }
    if hasMessageNumber { items.append("m1 message 1") }
    items += markMeanings.filter { marks.contains($0.0) }.map { "\(glyphs.mark($0.0)) \($0.1)" }
    items += lineMeanings.filter { self.lines.contains($0.0) }
      .map { "\(glyphs.lifeline($0.0)) \($0.1)" }
    if hasCutText { items.append("\(glyphs.ellipsis) cut short (narrate)") }
    return items
  }
}

extension CausalRelation {
  /// The sign before an event's number.
  var sign: String {
    switch self {
    case .past: "<"
    case .itself: "*"
    case .future: ">"
    case .concurrent: ""
    }
  }
}
