extension String {
  /// The text in ASCII, for terminals that show nothing else.
  ///
  /// Lessons, names and lines that somebody typed come as they were written. Signs that have a usual
  /// spelling get it; any other character becomes a question mark, as the prompt shows it.
  var inASCII: String {
    guard !utf8.allSatisfy({ $0 < 0x80 }) else { return self }
    return unicodeScalars.reduce(into: "") { text, scalar in
      text += scalar.isASCII ? String(scalar) : spellings[scalar] ?? "?"
    }
  }
}

/// How signs outside ASCII are usually written in it.
private let spellings: [Unicode.Scalar: String] = [
  "±": "+-", "×": "x", "÷": "/", "−": "-", "·": "*", "•": "-", "…": "...",
  "–": "-", "—": "-", "‘": "'", "’": "'", "“": "\"", "”": "\"", "«": "\"", "»": "\"",
  "≤": "<=", "≥": ">=", "≠": "!=", "≈": "~", "→": "->", "←": "<-", "µ": "u", "μ": "u",
  "\u{A0}": " ", "\u{202F}": " ", "²": "^2", "³": "^3", "½": "1/2",
  "α": "alpha", "β": "beta", "ε": "epsilon", "λ": "lambda", "ρ": "rho", "σ": "sigma", "π": "pi",
  "à": "a", "á": "a", "â": "a", "ä": "ae", "å": "a", "æ": "ae", "ç": "c", "è": "e", "é": "e",
  "ê": "e", "ë": "e", "í": "i", "î": "i", "ï": "i", "ñ": "n", "ó": "o", "ô": "o", "ö": "oe",
  "ø": "o", "ß": "ss", "ú": "u", "û": "u", "ü": "ue", "É": "E", "Ö": "Oe", "Ü": "Ue", "Ä": "Ae",
]
