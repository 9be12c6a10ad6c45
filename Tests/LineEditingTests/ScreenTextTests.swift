import Testing

@testable import LineEditing

@Suite("Text a screenful at a time")
struct ScreenTextTests {
  @Test(
    "A line takes as many rows as a terminal of that width gives it",
    arguments: [
      ("", 80, 1), ("12345", 5, 1), ("123456", 5, 2), ("1234567890", 5, 2), ("12345678901", 5, 3),
      ("\u{1B}[1;31m12345\u{1B}[0m", 5, 1), ("日本語", 6, 1), ("日本語", 5, 2), ("e\u{301}e", 2, 1),
      ("ab", 1, 2), ("ab", 0, 2),
    ])
  func rows(line: String, columns: Int, rows: Int) {
    // Without a locale wide characters have no width.
    guard LocaleCharset.isUTF8 || line.allSatisfy(\.isASCII) else { return }
    #expect(ScreenText.rows(of: line, columns: columns) == rows)
  }

  @Test("Pages hold all lines in their order, and none is larger than the screen")
  func pages() {
    let lines = (1...50).map { String(repeating: "x", count: $0) }
    for rows in [1, 2, 7, 23] {
      var text = ScreenText(lines.joined(separator: "\n"))
      var seen: [String] = []
      while !text.lines.isEmpty {
        let page = text.takePage(rows: rows, columns: 20)
        let height = page.map { ScreenText.rows(of: $0, columns: 20) }.reduce(0, +)
        #expect(height <= rows || page.count == 1)
        seen += page
      }
      #expect(seen == lines)
    }
  }

  @Test("What fits is known before anything is taken (control: one row less)")
  func fitting() {
    let text = ScreenText("a\n" + String(repeating: "b", count: 25) + "\nc")
    #expect(text.fits(rows: 5, columns: 10))
    #expect(!text.fits(rows: 4, columns: 10))
    #expect(text.fits(rows: 3, columns: 25))
  }
}
