import LightconeTrace

extension TraceEvent.Kind {
  /// Whether a node does it by itself, without a message, a client or the environment, and it is no
  /// bookkeeping.
  var isLocalStep: Bool {
    switch self {
    case .fireTimer, .sync, .become, .note: true
    default: false
    }
  }
}

/// The words and glyphs of a page for kinds, marks and lifelines: those of the diagram in a terminal.
enum PageWords {
  /// What each kind of event is called in lists.
  static func word(for kind: TraceEvent.Kind) -> String {
    switch kind {
    case .start: "start"
    case .crash: "crash"
    case .restart: "restart"
    case .send: "send"
    case .deliver: "receive"
    case .lose: "loss"
    case .setTimer: "timer set"
    case .fireTimer: "timer goes off"
    case .cancelTimer: "timer cancelled"
    case .append: "log append"
    case .sync: "disk sync"
    case .synced: "log safe"
    case .become: "new state"
    case .note: "note"
    case .count: "count"
    case .observe: "sample"
    case .invoke: "client asks"
    case .complete: "client learns"
    case .partition: "cut"
    case .repair: "repair"
    case .duplicate: "message doubled"
    case .delay: "message put off"
    case .pause: "pause"
    case .resume: "resume"
    case .hold: "messages held"
    case .release: "messages let go"
    case .fault: "fault"
    case .heal: "all healed"
    }
  }

  /// A sign of the page: its name in the scripts, its glyph and its meaning in the legend.
  struct Sign: Hashable {
    var name: String
    var glyph: String
    var meaning: String
  }

  /// The marks, in the order of their numbers on the page.
  static let marks: [Sign] = {
    let glyphs = DiagramGlyphs(kind: .unicode)
    return [
      Sign(name: "none", glyph: "", meaning: ""),
      Sign(name: "send", glyph: glyphs.mark(.send), meaning: "sends"),
      Sign(name: "receive", glyph: glyphs.mark(.receive), meaning: "receives"),
      Sign(name: "delivered", glyph: glyphs.mark(.receive), meaning: "receives"),
      Sign(name: "step", glyph: glyphs.mark(.step), meaning: "other step"),
      Sign(name: "ask", glyph: glyphs.mark(.ask), meaning: "asks"),
      Sign(name: "answer", glyph: glyphs.mark(.answer), meaning: "has its answer"),
      Sign(name: "crash", glyph: glyphs.mark(.crash), meaning: "crashes"),
      Sign(name: "loss", glyph: glyphs.mark(.loss), meaning: "lost"),
      Sign(name: "lost", glyph: glyphs.mark(.loss), meaning: "lost"),
      Sign(name: "fault", glyph: glyphs.mark(.fault), meaning: "from outside"),
      Sign(name: "wire", glyph: glyphs.mark(.fault), meaning: "from outside"),
      Sign(name: "state", glyph: "", meaning: "new state"),
      Sign(name: "cut", glyph: glyphs.band, meaning: ""),
      Sign(name: "repair", glyph: glyphs.band, meaning: ""),
    ]
  }()

  /// The mark of a figure, as a number.
  static func mark(of figure: DiagramFigure?) -> Int {
    let name =
      switch figure {
      case .mark(_, let mark, _): self.name(of: mark)
      case .arrow(_, _, .delivered, _): "delivered"
      case .arrow(_, _, .lost, _): "lost"
      case .arrow(_, _, .wire, _), .wire: "wire"
      case .band(let band, _): band == .cut ? "cut" : band == .repair ? "repair" : "none"
      case nil: "none"
      }
    return marks.firstIndex { $0.name == name } ?? 0
  }

  private static func name(of mark: DiagramMark) -> String {
    switch mark {
    case .send: "send"
    case .receive: "receive"
    case .step: "step"
    case .ask: "ask"
    case .answer: "answer"
    case .crash: "crash"
    case .loss: "loss"
    case .fault: "fault"
    case .state: "state"
    }
  }

  /// The styles of lifelines, in the order of their numbers on the page; the last stands still.
  static let styles: [Sign] = {
    let glyphs = DiagramGlyphs(kind: .unicode)
    let meanings: [(LifelineStyle, String)] = [
      (.idle, ""), (.working, "working"), (.blocked, "blocked"), (.done, "done"),
      (.undone, "undone"), (.down, "down"),
    ]
    return meanings.map {
      Sign(name: $0.1, glyph: glyphs.lifeline(.state($0.0)), meaning: $0.1)
    } + [Sign(name: "paused", glyph: glyphs.lifeline(.paused), meaning: "stands still")]
  }()

  /// The style of a lifeline, as a number.
  static func style(of line: Lifeline) -> Int {
    guard case .state(let style) = line else { return styles.count - 1 }
    return Int(style.rawValue)
  }
}
