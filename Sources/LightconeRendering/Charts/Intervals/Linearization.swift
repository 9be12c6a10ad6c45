public import LightconeTrace

extension IntervalChart {
  /// An order in which operations took effect, one after the other, and where it ends if no operation can
  /// come next.
  public struct Linearization: Hashable, Sendable {
    /// An operation's place in the order.
    public struct Point: Hashable, Sendable {
      /// The operation, as a place in ``IntervalChart/operations``.
      public var operation: Int
      /// When it took effect; nil to leave that to the chart.
      public var instant: Instant?
      /// What the object holds from then on, in words.
      public var state: String?

      /// Creates a point.
      public init(_ operation: Int, at instant: Instant? = nil, state: String? = nil) {
        self.operation = operation
        self.instant = instant
        self.state = state
      }
    }

    /// The operations in the order in which they took effect.
    public var points: [Point]
    /// The operations that would have to come next, none of which fits; empty if the order is whole.
    public var stuck: [Int]

    /// Creates an order.
    public init(_ points: [Point], stuck: [Int] = []) {
      self.points = points
      self.stuck = stuck
    }
  }
}

/// A linearization whose points were placed in time.
struct PlacedLinearization {
  /// A point: its rank in the order from 1, its operation, and its instant.
  struct Point: Hashable, Sendable {
    let rank: Int
    let operation: Int
    let instant: Instant
    let state: String?
  }

  /// The points in their order.
  let points: [Point]
  /// The operations that none can follow.
  let stuck: [Int]
  /// What is wrong with the order, in sentences.
  let problems: [String]

  /// Places points: a point without an instant stands in the middle between the earliest and the latest
  /// instant that its own interval and the other points allow. Points of operations that there are not
  /// are left out.
  ///
  /// - Complexity: O(points).
  init(_ linearization: IntervalChart.Linearization, _ operations: [IntervalChart.Operation]) {
    let known = linearization.points.filter { operations.indices.contains($0.operation) }
    var earliest: [Int64] = []
    var floor = Int64.min
    for point in known {
      let own = point.instant ?? operations[point.operation].begin
      floor = max(floor, own.nanoseconds)
      earliest.append(floor)
    }
    // An open operation may take effect at any time, as far as the chart goes.
    let end = operations.reduce(floor) {
      max($0, $1.begin.nanoseconds, ($1.end ?? .start).nanoseconds)
    }
    var latest = earliest
    var ceiling = max(end, floor)
    for (index, point) in known.enumerated().reversed() {
      let operation = operations[point.operation]
      let isBounded = operation.outcome != .unknown
      let own = point.instant ?? (isBounded ? operation.end : nil) ?? Instant(nanoseconds: end)
      ceiling = min(ceiling, own.nanoseconds)
      latest[index] = ceiling
    }
    var problems: [String] = []
    for (index, point) in known.enumerated() where earliest[index] > latest[index] {
      problems.append(
        "This order contradicts time: operation \(point.operation + 1) would take effect outside its "
          + "interval.")
      break
    }
    if known.count < linearization.points.count {
      problems.append("The order names operations that are not in this history.")
    }
    self.problems = problems
    stuck = linearization.stuck.filter(operations.indices.contains)
    points = known.indices.map { index in
      // Where the order is impossible, the point stays in the order, not in the interval.
      let place = earliest[index] + max(0, latest[index] - earliest[index]) / 2
      return Point(
        rank: index + 1, operation: known[index].operation, instant: Instant(nanoseconds: place),
        state: known[index].state)
    }
  }
}
