import LightconeRendering
import LightconeTrace
import Testing

@Suite("A diagram fits its display")
struct DiagramFitTests {
  private func lines(
    _ trace: Trace, _ display: Display, _ selection: TraceSelection = TraceSelection()
  ) -> [String] {
    SpaceTimeDiagram.render(trace, display: display, selection: selection)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test("No line is too wide or ends in a blank, for 40 to 200 columns and 2 to 20 nodes")
  func width() {
    for count in [2, 3, 5, 9, 20] {
      let trace = SampleTraces.crowd(count)
      for columns in 40...200 {
        for glyphs in [Display.Glyphs.unicode, .ascii] {
          let display = Display(columns: columns, glyphs: glyphs)
          let wrong = lines(trace, display, TraceSelection(maximumRows: 12)).filter {
            displayWidth(of: $0) > columns || $0.last == " "
          }
          #expect(wrong == [], "\(count) nodes, \(columns) columns")
        }
      }
    }
  }

  @Test("Every number of nodes fits", arguments: 2...20)
  func nodeCounts(count: Int) {
    for columns in [40, 80, 200] {
      let trace = SampleTraces.crowd(count, text: "日本 e\u{301}")
      let wrong = lines(trace, Display(columns: columns)).filter {
        displayWidth(of: $0) > columns
      }
      #expect(wrong == [])
    }
  }

  @Test("A wider display gives wider lanes, up to 24 columns")
  func usesTheWidth() {
    let trace = SampleTraces.cut()
    let starts = [60, 80, 200].map { columns -> Int in
      let header = lines(trace, Display(columns: columns))[0]
      return header.split(separator: "left")[0].count - header.split(separator: "writer")[0].count
    }
    #expect(starts == [16, 23, 24])
  }

  @Test("Wide and combining characters in names and messages keep the lifelines in line")
  func wideCharacters() {
    var builder = TraceBuilder(["日本", "re\u{301}plica", "数据库节点的名字很长", "d"])
    for text in ["準備", "e\u{301}te\u{301}", "👩‍👩‍👧"] {
      let message = builder.send(text, from: 0, to: 1)
      builder.deliver(message)
      builder.deliver(builder.send(text, from: 3, to: 1))
      builder.become(2, "\(text)完了", .working)
    }
    let all = lines(builder.trace, Display(columns: 80))
    let lastLane = displayWidth(of: all[0]) - 1
    let marks = all[1...15].map { character(at: lastLane, of: $0) }
    let expected = "││○┤│"
    #expect(String(marks) == expected + expected + expected)
  }

  @Test("ASCII input gives ASCII output")
  func ascii() {
    for trace in [
      SampleTraces.coordinatorCrash(), SampleTraces.cut(), SampleTraces.everyKind(),
      SampleTraces.crowd(12),
    ] {
      let selection = TraceSelection(maximumRows: 20, everything: true)
      let texts = [
        SpaceTimeDiagram.render(trace, display: .plain(), selection: selection),
        Narration.render(trace, display: .plain(), selection: selection),
      ]
      #expect(texts.allSatisfy { $0.utf8.allSatisfy { $0 < 128 } })
    }
  }

  @Test("Colour adds ANSI sequences and changes nothing else")
  func color() {
    let trace = SampleTraces.coordinatorCrash()
    let colored = SpaceTimeDiagram.render(trace, display: Display(color: true))
    #expect(colored.contains("\u{1B}["))
    #expect(withoutColor(colored) == SpaceTimeDiagram.render(trace))
  }

  private func character(at column: Int, of line: String) -> Character {
    var used = 0
    for character in line {
      if used == column { return character }
      used += displayWidth(of: String(character))
    }
    return "?"
  }

  private func withoutColor(_ text: String) -> String {
    let parts = text.split(separator: "\u{1B}[", omittingEmptySubsequences: false)
    return parts[0] + parts.dropFirst().map { $0.drop { $0 != "m" }.dropFirst() }.joined()
  }
}
