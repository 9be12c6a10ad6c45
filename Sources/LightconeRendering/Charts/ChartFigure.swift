/// A figure that can be shown everywhere: in a terminal, in a browser or on paper, as a table, and as
/// sentences for those who listen.
///
/// Example: `print(chart.text(Display()))` and `chart.svg()` show the same value.
public protocol ChartFigure: Sendable {
  /// What the figure is, in a few words.
  var title: String { get }
  /// What it shows, in sentences: the ranges, the extremes, and what was left out.
  var summary: String { get }
  /// The figure for a terminal, as lines joined by line breaks, without one at the end. No line is
  /// wider than the display.
  func text(_ display: Display) -> String
  /// The figure as an SVG file, right on light and dark grounds and on paper. The same value gives the
  /// same bytes everywhere.
  func svg() -> String
  /// What is shown, as rows and columns: at most ``maximumTableRows`` rows, and the title of
  /// the last column says so where there are more.
  func table() -> Table
}

extension ChartFigure {
  /// The most rows of a figure's table.
  public static var maximumTableRows: Int { 200 }
}
