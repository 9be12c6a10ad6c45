import LightconeTrace

/// Where the rows of a layout stand in a picture, from top to bottom.
///
/// Rules:
/// 1. To scale, what happens at one instant stands line below line at its own node, and side by side
///    at different ones; a message that arrives at the instant at which it was sent still points down.
/// 2. The distance from one instant to the next is in proportion to the time between them, but at
///    least a line. A long time is folded.
/// 3. In the order of events each row has a line of its own.
struct FigurePlan {
  /// A row and its height.
  struct Place {
    var row: DiagramLayout.EventRow
    var y: Double
  }
  /// Rows that happen at one time.
  struct Moment: Hashable {
    var time: Instant
    var top: Double
    var bottom: Double
  }
  /// A place where something is left out.
  struct Break: Hashable {
    var y: Double
    var text: String
    /// Whether events are missing, and not only time.
    var hidesEvents: Bool

    /// Where what is above ends.
    var top: Double { y - 9 }
    /// Where what is below begins.
    var bottom: Double { y + 9 }
  }

  /// The distance from one line to the next.
  static let line = 19.0
  /// The height of a place where something is left out.
  static let breakHeight = 44.0

  /// Where the first row may stand.
  let top: Double
  /// The rows in the order of the trace.
  private(set) var places: [Place] = []
  /// The times that stand beside the rows.
  private(set) var moments: [Moment] = []
  /// Where something is left out.
  private(set) var breaks: [Break] = []
  /// The height of the lowest row.
  private(set) var bottom: Double
  /// What a line of empty space stands for, if the picture is to scale.
  private(set) var spanPerLine: TimeSpan?

  private let trace: Trace
  private let laneCount: Int

  /// Places the rows of a layout.
  init(_ layout: DiagramLayout, _ trace: Trace, axis: SpaceTimeFigure.Options.Axis, top: Double) {
    self.top = top
    self.trace = trace
    bottom = top
    laneCount = layout.lanes.count
    let groups = FigurePlan.groups(layout.rows, axis)
    let scale = TimeScale(groups.compactMap { $0.rows.first?.time })
    if axis == .time { spanPerLine = scale.spanPerLine }
    var index = 0
    var last: Instant?
    for group in groups {
      if let gap = group.gap {
        leave(Account(command: "diagram").line(for: gap), hidesEvents: true)
        last = nil
      } else if let first = group.rows.first {
        advance(from: last, to: first.time, scale.spaces[index], axis)
        place(group.rows, isOneLineEach: axis == .order)
        index += 1
        last = first.time
      }
    }
  }

  private typealias Group = (rows: [DiagramLayout.EventRow], gap: SelectedEvents.Gap?)

  /// The rows that share an instant, or each by itself.
  private static func groups(
    _ rows: [DiagramLayout.Row], _ axis: SpaceTimeFigure.Options.Axis
  ) -> [Group] {
    var groups: [Group] = []
    for row in rows {
      switch row {
      case .gap(let gap): groups.append(([], gap))
      case .event(let row):
        let isSameInstant = axis == .time && groups.last?.rows.last?.time == row.time
        if isSameInstant {
          groups[groups.count - 1].rows.append(row)
        } else {
          groups.append(([row], nil))
        }
      }
    }
    return groups
  }

  private mutating func leave(_ text: String, hidesEvents: Bool) {
    breaks.append(
      Break(y: bottom + FigurePlan.breakHeight / 2, text: text, hidesEvents: hidesEvents))
    bottom += FigurePlan.breakHeight
  }

  /// Leaves the space before an instant.
  private mutating func advance(
    from last: Instant?, to time: Instant, _ space: TimeScale.Space,
    _ axis: SpaceTimeFigure.Options.Axis
  ) {
    guard !places.isEmpty, let last else { return }
    guard axis == .time, let span = spanPerLine else { return bottom += FigurePlan.line }
    if case .quiet(let quiet) = space { return leave("\(quiet) pass", hidesEvents: false) }
    let lines = Double((time - last).nanoseconds) / Double(max(1, span.nanoseconds))
    bottom += FigurePlan.line * max(1, lines)
  }

  /// Places rows of one instant below each other, as far as one comes after the other.
  private mutating func place(_ rows: [DiagramLayout.EventRow], isOneLineEach: Bool) {
    var nextLine = [Int](repeating: 0, count: laneCount)
    var lineAfterSend: [UInt64: Int] = [:]
    var lowest = 0
    for row in rows {
      let lanes = row.figure.touchedLanes ?? Array(0..<laneCount)
      var line = lanes.reduce(0) { max($0, nextLine[$1]) }
      let event = trace.events[row.members.first ?? 0]
      switch event.kind {
      case .deliver, .lose: line = max(line, lineAfterSend[event.message, default: 0])
      case .send: lineAfterSend[event.message] = line + 1
      default: break
      }
      for lane in lanes { nextLine[lane] = line + 1 }
      lowest = max(lowest, line)
      places.append(Place(row: row, y: bottom + Double(line) * FigurePlan.line))
    }
    if let time = rows.first?.time {
      moments.append(
        Moment(time: time, top: bottom, bottom: bottom + Double(lowest) * FigurePlan.line))
    }
    bottom += Double(lowest) * FigurePlan.line
  }
}

extension DiagramFigure {
  /// The lanes at which it happens; nil for all. A message happens to its receiver: its sender was
  /// touched before.
  var touchedLanes: [Int]? {
    switch self {
    case .mark(let lane, _, _): [lane]
    case .arrow(_, let to, _, _): [to]
    case .wire(let one, let other, _): [one, other]
    case .band: nil
    }
  }
}
