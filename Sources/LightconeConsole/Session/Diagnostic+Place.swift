import LightconeDiagnostics

extension Diagnostic {
  /// The same diagnostic with the place of the word that it is about, if it has no place yet.
  ///
  /// Names are looked up when a command is carried out, long after the line was read. So the word is
  /// found again: the first behind the verb that the message has in quotes, or begins with; or a
  /// number that it ends with.
  func pointing(into line: String) -> Diagnostic {
    guard sourceLine == nil, place.column == nil, place.line == nil, place.file == nil,
      let source = try? SourceLine(line, tooLong: code), var reader = try? WordReader(source)
    else { return self }
    _ = reader.next()
    while let word = reader.next() {
      guard isAbout(word) else { continue }
      var copy = self
      copy.place.column = word.range.lowerBound + 1
      return copy
    }
    return self
  }

  private func isAbout(_ word: Word) -> Bool {
    let text = word.text
    guard !text.isEmpty else { return false }
    let isNumber = text.last?.isDecimalDigit == true
    return message.contains("'\(text)'") || message.hasPrefix("\(text) ")
      || (isNumber && message.hasSuffix(" \(text)"))
  }
}
