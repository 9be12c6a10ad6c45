public import LightconeTrace

/// Numbers over the time of a run, for a plot.
///
/// Example: `MetricSeries.found(in: trace)` are the counters and samples that the nodes left behind.
public struct MetricSeries: Hashable, Sendable {
  /// What lies between two points.
  public enum Shape: Hashable, Sendable {
    /// A level that lasts until the next point, 0 before the first.
    case steps
    /// Nothing: every point stands for itself.
    case samples
  }

  /// A value at a time.
  public struct Point: Hashable, Sendable {
    /// When.
    public var time: Instant
    /// How much.
    public var value: Double

    /// Creates a point.
    public init(time: Instant, value: Double) {
      self.time = time
      self.value = value
    }
  }

  /// What is measured.
  public var name: String
  /// The unit of the values; empty if they are mere numbers. Values in `ns` are written as times.
  public var unit: String
  /// What it means, in a sentence; may be empty.
  public var summary: String
  /// What lies between two points.
  public var shape: Shape
  /// The points in the order of time. Values that are not finite are left out of pictures.
  public var points: [Point]

  /// Describes a series.
  public init(
    name: String, unit: String = "", summary: String = "", shape: Shape = .samples,
    points: [Point] = []
  ) {
    self.name = name
    self.unit = unit
    self.summary = summary
    self.shape = shape
    self.points = points
  }

  /// The series of a trace: each counter as its sum over all nodes, each series of samples as it is,
  /// in the order in which they begin.
  ///
  /// - Complexity: O(events).
  public static func found(in trace: Trace) -> [MetricSeries] {
    var series: [MetricSeries] = []
    var places: [TraceEvent.Kind: [UInt32: Int]] = [:]
    for event in trace.events where event.kind == .count || event.kind == .observe {
      let place = places[event.kind]?[event.label] ?? series.count
      if place == series.count {
        places[event.kind, default: [:]][event.label] = place
        series.append(
          MetricSeries(
            name: trace.labels[event.label],
            summary: event.kind == .count ? "the sum over all nodes" : "as the nodes measured it",
            shape: event.kind == .count ? .steps : .samples))
      }
      let before = event.kind == .count ? series[place].points.last?.value ?? 0 : 0
      series[place].points.append(Point(time: event.time, value: before + Double(event.value)))
    }
    return series
  }

  /// The finite points, or of each group of them the least and the greatest, so that at most `count`
  /// are left.
  func thinned(to count: Int) -> [Point] {
    let finite = points.filter { $0.value.isFinite }
    guard finite.count > count else { return finite }
    let size = (finite.count * 2 + count - 1) / count
    return stride(from: 0, to: finite.count, by: size).flatMap { start -> [Point] in
      let group = start..<min(start + size, finite.count)
      guard let least = group.min(by: { finite[$0].value < finite[$1].value }),
        let greatest = group.max(by: { finite[$0].value < finite[$1].value })
      else { return [] }
      return Set([least, greatest]).sorted().map { finite[$0] }
    }
  }
}
