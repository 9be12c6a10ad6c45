/// What a number means.
public enum MetricUnit: String, Hashable, Sendable {
  /// A number of things.
  case count
  /// A length of time, in nanoseconds.
  case time
}

/// Something that a run measures: its name, its unit, and where the number comes from.
public struct Metric<S: System>: Sendable {
  /// Where a metric's number comes from.
  public enum Source: Sendable {
    /// The sum of what nodes counted under the metric's name.
    case counter
    /// All samples that nodes observed under the metric's name.
    case series
    /// A number read off the world at the moment of asking: off its nodes and disks.
    case gauge(@Sendable (World<S>) -> Int)
    /// A number of the run up to the moment of asking, which nodes and disks alone do not tell: of its
    /// events or its times.
    case tally(@Sendable (World<S>) -> Int)
  }

  /// What people see of it.
  public let description: MetricDescription
  /// Where the number comes from.
  public let source: Source

  /// Creates a metric.
  public init(
    _ name: String, _ unit: MetricUnit = .count, _ source: Source, _ meaning: String
  ) {
    let isSeries = if case .series = source { true } else { false }
    let isOfState = if case .gauge = source { true } else { false }
    description = MetricDescription(
      name: name, unit: unit, meaning: meaning, isSeries: isSeries, isOfState: isOfState)
    self.source = source
  }

  /// The metric's value in a world.
  public func value(in world: World<S>) -> MetricValue {
    switch source {
    case .counter: .number(world.counter(description.name))
    case .series: .series(world.samples(description.name))
    case .gauge(let read), .tally(let read): .number(read(world))
    }
  }
}

/// What people see of a metric.
public struct MetricDescription: Hashable, Sendable {
  /// The name, dotted lower case.
  public let name: String
  /// What its number means.
  public let unit: MetricUnit
  /// What it measures, in one sentence.
  public let meaning: String
  /// Whether it is a series of samples rather than one number.
  public let isSeries: Bool
  /// Whether nodes and disks alone tell it, whatever happened before.
  public let isOfState: Bool
}

/// What a metric says of a run.
public enum MetricValue: Hashable, Sendable {
  /// One number.
  case number(Int)
  /// Samples in the order in which they were taken.
  case series([Int64])
}
