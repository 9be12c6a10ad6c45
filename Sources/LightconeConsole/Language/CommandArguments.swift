import LightconeTrace

/// `name=value` as it was written; the model decides whether the value is a good one.
struct Setting: Hashable, Sendable {
  /// The parameter's name.
  var name: String
  /// The value's text.
  var value: String
  /// Where the name stands in its line, counted from 1.
  var nameColumn: Int
  /// Where the value stands in its line, counted from 1.
  var valueColumn: Int
}

/// How long `run` goes on.
enum RunLimit: Hashable, Sendable {
  /// Until nothing is left to happen.
  case untilNothingIsLeft
  /// For a length of simulated time.
  case time(TimeSpan)
  /// Until a condition holds.
  case condition(Expression)
}

/// How far `step` goes.
enum StepAim: Hashable, Sendable {
  /// This many events, at least 1.
  case events(Int)
  /// To the next event of a node.
  case node(String)
}

/// A point in a run.
enum Moment: Hashable, Sendable {
  /// A time.
  case time(Instant)
  /// An event.
  case event(EventNumber)
}

/// Which events are shown.
struct EventRange: Hashable, Sendable {
  /// The first event, or the first of the run.
  var first: EventNumber?
  /// The last event, or the last of the run.
  var last: EventNumber?
  /// Whether nothing is cut out, however long it gets.
  var isWhole = false
}

/// How a run is drawn.
struct DiagramView: Hashable, Sendable {
  /// What nodes are taken together by.
  enum Grouping: String, CaseIterable, Hashable, Sendable { case role, zone }

  /// The events.
  var range = EventRange()
  /// An event around which a window is shown.
  var around: EventNumber?
  /// Whether nodes share lanes.
  var grouping: Grouping?
  /// Whether neighbouring local events of one lane share a row.
  var folds = false
  /// Whether rows stand as far apart as their times.
  var isToScale = false
}

/// What of the clients' operations a chart shows.
struct HistoryView: Hashable, Sendable {
  /// The key; nil for all, or where an order is to be shown for the first that has none.
  var key: Word?
  /// What the operations are to be an order of; nil to show no order.
  var model: Word?
}

/// What becomes of events that are concurrent with a cone's.
enum ConeRest: String, CaseIterable, Hashable, Sendable { case shown, dimmed, hidden }

/// How metrics are drawn: over time, side by side or on top of each other, or how the samples of one are spread.
enum PlotKind: String, CaseIterable, Hashable, Sendable { case line, stack, histogram, cdf }

/// What `expect` states: a condition, and for a named claim what kind of claim it is.
struct Claim: Hashable, Sendable {
  /// The class, name and scope; a claim without is a plain check.
  var heading: ClaimHeading?
  /// What must hold.
  var condition: ClaimCondition
}

/// What a claim says: of numbers, or of what clients saw.
enum ClaimCondition: Hashable, Sendable {
  /// A condition on what was measured.
  case expression(Expression)
  /// What clients saw meets a condition, or is wanted not to.
  case history(HistoryCondition, isWanted: Bool)

  /// The condition as it was written.
  var text: String {
    switch self {
    case .expression(let expression): expression.text
    case .history(let condition, let isWanted): (isWanted ? "" : "not ") + condition.text
    }
  }
}

/// The part of a claim before its colon.
struct ClaimHeading: Hashable, Sendable {
  /// What kind of claim it is.
  var kind: ClaimClass
  /// The claim's name, in kebab-case.
  var name: String
  /// Over what it is measured; without, in the run at hand.
  var scope: ClaimScope?
}

/// The five classes of claims.
enum ClaimClass: String, CaseIterable, Hashable, Sendable {
  /// Must hold in every explored schedule.
  case invariant = "INV"
  /// Equals a formula.
  case exact = "EX"
  /// A one-sided bound.
  case bound = "BND"
  /// A mean or quantile over fixed seeds.
  case statistical = "STAT"
  /// The shape or ratio of a published experiment.
  case reference = "REF"
}

/// The runs over which a claim is measured.
enum ClaimScope: Hashable, Sendable {
  /// Runs with this many seeds.
  case seeds(Int)
  /// A run for each point at which a node can crash.
  case crashPoints
  /// A run for each value of a whole-number parameter.
  case sweep(parameter: String, ClosedRange<Int>)
  /// Every schedule from here on, within a budget of faults.
  case schedules([Setting])

  /// The most runs that a claim may ask for.
  static let maximumRuns = 1_000_000
}

/// A test to be written from the run.
struct ExportTestCommand: Hashable, Sendable {
  /// The file, as it was written.
  var path: String
  /// Where the file's name stands in its line, counted from 1.
  var column: Int
  /// Whether the failure is expected until the defect is mended.
  var isKnown = false
  /// Whether an earlier export of that name may be replaced.
  var overwrites = false
}
