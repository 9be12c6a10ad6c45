/// Named things and a number for each: horizontal bars with their names in front.
///
/// Example:
/// ```
/// var chart = BarChart("Messages sent", unit: .number())
/// chart.add("coordinator", 12)
/// chart.add("product", 4)
/// ```
/// Bars stand on 0; their numbers are written behind them. A value that is not a finite number has no
/// bar, and its row says so. At most ``maximumRows`` rows are drawn; a note says how many were not.
public struct BarChart: Hashable, Sendable {
  /// How many rows are drawn.
  public static let maximumRows = 60

  /// A thing and its number.
  public struct Row: Hashable, Sendable {
    /// The thing.
    public var label: String
    /// The number.
    public var value: Double
  }

  /// What the chart is, in a few words.
  public var title: String
  /// The unit of all numbers.
  public var unit: ChartUnit
  /// The rows from top to bottom.
  public private(set) var rows: [Row] = []
  /// Sentences below the chart.
  public var notes: [String] = []

  /// Creates a chart without rows.
  public init(_ title: String, unit: ChartUnit) {
    self.title = title
    self.unit = unit
  }

  /// Adds a row at the bottom.
  public mutating func add(_ label: String, _ value: Double) {
    rows.append(Row(label: label.printable, value: value))
  }
}

extension BarChart.Row {
  /// Whether there is a number to draw.
  var isDrawable: Bool { abs(value) <= ChartSeries.greatestMagnitude }
}

extension BarChart {
  /// The rows that are drawn.
  var drawnRows: ArraySlice<Row> { rows.prefix(BarChart.maximumRows) }

  /// The ends of the scale: 0 and the values drawn.
  var ends: ClosedRange<Double> {
    var range = ValueRange()
    range.add(0)
    for row in drawnRows where row.isDrawable { range.add(row.value) }
    return range.range ?? 0...1
  }

  /// What to say below the chart.
  var allNotes: [String] {
    let strange = rows.count { !$0.isDrawable }
    var result = notes.map(\.printable)
    if strange > 0 {
      result.append("Without a bar: \(counted(strange, "row")) whose number is not finite.")
    }
    if rows.count > BarChart.maximumRows {
      result.append(
        "Left out: \(counted(rows.count - BarChart.maximumRows, "row")) below the first "
          + "\(BarChart.maximumRows).")
    }
    return result
  }
}
