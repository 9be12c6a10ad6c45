import LightconeDiagnostics

extension CommandParser {
  /// Reads `[stop]`.
  mutating func readReviewStop() throws(Diagnostic) -> Bool {
    guard let word = reader.next() else { return false }
    guard word.text == "stop" else {
      throw wrong("'\(word.text)' is not 'stop'", at: word.range.lowerBound)
    }
    return true
  }
}
