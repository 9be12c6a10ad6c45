/// Rows and columns of text, with a header, as wide as needed and never wider than the display.
///
/// Example:
/// ```
/// var table = Table([TableColumn("metric"), TableColumn("count", .right)], wrapsLastColumn: false)
/// table.add("messages", "12")
/// print(table.render(Display()))
/// ```
/// Where the room is short the last column goes on in further lines if it may; after that the widest
/// columns are cut, with an ellipsis. Columns for which there is no room even so are left out, and a
/// last line says which.
public struct Table: Hashable, Sendable {
  /// The columns from left to right.
  public var columns: [TableColumn]
  /// The cells, row by row.
  public private(set) var rows: [[String]] = []
  /// Whether a long text of the last column goes on in further lines instead of being cut.
  public var wrapsLastColumn: Bool

  /// Creates a table without rows.
  public init(_ columns: [TableColumn], wrapsLastColumn: Bool = false) {
    self.columns = columns
    self.wrapsLastColumn = wrapsLastColumn
  }

  /// Adds a row at the end. Missing cells are empty; cells beyond the last column are put into it.
  public mutating func add(_ cells: [String]) {
    guard let lastColumn = columns.indices.last else { return }
    var row = cells.map(\.printable)
    if row.count > columns.count {
      row[lastColumn] = row[lastColumn...].joined(separator: " ")
      row.removeSubrange((lastColumn + 1)...)
    }
    row += Array(repeating: "", count: columns.count - row.count)
    rows.append(row)
  }

  /// Adds a row at the end, its cells given one by one.
  public mutating func add(_ cells: String...) { add(cells) }

  /// The table as lines joined by line breaks, without one at the end.
  public func render(_ display: Display = Display()) -> String {
    let fit = TableFit(self, columns: display.columns)
    var lines = [line(columns.map(\.title.printable), fit, display)].map(Style(display).bold)
    for row in rows { lines += self.lines(of: row, fit, display) }
    if !fit.leftOut.isEmpty {
      let names = fit.leftOut.map { columns[$0].title.printable }.joined(separator: ", ")
      lines += "Left out for want of room: \(names).".wrapped(
        toWidth: display.columns, continuation: "  ")
    }
    return lines.joined(separator: "\n")
  }

  /// A row in one line, or in more if its last cell is wrapped.
  private func lines(of row: [String], _ fit: TableFit, _ display: Display) -> [String] {
    guard wrapsLastColumn, fit.leftOut.isEmpty, let width = fit.widths.last else {
      return [line(row, fit, display)]
    }
    let parts = (row.last ?? "").wrapped(toWidth: width)
    return parts.enumerated().map { number, part in
      let others = number == 0 ? Array(row.dropLast()) : row.dropLast().map { _ in "" }
      return line(others + [part], fit, display)
    }
  }

  private func line(_ cells: [String], _ fit: TableFit, _ display: Display) -> String {
    let padded = fit.widths.indices.map { column in
      cells[column].truncated(toWidth: fit.widths[column], glyphs: display.glyphs)
        .padded(toWidth: fit.widths[column], alignment: columns[column].alignment)
    }
    return trimmingEnd(padded.joined(separator: spaces(TableFit.gap)))
  }
}

/// A column of a table: its title, and where its cells stand.
public struct TableColumn: Hashable, Sendable {
  /// The title in the header, with the unit where the cells have one.
  public var title: String
  /// `left` for words, `right` for numbers.
  public var alignment: Alignment

  /// Creates a column.
  public init(_ title: String, _ alignment: Alignment = .left) {
    self.title = title
    self.alignment = alignment
  }
}
