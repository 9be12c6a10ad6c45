/// A word of the author in quotes, cut and cleaned so that it is safe to print.
func quoted(_ word: String) -> String {
  let shown = String(
    word.unicodeScalars.prefix(60).map { $0.isControl ? "\u{FFFD}" : Character($0) })
  return word.unicodeScalars.count > 60 ? "'\(shown)…'" : "'\(shown)'"
}

/// Words as they stand in a sentence: `a, b or c`.
func alternatives(_ words: [String]) -> String {
  guard words.count > 1, let last = words.last else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " or " + last
}

/// Whether a word is in kebab-case: lower-case letters and digits, joined by single hyphens.
func isKebabCase(_ word: String) -> Bool {
  word.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false).allSatisfy {
    !$0.isEmpty && $0.allSatisfy { (97...122).contains($0) || (48...57).contains($0) }
  }
}
