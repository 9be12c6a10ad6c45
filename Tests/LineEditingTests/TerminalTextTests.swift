import Testing

@testable import LineEditing

@Suite("Text to and from the terminal")
struct TerminalTextTests {
  @Test("Escape sequences and control characters are not shown")
  func printable() {
    let text = "\u{1B}[1;31mred\u{1B}[0m \u{7}λ\tx\u{9B}2J"
    #expect(PrintableText.of(text, isUTF8: true) == "red λ x2J")
    #expect(PrintableText.of(text, isUTF8: false) == "red ? x2J")
    #expect(PrintableText.of("a\u{1B}[", isUTF8: true) == "a")
  }

  private func assembled(_ bytes: [UInt8]) -> String {
    var assembler = ScalarAssembler()
    return String(String.UnicodeScalarView(bytes.compactMap { assembler.take($0) }))
  }

  @Test("Bytes become characters as they complete them")
  func assembling() {
    #expect(assembled(Array("aé€💡".utf8)) == "aé€💡")
  }

  @Test("A broken sequence is dropped, and the key behind it counts")
  func brokenSequence() {
    #expect(assembled([0xE2, 0x82, 0x03]) == "\u{3}")
    #expect(assembled([0xC3, 0xC3, 0xA9, 0xFF, 0x80, 0x61]) == "éa")
    #expect(assembled([0xED, 0xA0, 0x80, 0x61]).hasSuffix("a"))
  }

  @Test("Code points that are no characters are repaired")
  func codePoints() {
    #expect(String(codePoints: [0x61, 0xD800, -1, 0x1F4A1]) == "a\u{FFFD}\u{FFFD}\u{1F4A1}")
    #expect("aλ".codePointsEndingInZero == [0x61, 0x3BB, 0])
  }
}
