import LightconeTrace

/// What one event looks like in a space-time diagram. Lanes are counted from 0.
enum DiagramFigure: Hashable {
  /// Something that happens at one node.
  case mark(lane: Int, DiagramMark, DiagramLabel)
  /// A message that comes from another lane.
  case arrow(from: Int, to: Int, ArrowEnd, DiagramLabel)
  /// Something that happens to the wire between two lanes.
  case wire(Int, Int, DiagramLabel)
  /// Something that happens to the network as a whole.
  case band(DiagramBand, String)
}

extension DiagramFigure {
  /// The figure with nothing written on it.
  var withoutWords: DiagramFigure {
    switch self {
    case .mark(let lane, let mark, _): .mark(lane: lane, mark, DiagramLabel(""))
    case .arrow(let from, let to, let end, _): .arrow(from: from, to: to, end, DiagramLabel(""))
    case .wire(let one, let other, _): .wire(one, other, DiagramLabel(""))
    case .band: self
    }
  }
}

/// What kind of thing happens at one node.
enum DiagramMark: Hashable {
  case send, receive, step, ask, answer, crash, loss
  /// The environment does something.
  case fault
  /// The node enters a state, drawn as the lifeline it has from now on.
  case state(LifelineStyle)
}

/// How a message's arrow ends.
enum ArrowEnd: Hashable {
  case delivered, lost
  /// The line is the wire itself, and nothing moves along it.
  case wire
}

/// What happens to the network.
enum DiagramBand: Hashable {
  case cut, repair
  /// Something else that the environment does to the run as a whole.
  case change
}

/// The words beside a mark or an arrow. Where room is short the text is cut and the tail stays,
/// because it holds the message's number and its fate.
struct DiagramLabel: Hashable {
  var text: String
  var tail: String

  init(_ text: String, tail: String = "") {
    self.text = text.printable
    self.tail = tail.printable
  }

  /// The whole label.
  var whole: String {
    text.isEmpty ? tail : tail.isEmpty ? text : "\(text) \(tail)"
  }

  /// The label in at most `width` columns.
  func truncated(toWidth width: Int, glyphs: Display.Glyphs) -> String {
    if displayWidth(of: whole) <= width { return whole }
    let room = width - displayWidth(of: tail) - 1
    guard !tail.isEmpty, room >= 3 else { return whole.truncated(toWidth: width, glyphs: glyphs) }
    return "\(text.truncated(toWidth: room, glyphs: glyphs)) \(tail)"
  }
}
