import LightconeTrace

/// Which glyphs a diagram used, and what they mean.
struct DiagramLegend {
  /// Whether some text was cut for want of room.
  var hasCutText = false
  /// Whether a row's words were left out because it has nothing to do with a cone.
  var hasDimmedRow = false
  /// Whether a cut lasts somewhere.
  var hasCut = false
  /// Whether something stands between lanes that a cut separates.
  var hasSeparation = false
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

  /// Takes over what another part of the same picture used.
  mutating func merge(_ other: DiagramLegend) {
    hasCutText = hasCutText || other.hasCutText
    hasDimmedRow = hasDimmedRow || other.hasDimmedRow
    hasCut = hasCut || other.hasCut
    hasSeparation = hasSeparation || other.hasSeparation
    hasMessageNumber = hasMessageNumber || other.hasMessageNumber
    marks.formUnion(other.marks)
    lines.formUnion(other.lines)
    relations.formUnion(other.relations)
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
      (.mixed, "nodes differ"),
    ]
    let relationMeanings: [(CausalRelation, String)] = [
      (.past, "could have caused it"), (.itself, "the event"), (.future, "can be affected"),
    ]
    var items: [String] = []
    items += relationMeanings.filter { relations.contains($0.0) }
      .map { "\($0.0.sign)# \($0.1)" }
    if hasDimmedRow { items.append("no words: concurrent") }
    if hasMessageNumber { items.append("m1 message 1") }
    items += markMeanings.filter { marks.contains($0.0) }.map { "\(glyphs.mark($0.0)) \($0.1)" }
    items += lineMeanings.filter { self.lines.contains($0.0) }
      .map { "\(glyphs.lifeline($0.0)) \($0.1)" }
    if hasCut { items.append("\(glyphs.cutMargin) in the margin: a cut lasts") }
    if hasSeparation { items.append("\(glyphs.separation) cut off from each other") }
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
