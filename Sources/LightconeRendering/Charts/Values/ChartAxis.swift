/// An axis: what it measures, in which unit, and how values are spread along it.
public struct ChartAxis: Hashable, Sendable {
  /// How values are spread along an axis.
  public enum Spread: Hashable, Sendable {
    /// Equal differences take equal room.
    case linear
    /// Equal ratios take equal room; values of 0 or less cannot be shown.
    case logarithmic
  }

  /// What is measured, for example `latency`.
  public var title: String
  /// The unit of the values.
  public var unit: ChartUnit
  /// How values are spread along the axis.
  public var spread: Spread
  /// The values at both ends; nil to take them from the data. Data outside is left out.
  public var range: ClosedRange<Double>?
  /// Whether 0 is on the axis even where no value is near it. Without a say of yours: on y axes.
  public var includesZero: Bool?

  /// Creates an axis.
  public init(
    _ title: String, _ unit: ChartUnit, spread: Spread = .linear,
    range: ClosedRange<Double>? = nil, includesZero: Bool? = nil
  ) {
    self.title = title
    self.unit = unit
    self.spread = spread
    self.range = range
    self.includesZero = includesZero
  }
}

/// A value on one of the axes that others are compared to: a limit, a formula's value, a percentile.
public struct ChartReference: Hashable, Sendable {
  /// One of the two axes of a chart.
  public enum Direction: Hashable, Sendable {
    /// A value on the x axis: the line goes upwards.
    case x
    /// A value on the y axis: the line goes to the right.
    case y
  }

  /// What the value is, for example `limit`.
  public var label: String
  /// The value, in the axis's unit.
  public var value: Double
  /// The axis on which it lies.
  public var direction: Direction

  /// Creates a reference.
  public init(_ label: String, _ value: Double, on direction: Direction) {
    self.label = label
    self.value = value
    self.direction = direction
  }
}
