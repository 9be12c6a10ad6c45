import LightconeTrace

/// Where an instant stands between the start of a figure (0) and its end (1).
struct TimeMap {
  private let start: Instant
  private let end: Instant
  /// The instants that have a place of their own, in order; empty where time is to scale.
  private let places: [Instant]
  private let clock: IntervalChart.Clock

  /// Whether equal times take equal room.
  var isToScale: Bool { places.isEmpty }

  /// A map to scale.
  init(from start: Instant, to end: Instant) {
    self.start = start
    self.end = end
    places = []
    clock = .time
  }

  /// A map for a window of a history.
  init(_ window: IntervalWindow, _ chart: IntervalChart) {
    clock = chart.clock
    start = window.start
    end = window.end
    let span = (window.end - window.start).nanoseconds
    let short = window.entries.count { entry in
      guard let end = entry.operation.end else { return false }
      return (end - entry.operation.begin).nanoseconds * 40 < span
    }
    let isInOrder =
      switch chart.clock == .time ? chart.timing : .inOrder {
      case .automatic: short * 4 > window.entries.count
      case .toScale: false
      case .inOrder: true
      }
    let instants = window.entries.flatMap {
      [$0.operation.begin] + ($0.operation.end.map { [$0] } ?? [])
    }
    places = isInOrder ? Self.unique(instants.sorted()) : []
  }

  private static func unique(_ sorted: [Instant]) -> [Instant] {
    var result: [Instant] = []
    for instant in sorted where result.last != instant { result.append(instant) }
    return result
  }

  /// Where an instant stands; instants outside stand at the nearer end.
  func position(of instant: Instant) -> Double {
    guard !places.isEmpty else { return Self.part(instant, start, end) }
    guard places.count > 1, instant > places[0] else { return 0 }
    guard instant < places[places.count - 1] else { return 1 }
    var low = 0
    var high = places.count - 1
    while high - low > 1 {
      let middle = (low + high) / 2
      if places[middle] <= instant { low = middle } else { high = middle }
    }
    let part = Self.part(instant, places[low], places[high])
    return (Double(low) + part) / Double(places.count - 1)
  }

  private static func part(_ instant: Instant, _ start: Instant, _ end: Instant) -> Double {
    let span = (end - start).nanoseconds
    guard span > 0 else { return 0 }
    return min(1, max(0, Double((instant - start).nanoseconds) / Double(span)))
  }

  /// Ticks for an axis: round values to scale, else the instants that have a place.
  ///
  /// - Parameter count: about how many there is room for.
  func ticks(count: Int, glyphs: Display.Glyphs) -> (title: String, ticks: [AxisTick]) {
    guard !places.isEmpty else {
      let lower = Double(start.nanoseconds)
      let axis = FittedAxis(
        ChartAxis("time", .time), values: lower...max(lower + 1, Double(end.nanoseconds)),
        isWhole: true, isRounded: false, count: count, glyphs: glyphs)
      return (axis.title, axis.ticks)
    }
    let step = max(1, (places.count + count - 1) / max(1, count))
    let ticks = stride(from: 0, to: places.count, by: step).map {
      AxisTick(value: Double(places[$0].nanoseconds), label: clock.text(places[$0]))
    }
    return (clock == .time ? "time, in order and not to scale" : "in order, not to scale", ticks)
  }
}
