/// Text that is safe to show in this terminal.
enum PrintableText {
  /// The text without escape sequences and control characters. Where the locale is not UTF-8, a
  /// character outside ASCII becomes `?`.
  static func of(_ text: String, isUTF8: Bool = LocaleCharset.isUTF8) -> String {
    var result = String.UnicodeScalarView()
    var scalars = text.unicodeScalars[...]
    while let scalar = scalars.popFirst() {
      if scalar == "\u{1B}" {
        dropEscapeSequence(&scalars)
      } else if scalar.properties.generalCategory == .control {
        if scalar == "\n" || scalar == "\t" { result.append(" ") }
      } else {
        result.append(isUTF8 || scalar.isASCII ? scalar : "?")
      }
    }
    return String(result)
  }

  /// Drops what follows the escape character: `[`, parameters, and one final letter.
  private static func dropEscapeSequence(_ scalars: inout Substring.UnicodeScalarView) {
    guard scalars.first == "[" else { return }
    scalars.removeFirst()
    while let scalar = scalars.popFirst() {
      if ("@"..."~").contains(scalar) { return }
    }
  }
}
