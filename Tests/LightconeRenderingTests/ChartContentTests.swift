import Testing

@testable import LightconeRendering

@Suite("What charts show, and what they say of the rest")
struct ChartContentTests {
  @Test("Each column keeps its least and its greatest value")
  func reduction() {
    let values = SampleCharts.chance(10_000, seed: 8)
    let reduced = ColumnReduction.reduce(
      Array(values.enumerated()), column: { $0.offset / 100 }, value: \.element)
    #expect(reduced.count <= 4 * 100)
    for column in 0..<100 {
      let all = values[column * 100..<(column + 1) * 100]
      let kept = reduced.filter { $0.offset / 100 == column }.map(\.element)
      #expect(kept.min() == all.min())
      #expect(kept.max() == all.max())
      #expect(kept.first == all.first && kept.last == all.last)
    }
    #expect(zip(reduced, reduced.dropFirst()).allSatisfy { $0.offset < $1.offset })
    // The control: to take every 25th value loses extremes.
    let thinned = values.enumerated().filter { $0.offset.isMultiple(of: 25) }.map(\.element)
    #expect(thinned.max() != values.max())
  }

  @Test("One spike among a hundred thousand samples reaches the top, one dip the bottom")
  func spikes() {
    let crowd = SampleCharts.crowd()
    for display in [Display(), Display.plain(columns: 120)] {
      let lines = crowd.text(display).split(separator: "\n").map(String.init)
      let axis = display.glyphs == .unicode ? "┤" : "+"
      let top = lines.first { $0.contains(axis) }
      let bottom = lines.first { $0.hasPrefix("  0 ") }
      #expect(top.map { trimmed($0, axis).isEmpty } == false)
      #expect(bottom.map { trimmed($0, axis).isEmpty } == false)
    }
    // The control: without the two nothing is there.
    var quiet = Chart("Queue length", x: crowd.x, y: ChartAxis("length", .number(), range: 0...100))
    quiet.add(
      ChartSeries("length", .line, values: SampleCharts.chance(100_000).map { 40 + 10 * $0 }))
    let lines = quiet.text(.plain()).split(separator: "\n").map(String.init)
    #expect(lines.first { $0.contains("+") }.map { trimmed($0, "+").isEmpty } == true)
  }

  private func trimmed(_ line: String, _ axis: String) -> String {
    let parts = line.split(separator: axis, maxSplits: 1, omittingEmptySubsequences: false)
    return String(parts.last ?? "").filter { $0 != " " }
  }

  @Test(
    "What is not finite, not positive on a logarithmic axis, or outside is left out and counted")
  func leftOut() {
    let strange = SampleCharts.plain([1, .nan, .infinity, -.infinity, 1e301, 2])
    #expect(strange.series[0].points.count == 2)
    #expect(SampleCharts.crowd().text(Display()).contains("There are more points than room"))
    for text in [strange.summary, strange.text(Display()), strange.svg()] {
      #expect(text.contains("Left out: 4 points"), "\(text)")
    }
    var logarithmic = SampleCharts.plain([1, 0, -5, 100])
    logarithmic.y.spread = .logarithmic
    logarithmic.references = [ChartReference("nothing", 0, on: .y)]
    #expect(logarithmic.summary.contains("Left out: 2 points"))
    #expect(logarithmic.summary.contains("Left out: 1 reference line"))
    var fixed = SampleCharts.plain([1, 2, 30])
    fixed.y.range = 0...10
    #expect(fixed.text(.plain()).contains("Left out: 1 point that"))
    // The control: where all can be shown nothing is said.
    #expect(!SampleCharts.plain([1, 2, 3]).summary.contains("Left out"))
  }

  @Test("Series beyond the sixth are named, not drawn")
  func manySeries() {
    var chart = SampleCharts.plain([1])
    for number in 2...9 { chart.add(ChartSeries("series \(number)", .line, values: [1])) }
    #expect(
      chart.summary.contains("Left out: 3 series beyond the first 6: series 7, series 8, series 9.")
    )
    #expect(chart.text(.plain()).contains("series 7"))
  }

  @Test("Series differ without colour: no two have the same mark, fill or dash")
  func marks() {
    for kind in [Display.Glyphs.unicode, .ascii] {
      let glyphs = TerminalGlyphs(kind: kind)
      #expect(Set((0..<6).map(glyphs.mark)).count == 6)
      #expect(Set((0..<6).map(glyphs.fill)).count == 6)
      let gantt = GanttGlyphs(kind: kind)
      #expect(Set(GanttStyle.allCases.map(gantt.fill)).count == GanttStyle.allCases.count)
      let intervals = IntervalGlyphs(kind: kind)
      #expect(Set(IntervalEnding.allCases.map(intervals.end)).count == 4)
    }
    #expect(Set(SVGStyle.dashes).count == 6)
    #expect(SVGMarker.count == 6)
  }

  @Test("Bars reach their value, and what is more than nothing is seen")
  func bars() {
    let lines = SampleCharts.plain([0.01, 100], .bars).text(.plain()).split(separator: "\n")
    #expect(lines.first { $0.hasPrefix("  0 +") }?.contains(".") == true)
    let negative = SampleCharts.plain([-5, 5], .bars).text(.plain())
    #expect(negative.contains("-4"))
    let svg = SampleCharts.plain([0, 1e-6, 100], .bars).svg()
    #expect(svg.contains("height=\"1\"") && svg.contains("height=\"0\""))
  }

  @Test("Points that are not in the order of x are put into it")
  func order() {
    let series = ChartSeries("a", .line, [.init(3, 1), .init(1, 2), .init(2, 3), .init(1, 4)])
    #expect(series.points.map(\.x) == [1, 1, 2, 3])
    #expect(series.points.map(\.y) == [2, 4, 3, 1])
  }
}
