public import Lightcone
public import LightconeTrace

/// In what two runs of one model differ: where they part, what they measured, what their properties
/// say.
public struct RunComparison: Sendable {
  /// The first event in which they differ; nil if they are the same.
  public let divergence: Divergence?
  /// The metrics that differ, in the model's order.
  public let metrics: [MetricChange]
  /// The properties whose verdicts differ, in the model's order.
  public let properties: [VerdictChange]

  /// A metric that two runs measured differently.
  public struct MetricChange: Hashable, Sendable {
    /// The metric.
    public let metric: MetricDescription
    /// What the first run measured.
    public let before: MetricValue
    /// What the second run measured.
    public let after: MetricValue
  }

  /// A property of which two runs say different things.
  public struct VerdictChange: Hashable, Sendable {
    /// What the first run says.
    public let before: PropertyResult
    /// What the second run says.
    public let after: PropertyResult
  }

  /// Compares two runs at the points where they stand.
  ///
  /// - Parameter shouldStop: asked after every step; true leaves verdicts undecided.
  /// - Complexity: O(steps × cost of the properties).
  public init(
    _ before: Timeline, _ after: Timeline, of model: Model, shouldStop: () -> Bool = { false }
  ) {
    divergence = firstDivergence(before.current.trace, after.current.trace)
    metrics = model.metrics.compactMap { metric in
      guard let one = before.current.metric(metric.name),
        let other = after.current.metric(metric.name), one != other
      else { return nil }
      return MetricChange(metric: metric, before: one, after: other)
    }
    let one = PropertyCheck.run(model.properties, along: before, shouldStop: shouldStop)
    let other = PropertyCheck.run(model.properties, along: after, shouldStop: shouldStop)
    properties = zip(one, other).filter { $0.verdict != $1.verdict }
      .map { VerdictChange(before: $0, after: $1) }
  }
}
