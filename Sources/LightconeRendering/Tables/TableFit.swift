/// How wide each column of a table is drawn.
struct TableFit {
  /// The blanks between two columns.
  static let gap = 2
  /// A column is not cut below this width.
  private static let minimumWidth = 4
  /// The last column is wrapped, rather than others cut, as long as it keeps this width.
  private static let minimumWrappedWidth = 16

  /// The widths of the columns that are drawn.
  private(set) var widths: [Int]
  /// The columns for which there is no room.
  private(set) var leftOut: [Int] = []

  /// Fits a table into a number of terminal columns.
  init(_ table: Table, columns: Int) {
    widths = table.columns.indices.map { column in
      table.rows.reduce(displayWidth(of: table.columns[column].title.printable)) {
        max($0, displayWidth(of: $1[column]))
      }
    }
    if table.wrapsLastColumn, let last = widths.indices.last {
      let least = min(widths[last], TableFit.minimumWrappedWidth)
      widths[last] = max(least, widths[last] - max(0, excess(over: columns)))
    }
    shrinkWidest(to: columns)
    while excess(over: columns) > 0, widths.count > 1 {
      widths.removeLast()
      leftOut.insert(widths.count, at: 0)
    }
  }

  private func excess(over columns: Int) -> Int {
    widths.reduce(0, +) + TableFit.gap * max(0, widths.count - 1) - columns
  }

  /// Takes one column after the other from what is widest at the time.
  private mutating func shrinkWidest(to columns: Int) {
    while excess(over: columns) > 0,
      let widest = widths.indices.max(by: { widths[$0] < widths[$1] }),
      widths[widest] > TableFit.minimumWidth
    {
      widths[widest] -= 1
    }
  }
}
