import LightconeRendering
import Testing

@Suite("How many columns a text takes")
struct DisplayWidthTests {
  @Test(
    "Letters take one column, wide characters two, marks and controls none",
    arguments: [
      ("", 0), ("abc", 3), ("日本", 4), ("e\u{301}", 1), ("é", 1), ("한국", 4), ("ｆｕｌｌ", 8),
      ("\u{1112}\u{1161}\u{11AB}", 2), ("👩‍👩‍👧", 2), ("🇩🇪", 2), ("❤\u{FE0F}", 2), ("❤", 1),
      ("1\u{FE0F}\u{20E3}", 2), ("a\u{200B}b", 2), ("\u{1B}[", 1), ("a\tb\n", 2), ("│●▶█…", 5),
      ("\u{AD}", 1), ("\u{7F}", 0), ("\u{20000}", 2), ("\u{1100}", 2), ("〈", 2), ("\u{A4CF}", 1),
    ])
  func width(_ text: String, _ columns: Int) {
    #expect(displayWidth(of: text) == columns)
  }

  @Test("A display is never narrower than 40 columns")
  func minimum() {
    #expect(Display(columns: 10).columns == 40)
    #expect(Display().columns == 80)
    #expect(Display.plain(columns: 100) == Display(columns: 100, glyphs: .ascii, color: false))
  }
}
