import Lightcone
import LightconeTrace

/// A metric over the time of a run, in equal pieces of time.
struct MetricCurve {
  /// One piece of time.
  struct Piece: Hashable, Sendable {
    let start: Instant
    /// The greatest that a number was in the piece, or the greatest of the samples taken in it; nil if
    /// it has none.
    let value: Double?
    /// What a number was at the piece's end; nil for samples.
    let last: Double?
  }

  /// The most pieces that a curve is cut into.
  static let largestCount = 60

  /// How long a piece is: 1, 2 or 5 of a power of ten nanoseconds.
  let width: TimeSpan
  let pieces: [Piece]

  /// Does a run again from its start to where it stands, and measures on the way.
  ///
  /// - Returns: nil if it was stopped.
  init?(_ metric: MetricDescription, along timeline: Timeline, shouldStop: () -> Bool) {
    let now = timeline.current.now
    width = Self.width(for: now - .start)
    var again = timeline
    again.go(to: .start + .nanoseconds(-1))
    var gauge = Gauge(name: metric.name)
    // A number has to be looked at after each step. Samples stay, so a look now and then sees them all,
    // and each look takes time in proportion to how many there are.
    let isSeries = if case .series? = again.current.metric(metric.name) { true } else { false }
    let stride = isSeries ? 10_000 : 1
    var pieces: [Piece] = []
    var start = Instant.start
    while start <= now {
      // What happens at its end belongs to the next piece.
      let end = min(start + width + .nanoseconds(-1), now)
      gauge.look(at: again.current)
      while again.position < timeline.position {
        let steps = min(stride, timeline.position - again.position)
        let result = again.run(until: end, atMost: steps)
        gauge.look(at: again.current)
        if shouldStop() { return nil }
        if result.reason != .stepsTaken { break }
      }
      if end == now { gauge.look(at: timeline.current) }
      pieces.append(Piece(start: start, value: gauge.take(), last: gauge.latest))
      start = start + width
    }
    self.pieces = pieces
  }

  private static func width(for length: TimeSpan) -> TimeSpan {
    var unit: Int64 = 1
    while true {
      for factor: Int64 in [1, 2, 5] where length.nanoseconds / (unit * factor) < largestCount {
        return .nanoseconds(unit * factor)
      }
      unit *= 10
    }
  }
}

/// The greatest of what was seen of a metric since it was last asked.
private struct Gauge {
  let name: String
  private var greatest: Double?
  /// What a number was when it was looked at last.
  private(set) var latest: Double?
  /// How many samples were seen before.
  private var seen = 0

  init(name: String) { self.name = name }

  mutating func look(at simulation: Simulation) {
    var values: [Double] = []
    switch simulation.metric(name) {
    case .number(let number)?:
      values = [Double(number)]
      latest = values[0]
    case .series(let samples)?:
      values = samples.dropFirst(seen).map(Double.init)
      seen = samples.count
    case nil: break
    }
    greatest = (values + (greatest.map { [$0] } ?? [])).max()
  }

  mutating func take() -> Double? {
    defer { greatest = nil }
    return greatest
  }
}
