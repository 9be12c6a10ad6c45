/// Texts in Mermaid diagrams.
enum MermaidText {
  /// How many characters of a text are shown.
  static let maximumLength = 100

  /// A text as it may stand behind a colon, or as the alias of a participant.
  ///
  /// Signs that could mean something to Mermaid stand as entity codes, which its page recommends; so
  /// does the beginning of the word `end`, which closes a block wherever it stands. An empty text would
  /// not be read.
  static func escaped(_ text: String) -> String {
    let shown = text.printable
    let cut = shown.count > maximumLength ? shown.prefix(maximumLength - 3) + "..." : shown[...]
    var result = ""
    for word in cut.split(separator: " ", omittingEmptySubsequences: true) {
      if !result.isEmpty { result += " " }
      result += self.word(word)
    }
    return result.isEmpty ? "(empty)" : result
  }

  private static func word(_ word: Substring) -> String {
    var result = ""
    let letters = word.lowercased().filter { $0.isLetter }
    for (position, scalar) in word.unicodeScalars.enumerated() {
      let breaksEnd = letters == "end" && (scalar == "e" || scalar == "E")
      if isPlain(scalar), !breaksEnd, position > 0 || scalar != "-" {
        result.unicodeScalars.append(scalar)
      } else {
        result += "#\(scalar.value);"
      }
    }
    return result
  }

  /// Letters, digits, the few signs that mean nothing in a sequence diagram, and all other scripts.
  /// `\u{FB02}` begins what Mermaid makes of an entity code before it reads the text.
  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", " ", ".", ",", "-", "_", "'", "\"", "/", "(", ")", "!",
      "?",
      "|",
      "=", "+", "[", "]":
      true
    case "\u{FB02}": false
    // Mermaid trims all blanks of Unicode off a text, and the mark of the byte order with them.
    default:
      scalar.value > 0x7F && !scalar.properties.isWhitespace && scalar.value != 0xFEFF
    }
  }
}
