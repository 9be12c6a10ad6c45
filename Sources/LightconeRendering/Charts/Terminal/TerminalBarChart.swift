extension BarChart: ChartFigure {
  /// The greatest and the least number, and the rest as a table would say it.
  public var summary: String {
    let drawn = rows.filter(\.isDrawable)
    guard let greatest = drawn.max(by: { $0.value < $1.value }),
      let least = drawn.min(by: { $0.value < $1.value })
    else { return (["Nothing to draw."] + allNotes).joined(separator: " ") }
    let first = drawn.prefix(12).map { "\($0.label): \(unit.text($0.value))" }
      .joined(separator: "; ")
    return
      ([
        "\(counted(rows.count, "bar")). Greatest: \(greatest.label), \(unit.text(greatest.value)). "
          + "Least: \(least.label), \(unit.text(least.value)). \(first)."
      ] + allNotes)
      .joined(separator: " ")
  }

  /// The bars for a terminal, one per line, with their names in front and their numbers behind.
  public func text(_ display: Display = Display()) -> String {
    let glyphs = TerminalGlyphs(kind: display.glyphs)
    let columns = min(display.columns, TerminalChart.maximumColumns)
    let names = drawnRows.map { $0.label.truncated(toWidth: columns / 3, glyphs: display.glyphs) }
    let numbers = drawnRows.map { unit.text($0.value) }
    let gutter = names.map { displayWidth(of: $0) }.max() ?? 0
    let room = max(4, columns - gutter - 3 - (numbers.map { displayWidth(of: $0) }.max() ?? 0))
    var lines = titleLines(title, display)
    if rows.isEmpty { lines.append("Nothing to draw: there is no row.") }
    for (row, (name, number)) in zip(drawnRows, zip(names, numbers)) {
      let bar = row.isDrawable ? self.bar(row.value, room, glyphs) : ""
      let behind = bar.isEmpty ? number : bar + " " + number
      lines.append(name.padded(toWidth: gutter) + " " + glyphs.side + behind)
    }
    lines += allNotes.flatMap { $0.wrapped(toWidth: display.columns, continuation: "  ") }
    return lines.joined(separator: "\n")
  }

  /// A bar; with negative numbers around, it begins where 0 is.
  private func bar(_ value: Double, _ room: Int, _ glyphs: TerminalGlyphs) -> String {
    let scale = AxisScale(
      from: ends.lowerBound, to: max(ends.upperBound, ends.lowerBound.nextUp), spread: .linear)
    let zero = Int((scale.position(of: 0) * Double(room)).rounded())
    let end = scale.position(of: value) * Double(room)
    if value < 0 {
      let start = min(zero - 1, Int(end.rounded()))
      return spaces(start) + String(repeating: glyphs.block, count: max(1, zero - start))
    }
    guard value > 0 else { return spaces(zero) }
    let eighths = max(4, Int(((end - Double(zero)) * 8).rounded()))
    let whole = String(repeating: glyphs.block, count: eighths / 8)
    return spaces(zero) + whole + glyphs.partAcross(eighths: eighths % 8)
  }

  /// The rows as they are.
  public func table() -> Table {
    let isCut = rows.count > Self.maximumTableRows
    var table = Table([
      TableColumn("name"),
      TableColumn(
        "value" + (isCut ? " (first \(Self.maximumTableRows) of \(rows.count))" : ""), .right),
    ])
    for row in rows.prefix(Self.maximumTableRows) { table.add(row.label, unit.text(row.value)) }
    return table
  }
}
