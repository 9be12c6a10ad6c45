public import LightconeTrace

/// A history of client operations as intervals over time, one lane per client.
///
/// **What it solves.** Whether a history is linearizable is a question about intervals: which operations
/// overlap, which came strictly before which, and where between its question and its answer each may
/// have taken effect. A list of events hides that; lanes side by side show it.
///
/// **Example.**
/// ```
/// var chart = IntervalChart("Register", History(trace), in: trace)
/// chart.linearization = IntervalChart.Linearization([.init(0), .init(2), .init(1)])
/// print(chart.text(Display()))
/// ```
///
/// **Rules.**
/// 1. An interval begins with the question and ends with the answer. Without an answer it goes on beyond
///    the chart's end, with an arrow.
/// 2. Outcomes differ without colour: a bar at the end for *ok*, a cross for *failed*, a question mark for
///    *unknown*. An unknown operation may still take effect, so a dotted tail follows it.
/// 3. Operations are numbered from 1 in the order of the history. Where a label has no room, a list below
///    the chart has all of them.
/// 4. A linearization puts one point on each operation that took effect. Points whose instants are not
///    given are placed between the earliest and the latest instant that the order allows.
/// 5. Operations of one client that overlap (after one that never ended) stand below each other.
/// 6. At most ``maximumOperations`` are shown, around the one in focus; what is left out is said.
///
/// **What it does not promise.** To judge. It draws the order that it is given, and says where that order
/// contradicts the intervals, but whether the answers fit is the checker's business.
///
/// **Reading.** Herlihy, Wing: Linearizability: A Correctness Condition for Concurrent Objects, 1990.
/// The drawing follows the visualizer of Porcupine: lanes, bars, and a line through the points.
public struct IntervalChart: Hashable, Sendable {
  /// One operation of one client.
  public struct Operation: Hashable, Sendable {
    /// The client, by the name of its lane.
    public var client: String
    /// What it asked for, for example `write x 5`.
    public var label: String
    /// What it was told, if there was an answer in words.
    public var answer: String?
    /// When it asked.
    public var begin: Instant
    /// When it was told; nil while the operation is open.
    public var end: Instant?
    /// How it ended, as far as the client knows.
    public var outcome: OperationOutcome

    /// Creates an operation.
    public init(
      client: String, label: String, answer: String? = nil, begin: Instant, end: Instant?,
      outcome: OperationOutcome
    ) {
      self.client = client
      self.label = label
      self.answer = answer
      self.begin = begin
      self.end = end
      self.outcome = outcome
    }
  }

  /// How time becomes room.
  public enum Timing: Hashable, Sendable {
    /// To scale, unless many operations would be too short to be seen.
    case automatic
    /// Equal times take equal room.
    case toScale
    /// Each beginning and each end gets a place of its own; only their order counts.
    case inOrder
  }

  /// What the instants of a history mean.
  public enum Clock: Hashable, Sendable {
    /// Simulated time.
    case time
    /// The nanoseconds of an instant are the number of an event, written `#57`.
    case events
    /// The nanoseconds of an instant are the number of a line, or of another part of a file, by the name
    /// of such a part: `line 57`.
    case places(String)

    /// An instant as people write it.
    func text(_ instant: Instant) -> String {
      switch self {
      case .time: instant.description
      case .events: "#\(instant.nanoseconds)"
      case .places(let name): "\(name.printable) \(instant.nanoseconds)"
      }
    }
  }

  /// What the chart is, in a few words.
  public var title: String
  /// What the instants mean; all but times are drawn in order, not to scale.
  public var clock = Clock.time
  /// The clients from top to bottom; those that are missing here follow in the order of their operations.
  public var clients: [String] = []
  /// The operations, in the order in which they are numbered.
  public var operations: [Operation]
  /// The order in which operations took effect, or may have.
  public var linearization: Linearization?
  /// How time becomes room.
  public var timing = Timing.automatic
  /// The operation around which the chart is drawn if there are too many; without one, the one at which the
  /// order got stuck, or the first.
  public var focus: Int?
  /// How many operations are shown, at least 1.
  public var maximumOperations = 40
  /// Sentences below the chart.
  public var notes: [String] = []

  /// Creates a chart of some operations.
  public init(_ title: String, _ operations: [Operation]) {
    self.title = title
    self.operations = operations
  }

  /// Creates a chart of a run's history.
  public init(_ title: String, _ history: History, in trace: Trace) {
    let nodes = Set(history.operations.map(\.client)).sorted()
    self.init(
      title,
      history.operations.map { operation in
        let text = operation.text
        return Operation(
          client: trace.name(of: operation.client),
          label: [text.function, text.key, text.argument].compactMap { $0 }.joined(separator: " "),
          answer: operation.answer, begin: operation.invokedTime, end: operation.completedTime,
          outcome: operation.outcome)
      })
    clients = nodes.map { trace.name(of: $0) }
  }
}
