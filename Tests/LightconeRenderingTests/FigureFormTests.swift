import LightconeRendering
import Testing

@Suite("What all figures keep to")
struct FigureFormTests {
  @Test(
    "No line is wider than the display, and none ends in a blank", arguments: SampleFigures.names)
  func width(name: String) {
    let figure = SampleFigures.named(name)
    for columns in [40, 60, 120, 250] {
      for display in [Display(columns: columns), .plain(columns: columns)] {
        for line in figure.text(display).split(separator: "\n", omittingEmptySubsequences: false) {
          #expect(displayWidth(of: String(line)) <= columns, "\(columns): \(line)")
          #expect(line.last != " ", "\(columns): \(line)|")
        }
      }
    }
  }

  @Test("A plain display gets ASCII only", arguments: SampleFigures.names)
  func ascii(name: String) {
    // Names stay as people wrote them.
    let names = Set("商品データベース")
    for columns in [40, 80, 120] {
      let text = SampleFigures.named(name).text(.plain(columns: columns))
      #expect(text.allSatisfy { $0.isASCII || names.contains($0) }, "\(text)")
    }
  }

  @Test("Colour only adds", arguments: SampleFigures.names)
  func color(name: String) {
    let figure = SampleFigures.named(name)
    for glyphs in [Display.Glyphs.unicode, .ascii] {
      let plain = figure.text(Display(columns: 80, glyphs: glyphs))
      let colored = figure.text(Display(columns: 80, glyphs: glyphs, color: true))
      let pieces = colored.split(separator: "\u{1B}[", omittingEmptySubsequences: false)
      let rest = pieces.dropFirst().map { $0.drop { $0 != "m" }.dropFirst() }
      #expect((pieces.prefix(1) + rest).joined() == plain)
    }
    // The control: there is colour to take away.
    #expect(figure.text(Display(color: true)).contains("\u{1B}["))
  }

  @Test(
    "Every figure has a title, sentences and a table of bounded size",
    arguments: SampleFigures.names)
  func words(name: String) {
    let figure = SampleFigures.named(name)
    #expect(!figure.title.isEmpty)
    #expect(figure.summary.hasSuffix("."))
    #expect(figure.table().rows.count <= Chart.maximumTableRows)
  }

  @Test("A hundred thousand samples give a figure of bounded size, in every form")
  func bounded() {
    let values = SampleCharts.crowd().series[0].points.map(\.y)
    for form in [ChartSeries.Form.line, .steps, .points, .bars] {
      let chart = SampleCharts.plain(values, form)
      #expect(chart.svg().utf8.count < 250_000, "\(form)")
      #expect(chart.text(Display(columns: 160)).utf8.count < 20_000, "\(form)")
    }
    #expect(SampleGantts.crowd().svg().utf8.count < 250_000)
    #expect(SampleHistories.crowd(20_000).svg().utf8.count < 100_000)
    // The control: the samples themselves are more than that.
    #expect(values.count * 6 > 250_000)
  }
}
