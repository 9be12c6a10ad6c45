import LightconeRendering
import Testing

@Suite("Whole figures, as recorded")
struct FigureSnapshotTests {
  @Test(
    "Each figure for four displays, in sentences and as a table", arguments: SampleFigures.names)
  func texts(name: String) throws {
    let figure = SampleFigures.named(name)
    var parts: [String] = []
    for columns in [80, 120] {
      for (glyphs, display) in [
        ("unicode", Display(columns: columns)), ("ascii", .plain(columns: columns)),
      ] {
        parts.append("== \(columns) columns, \(glyphs)\n" + figure.text(display))
      }
    }
    parts.append("== summary\n" + figure.summary)
    let rows = figure.table().render(Display(columns: 120)).split(separator: "\n")
    parts.append("== table, its first lines\n" + rows.prefix(12).joined(separator: "\n"))
    try expectSnapshot(parts.joined(separator: "\n"), "figure-\(name)")
  }

  @Test("Each figure as SVG", arguments: SampleFigures.names)
  func vectors(name: String) throws {
    let svg = SampleFigures.named(name).svg()
    #expect(svg == SampleFigures.named(name).svg())
    try expectSnapshot(String(svg.dropLast()), "figure-\(name)", fileExtension: "svg")
  }

  @Test("Sparklines, with a gap, in both kinds of glyphs")
  func sparklines() throws {
    let line = Sparkline([1, 5, .nan, 2, 8, 8, -3])
    #expect(line.text(width: 10, glyphs: .unicode) == "▃▆ ▄██▁")
    #expect(line.text(width: 10, glyphs: .ascii) == "-* =@@_")
    try expectSnapshot(
      line.text(width: 10, glyphs: .unicode) + "\n" + line.text(width: 10, glyphs: .ascii) + "\n"
        + line.svg("Values", unit: .number()), "sparkline")
  }
}
