/// A series of points, and whether it is a line, a staircase, a cloud or bars.
public struct ChartSeries: Hashable, Sendable {
  /// How points are joined.
  public enum Form: Hashable, Sendable {
    /// By straight lines, in the order of x.
    case line
    /// Each value holds until the next point.
    case steps
    /// Not at all.
    case points
    /// Each point is a bar from `x` to `x + width` that stands on 0.
    case bars
  }

  /// One value.
  public struct Point: Hashable, Sendable {
    /// Where it stands on the x axis.
    public var x: Double
    /// The value.
    public var y: Double
    /// How far a bar reaches to the right of `x`; 0 for other forms.
    public var width: Double

    /// Creates a point, or a bar if it has a width.
    public init(_ x: Double, _ y: Double, width: Double = 0) {
      self.x = x
      self.y = y
      self.width = width
    }
  }

  /// The greatest magnitude that is drawn; beyond it differences overflow.
  static let greatestMagnitude = 1e300

  /// What the series is, for the legend.
  public var name: String
  /// How its points are joined.
  public let form: Form
  /// The points that can be drawn, in the order of x; points of the same x keep their order.
  public let points: [Point]
  /// How many points are not numbers, infinite, or beyond 10^300, and were left out.
  public let leftOutCount: Int

  /// Creates a series.
  ///
  /// - Complexity: O(points), or O(points · log points) where they are not in the order of x.
  public init(_ name: String, _ form: Form, _ points: [Point]) {
    self.name = name
    self.form = form
    let finite = points.filter { point in
      [point.x, point.y, point.width].allSatisfy { abs($0) <= Self.greatestMagnitude }
    }
    leftOutCount = points.count - finite.count
    let isSorted = zip(finite, finite.dropFirst()).allSatisfy { $0.x <= $1.x }
    self.points =
      isSorted
      ? finite
      : finite.enumerated()
        .sorted { ($0.element.x, $0.offset) < ($1.element.x, $1.offset) }.map(\.element)
  }

  /// Creates a series of values over their positions 0, 1, 2 and so on.
  public init(_ name: String, _ form: Form, values: [Double]) {
    let width = form == .bars ? 0.8 : 0
    self.init(
      name, form, values.enumerated().map { Point(Double($0.offset), $0.element, width: width) })
  }
}
