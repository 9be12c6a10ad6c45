import LightconeRendering
import Testing

@Suite("Padding, cutting and wrapping by columns")
struct TextFittingTests {
  @Test("Padding counts columns, not characters")
  func padding() {
    #expect("日本".padded(toWidth: 6) == "日本  ")
    #expect("7".padded(toWidth: 3, alignment: .right) == "  7")
    #expect("ab".padded(toWidth: 5, alignment: .center) == " ab  ")
    #expect("long".padded(toWidth: 2) == "long")
  }

  @Test("A cut text ends with an ellipsis and fits")
  func truncation() {
    #expect("prepare".truncated(toWidth: 5) == "prep…")
    #expect("prepare".truncated(toWidth: 5, glyphs: .ascii) == "pre..")
    #expect("prepare".truncated(toWidth: 7) == "prepare")
    #expect("日本語".truncated(toWidth: 4) == "日…")
  }

  @Test("A cut text is never wider than asked", arguments: -1...12)
  func truncationFits(width: Int) {
    for text in ["prepare it", "日本語の文", "e\u{301}e\u{301}e\u{301}e\u{301}", ""] {
      for glyphs in [Display.Glyphs.unicode, .ascii] {
        #expect(displayWidth(of: text.truncated(toWidth: width, glyphs: glyphs)) <= max(0, width))
      }
    }
  }

  @Test("Lines break between words, and further lines are indented")
  func wrapping() {
    #expect(
      "one two three four".wrapped(toWidth: 9, indentation: "- ", continuation: "  ")
        == ["- one two", "  three", "  four"])
    #expect("a\n\nb".wrapped(toWidth: 9) == ["a", "", "b"])
    #expect("".wrapped(toWidth: 9) == [""])
  }

  @Test("A word longer than a line is broken inside")
  func longWord() {
    #expect("abcdefgh ij".wrapped(toWidth: 3) == ["abc", "def", "gh", "ij"])
    #expect("日本語".wrapped(toWidth: 5) == ["日本", "語"])
  }

  @Test("Wrapping loses nothing but blanks, and no line is too wide", arguments: 2...30)
  func wrappingIsLossless(width: Int) {
    let text = "Es war  einmal ein 日本語 unglaublichlangeswort und e\u{301}in Ende.\nNeue Zeile"
    let lines = text.wrapped(toWidth: width)
    let letters = { (text: String) in text.filter { $0 != " " && $0 != "\n" } }
    #expect(letters(lines.joined()) == letters(text))
    #expect(lines.allSatisfy { displayWidth(of: $0) <= width })
  }
}
