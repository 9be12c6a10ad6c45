import Testing

@testable import LightconeRendering

@Suite("A line of cells")
struct CanvasLineTests {
  private let plain = Style(Display())

  @Test("Covering half of a wide character blanks the other half")
  func halves() {
    var line = CanvasLine(columns: 6)
    line.write("日本語", at: 0)
    line.write("x", at: 1)
    line.write("y", at: 4)
    #expect(line.rendered(plain) == " x本y")
  }

  @Test("Nothing is written outside the line, and blanks at the end are dropped")
  func edges() {
    var line = CanvasLine(columns: 4)
    line.write("abcdef", at: -1)
    #expect(line.rendered(plain) == "bcde")
    line.write("日", at: 3)
    #expect(line.rendered(plain) == "bcde")
    line.write("  ", at: 2)
    #expect(line.rendered(plain) == "bc")
  }

  @Test("A combining mark joins the character before it")
  func combining() {
    var line = CanvasLine(columns: 4)
    line.write("e\u{301}x", at: 1)
    #expect(line.rendered(plain) == " e\u{301}x")
  }
}
