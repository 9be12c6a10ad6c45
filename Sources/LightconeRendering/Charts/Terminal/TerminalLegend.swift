/// Says which mark is which series, and what the reference lines are.
struct TerminalLegend {
  let page: TerminalChart

  init(_ page: TerminalChart) { self.page = page }

  /// The legend, a line of entries after the other; none where a single series says all.
  func lines() -> [String] {
    let drawn = page.chart.drawnSeries
    guard drawn.count > 1 || !page.frame.references.isEmpty else { return [] }
    var entries = drawn.enumerated().map { number, series in
      "\(mark(series, number)) \(series.name.printable)"
    }
    for reference in page.frame.references {
      let mark = reference.direction == .x ? page.glyphs.upright : across
      entries.append("\(mark) \(reference.label.printable): \(page.chart.text(of: reference))")
    }
    return packed(entries, width: page.display.columns)
  }

  private var across: String {
    page.display.glyphs == .ascii ? "- -" : page.glyphs.across + page.glyphs.across
  }

  private func mark(_ series: ChartSeries, _ number: Int) -> String {
    if series.form == .bars { return page.glyphs.fill(number) }
    return page.usesBraille ? "⠤⠒" : page.glyphs.mark(number)
  }
}

/// Entries in lines of at most `width` columns, with three blanks between two; an entry that is wider goes
/// on in the next line.
func packed(_ entries: [String], width: Int) -> [String] {
  var lines: [String] = []
  for entry in entries {
    if let last = lines.last, displayWidth(of: last) + 3 + displayWidth(of: entry) <= width {
      lines[lines.count - 1] = last + spaces(3) + entry
    } else {
      lines.append(entry)
    }
  }
  return lines.flatMap { $0.wrapped(toWidth: width, continuation: "  ") }
}
