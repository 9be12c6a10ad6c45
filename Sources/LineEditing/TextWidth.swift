import CLibEdit

/// How many columns a text fills on the terminal, as the locale sees it.
enum TextWidth {
  static func of(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + of($1) }
  }

  static func of(_ scalar: Unicode.Scalar) -> Int {
    max(0, Int(lightcone_character_width(Int32(bitPattern: scalar.value))))
  }
}
