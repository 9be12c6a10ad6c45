import Testing

@Suite("The lexer of the tidy tests")
struct LexerTests {
  private func words(_ text: String) -> [String] { Lexer.tokens(of: text).map(\.text) }

  @Test("comments and the insides of strings are no tokens")
  func skipsCommentsAndStrings() {
    #expect(words("a // b\n/* c /* d */ e */ f \"g // h\" i") == ["a", "f", "\"\"", "i"])
  }

  @Test("code inside an interpolation is found, also with strings and brackets in it")
  func readsInterpolations() {
    #expect(
      words(#""a \(f("b", (c))) d" e"#) == ["\"\"", "f", "(", "\"\"", ",", "(", "c", ")", ")", "e"])
  }

  @Test("raw strings end at their own mark and keep backslashes")
  func readsRawStrings() {
    #expect(words(##"#"a " \(b) \#(c)"# d"##) == ["\"\"", "c", "d"])
  }

  @Test("an escaped quote does not end a string")
  func readsEscapes() {
    #expect(words(#""a \" b" c"#) == ["\"\"", "c"])
  }

  @Test("lines are counted through strings over several lines and block comments")
  func countsLines() {
    let text = "let a = \"\"\"\n  \"one\" two\n  \"\"\"\n/* x\n*/ b\nc"
    #expect(
      Lexer.tokens(of: text).suffix(2) == [Token(text: "b", line: 5), Token(text: "c", line: 6)])
  }
}
