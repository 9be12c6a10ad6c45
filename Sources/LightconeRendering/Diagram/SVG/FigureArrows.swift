import LightconeTrace

/// A message's way in a picture.
struct FigureArrow {
  /// How the way ends in the picture.
  enum End: Hashable {
    /// It arrives.
    case arrival
    /// It is lost on its way.
    case loss
    /// It finds its receiver down.
    case lossAtReceiver
    /// The picture does not show how it ends.
    case outside
  }

  /// The message's number.
  var message: UInt64
  /// The event that ends the way, or the send if that is not drawn.
  var event: EventNumber
  /// The send, if it is drawn.
  var sent: EventNumber?
  var from: Int
  var to: Int
  var end: End
  var label: DiagramLabel
  /// From the sender's lifeline to the receiver's, or the part of it that is drawn.
  var line: FigureLine

  /// The part of the way that is drawn. A message that is lost ends between the receiver and the lane
  /// before it, or right before the receiver if that was down.
  func drawnLine(_ laneWidth: Double) -> FigureLine {
    guard end == .loss || end == .lossAtReceiver else { return line }
    let rest = end == .lossAtReceiver ? 17 : laneWidth * 0.42
    var drawn = line
    drawn.x2 += line.x1 < line.x2 ? -rest : rest
    return drawn
  }
}

/// The ways of all messages of a picture.
struct FigureArrows {
  /// A send that is drawn.
  private struct Send {
    var message: UInt64
    var number: EventNumber
    var lane: Int
    var to: Int?
    var y: Double
    var label: DiagramLabel
    var hasEnded = false
  }

  /// The arrows in the order in which they end; open ones last.
  private(set) var arrows: [FigureArrow] = []

  /// Finds the ways of the messages whose end or beginning is drawn.
  init(_ plan: FigurePlan, _ geometry: FigureGeometry, _ lanes: LaneTable, _ trace: Trace) {
    var sends: [Send] = []
    var sendOfMessage: [UInt64: Int] = [:]
    for place in plan.places {
      let event = trace.events[place.row.members.first ?? 0]
      switch place.row.figure {
      case .mark(let lane, .send, let label):
        sendOfMessage[event.message] = sends.count
        let to = lanes.lane(of: event.peer)
        sends.append(
          Send(
            message: event.message, number: place.row.number, lane: lane, to: to, y: place.y,
            label: label))
      case .arrow(let from, let to, let end, let label):
        let index = sendOfMessage[event.message].flatMap { sends[$0].lane == from ? $0 : nil }
        if let index { sends[index].hasEnded = true }
        let line = FigureArrows.line(
          geometry, from: from, to: to, sentY: index.map { sends[$0].y }, y: place.y)
        let isDown = end == .lost && LossReason(rawValue: event.detail) == .receiverDown
        arrows.append(
          FigureArrow(
            message: event.message, event: place.row.number, sent: index.map { sends[$0].number },
            from: from, to: to,
            end: end == .delivered ? .arrival : isDown ? .lossAtReceiver : .loss, label: label,
            line: line))
      case .mark(_, .receive, _), .mark(_, .loss, _):
        if let index = sendOfMessage[event.message] { sends[index].hasEnded = true }
      default: break
      }
    }
    for send in sends where !send.hasEnded && send.to != send.lane {
      guard let to = send.to else { continue }
      arrows.append(FigureArrows.unfinished(send, to, geometry))
    }
  }

  /// The whole way; the last part of it where the send is not drawn.
  private static func line(
    _ geometry: FigureGeometry, from: Int, to: Int, sentY: Double?, y: Double
  ) -> FigureLine {
    let (start, end) = (geometry.x(from), geometry.x(to))
    if let sentY { return FigureLine(x1: start, y1: sentY, x2: end, y2: y) }
    let reach = min(geometry.laneWidth * 0.6, 120)
    return FigureLine(x1: end + (start < end ? -reach : reach), y1: y - 14, x2: end, y2: y)
  }

  /// The first part of a way whose end is not drawn.
  private static func unfinished(
    _ send: Send, _ to: Int, _ geometry: FigureGeometry
  ) -> FigureArrow {
    let start = geometry.x(send.lane)
    let reach = min(geometry.laneWidth * 0.45, 80)
    return FigureArrow(
      message: send.message, event: send.number, sent: send.number, from: send.lane, to: to,
      end: .outside, label: send.label,
      line: FigureLine(
        x1: start, y1: send.y, x2: start + (send.lane < to ? reach : -reach), y2: send.y + 14))
  }
}
