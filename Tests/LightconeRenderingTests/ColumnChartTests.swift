import LightconeRendering
import Testing

/// Columns of text, of the right height and never too wide.
@Suite struct ColumnChartTests {
  private func chart(_ values: [Double], _ display: Display = .plain()) -> [String] {
    var chart = ColumnChart()
    for (index, value) in values.enumerated() { chart.add("\(index)", value) }
    return chart.render(display) { "\(Int($0.rounded()))" }
      .split(separator: "\n").map(String.init)
  }

  @Test("A column is as high as its part of the greatest value")
  func heights() {
    let lines = chart([0, 1, 2, 4, 8])
    #expect(lines.count == 10)
    #expect(lines.first?.hasPrefix("8 |") == true)
    let heights = (0..<5).map { column in
      lines.prefix(8).count { line in
        let letters = Array(line)
        return letters.indices.contains(3 + column * 3) && letters[3 + column * 3] == "#"
      }
    }
    #expect(heights == [0, 1, 2, 4, 8])
    #expect(lines.last == "   0  1  2  3  4")
  }

  @Test("What is more than nothing is seen, in both kinds of glyphs")
  func smallValues() {
    #expect(chart([1, 1_000])[7].contains("."))
    #expect(chart([1, 1_000], Display())[7].contains("▁"))
    #expect(!chart([0, 1_000])[7].contains("."))
  }

  @Test("Columns stand on the least value if one is negative")
  func negativeValues() {
    let lines = chart([-4, 0, 4])
    #expect(lines[0].hasPrefix(" 4 |"))
    #expect(lines[7].hasPrefix("-4 |"))
    #expect(lines[7].hasSuffix("## ##") || lines[7].contains("   ## ##"))
  }

  @Test(
    "No chart is wider than its display or 100 columns, and none crashes",
    arguments: [40, 80, 200], [1, 2, 33, 100, 1_000])
  func width(columns: Int, count: Int) {
    for display in [Display.plain(columns: columns), Display(columns: columns)] {
      let lines = chart((0..<count).map { Double($0 * 1_000) }, display)
      #expect(lines.allSatisfy { displayWidth(of: $0) <= min(columns, 100) })
      // Beside the columns stand the scale and two more signs.
      let gutter = "\((count - 1) * 1_000)".count + 2
      let isGrouped = count > min(columns, 100) - gutter
      #expect(lines.contains { $0.hasPrefix("Each column shows") } == isGrouped)
    }
  }

  @Test("Values that are equal, huge, not finite or missing")
  func extremes() {
    #expect(chart([]).isEmpty)
    #expect(chart([0, 0]).count == 10)
    #expect(chart([5, 5])[0].contains("#"))
    #expect(chart([.nan, .infinity, 3]).last == "   2")
    var huge = ColumnChart()
    huge.add("a", -Double.greatestFiniteMagnitude)
    huge.add("b", .greatestFiniteMagnitude)
    #expect(huge.render(.plain()) { "\($0)" }.contains("##"))
  }
}
