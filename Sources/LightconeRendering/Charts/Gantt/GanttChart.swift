public import LightconeTrace

/// Who does what when: lanes, and spans of time on them.
///
/// **What it solves.** Waiting hides between events. A lock that one holds and three wait for, a server that
/// is busy while jobs queue, a node in doubt: each is a span of time, and beside other spans one sees who
/// waits for whom, and for how long.
///
/// **Example.**
/// ```
/// let chart = GanttChart("Nodes", statesOf: trace)
/// print(chart.text(Display()))
/// ```
///
/// **Rules.**
/// 1. A span has a lane, a beginning, an end, a style and a label. One without an end goes on beyond the
///    chart's end, with an arrow.
/// 2. Styles differ by texture as well as by colour, and the legend names those that occur.
/// 3. Spans of one lane that overlap stand below each other, at most ``maximumRows`` deep; a note says how
///    many found no row. A lane that counts shows how many spans wait at each moment, of all there are.
/// 4. At most ``maximumSpans`` are shown, from ``begin`` on; a note says which time that covers and how
///    many spans there are in all.
///
/// **What it does not promise.** Causes. Who made whom wait is a question for the space-time diagram.
///
/// **Reading.** Gantt: Organizing for Work, 1919, for the drawing.
public struct GanttChart: Hashable, Sendable {
  /// A lane.
  public struct Lane: Hashable, Sendable {
    /// The name in front of it.
    public var name: String
    /// Whether a row below it counts the spans that wait.
    public var countsWaiting: Bool

    /// Creates a lane.
    public init(_ name: String, countsWaiting: Bool = false) {
      self.name = name
      self.countsWaiting = countsWaiting
    }
  }

  /// A stretch of time on a lane.
  public struct Span: Hashable, Sendable {
    /// The lane, as a place in ``GanttChart/lanes``.
    public var lane: Int
    /// When it begins.
    public var from: Instant
    /// When it ends; nil if it goes on.
    public var to: Instant?
    /// What goes on, as far as looks are concerned.
    public var style: GanttStyle
    /// What goes on, in words: a holder, a job, a state.
    public var label: String

    /// Creates a span.
    public init(
      lane: Int, from: Instant, to: Instant?, style: GanttStyle, label: String = ""
    ) {
      self.lane = lane
      self.from = from
      self.to = to
      self.style = style
      self.label = label
    }
  }

  /// What the chart is, in a few words.
  public var title: String
  /// The lanes from top to bottom.
  public var lanes: [Lane]
  /// The spans, in any order.
  public var spans: [Span]
  /// Where the chart begins; nil for the first span's beginning.
  public var begin: Instant?
  /// Where the chart ends; nil for the last moment of any span.
  public var end: Instant?
  /// How many spans are shown, at least 1.
  public var maximumSpans = 300
  /// Sentences below the chart.
  public var notes: [String] = []

  /// How many rows of overlapping spans a lane has.
  public static let maximumRows = 8
  /// How many lanes are shown; a note names the others.
  public static let maximumLanes = 40

  /// Creates a chart.
  public init(_ title: String, lanes: [Lane], spans: [Span]) {
    self.title = title
    self.lanes = lanes
    self.spans = spans
  }
}

/// What goes on in a span. The first six are those of lifelines in a space-time diagram.
public enum GanttStyle: CaseIterable, Hashable, Sendable {
  /// Nothing to do.
  case idle
  /// Busy with something.
  case working
  /// Holds something that others may need, and cannot let go alone.
  case blocked
  /// Done, with the effect in place.
  case done
  /// Done, without the effect.
  case undone
  /// Not running.
  case down
  /// Stands still.
  case paused
  /// Has a lock, or another thing of which there is one.
  case holding
  /// Wants something that others have.
  case waiting
  /// Is served.
  case serving

  /// The style of a lifeline's state.
  public init(_ style: LifelineStyle) {
    switch style {
    case .idle: self = .idle
    case .working: self = .working
    case .blocked: self = .blocked
    case .done: self = .done
    case .undone: self = .undone
    case .down: self = .down
    }
  }

  /// What a legend says of it.
  var words: String {
    switch self {
    case .idle: "idle"
    case .working: "working"
    case .blocked: "blocked"
    case .done: "done"
    case .undone: "undone"
    case .down: "down"
    case .paused: "paused"
    case .holding: "holds"
    case .waiting: "waits"
    case .serving: "is served"
    }
  }
}
