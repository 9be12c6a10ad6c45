/// The glyphs that charts are drawn with in a terminal.
struct TerminalGlyphs {
  let kind: Display.Glyphs

  private func choose(_ unicode: String, _ ascii: String) -> String {
    kind == .unicode ? unicode : ascii
  }

  /// The y axis.
  var side: String { choose("│", "|") }
  /// The y axis at a tick.
  var sideTick: String { choose("┤", "+") }
  /// The x axis.
  var base: String { choose("─", "-") }
  /// The x axis at a tick.
  var baseTick: String { choose("┬", "+") }
  /// Where both axes meet.
  var corner: String { choose("└", "+") }
  /// A reference line upwards.
  var upright: String { choose("┆", ":") }
  /// A reference line to the right.
  var across: String { choose("┄", "-") }
  /// The middle line of a bar of nothing.
  var block: String { choose("█", "#") }

  /// The mark of a series; six differ.
  func mark(_ number: Int) -> String {
    let marks = kind == .unicode ? ["●", "○", "◆", "◇", "■", "□"] : ["*", "o", "+", "x", "%", "@"]
    return marks[number % marks.count]
  }

  /// What the bars of a series are filled with; six differ.
  func fill(_ number: Int) -> String {
    let fills = kind == .unicode ? ["█", "▒", "▓", "░", "▪", "▫"] : ["#", "=", "%", ":", "+", "~"]
    return fills[number % fills.count]
  }

  /// A part of a bar's uppermost cell, in eighths; in ASCII half a cell is the finest.
  func part(eighths: Int) -> String {
    guard kind == .ascii else {
      return [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"][max(0, min(8, eighths))]
    }
    return eighths <= 0 ? " " : eighths < 5 ? "." : "#"
  }

  /// A part of a horizontal bar's last cell, in eighths.
  func partAcross(eighths: Int) -> String {
    guard kind == .ascii else {
      return ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"][max(0, min(8, eighths))]
    }
    return eighths < 4 ? "" : "#"
  }

  /// The colour of a series; it only adds.
  static func shade(_ number: Int) -> Shade {
    let shades: [Shade] = [.cyan, .yellow, .green, .red, .bold, .dim]
    return shades[number % shades.count]
  }
}

/// The title of a figure, in as many lines as it takes; none for an empty one.
func titleLines(_ title: String, _ display: Display) -> [String] {
  guard !title.isEmpty else { return [] }
  return title.printable.wrapped(toWidth: min(display.columns, TerminalChart.maximumColumns))
    .map(Style(display).bold)
}
