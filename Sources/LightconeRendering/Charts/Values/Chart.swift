/// Series of numbers over an axis: what is shown, before anyone decides how it looks.
///
/// **What it solves.** A metric over time, a formula beside what was measured, a distribution: the
/// terminal, the browser and a paper must show the same, and none may hide a spike. So a chart is a
/// value that says what it shows. Renderers only draw it.
///
/// **Example.**
/// ```
/// var chart = Chart(
///   "Locks held", x: ChartAxis("time", .time), y: ChartAxis("locks", .number()))
/// chart.add(ChartSeries("held", .steps, samples))
/// chart.references.append(ChartReference("limit", 5, on: .y))
/// print(chart.text(Display()))
/// ```
///
/// **Rules.**
/// 1. Axes have a unit, the same for all that is drawn along them. Ticks stand at round values (1, 2 or
///    5 times a power of ten), and no two ticks have the same label.
/// 2. The y axis begins at 0 unless the axis says otherwise; bars always stand on 0.
/// 3. A value that is not a finite number, that a logarithmic axis cannot show (0 or less), or that
///    lies outside an axis of fixed range is left out, and a note says how many were.
/// 4. Where there are more points than room, each column shows its least and its greatest value, so that
///    a spike never vanishes.
/// 5. Series differ by mark or dash, also without colour. At most ``maximumSeries`` are drawn; a note
///    names the others.
///
/// **What it does not promise.** That neighbouring points of a line mean anything in between: take
/// ``ChartSeries/Form/steps`` for what changes at moments, and ``ChartSeries/Form/points`` for samples.
///
/// **Reading.** Cleveland: The Elements of Graphing Data, 1985.
public struct Chart: Hashable, Sendable {
  /// How many series one chart shows.
  public static let maximumSeries = 6

  /// What the chart is, in a few words.
  public var title: String
  /// The axis to the right.
  public var x: ChartAxis
  /// The axis upwards.
  public var y: ChartAxis
  /// What is drawn, from back to front.
  public var series: [ChartSeries] = []
  /// Values that others are compared to.
  public var references: [ChartReference] = []
  /// Sentences below the chart: how it was made, what its maker left out.
  public var notes: [String] = []

  /// Creates a chart without series.
  public init(_ title: String, x: ChartAxis, y: ChartAxis) {
    self.title = title
    self.x = x
    self.y = y
  }

  /// Adds a series in front of the others.
  public mutating func add(_ series: ChartSeries) { self.series.append(series) }

  /// The series that are drawn.
  var drawnSeries: ArraySlice<ChartSeries> { series.prefix(Chart.maximumSeries) }
}
