/// The lines that list the choices of a completion.
///
/// Choices with summaries stand one to a line, as long as they are few; others stand in columns,
/// read downwards. A list never fills more than `maximumLines`; the rest is counted.
enum CompletionListing {
  static let maximumLines = 20

  static func lines(_ choices: [CompletionCandidate], columns: Int) -> [String] {
    let width = max(20, columns - 1)
    let hasSummaries = choices.contains { $0.summary != nil }
    if hasSummaries, choices.count <= maximumLines { return described(choices, width: width) }
    return inColumns(choices.map { PrintableText.of($0.text) }, width: width)
  }

  private static func described(_ choices: [CompletionCandidate], width: Int) -> [String] {
    let longest = choices.map { PrintableText.of($0.text).count }.max() ?? 0
    return choices.map { choice in
      guard let summary = choice.summary else { return cut(choice.text, to: width) }
      return cut(padded(PrintableText.of(choice.text), to: longest + 2) + summary, to: width)
    }
  }

  private static func inColumns(_ words: [String], width: Int) -> [String] {
    let cell = (words.map(\.count).max() ?? 0) + 2
    let perLine = max(1, (width + 2) / cell)
    let shown = Array(words.prefix(perLine * maximumLines))
    let height = (shown.count + perLine - 1) / perLine
    var lines = (0..<height).map { row in
      let cells = stride(from: row, to: shown.count, by: height).map { padded(shown[$0], to: cell) }
      return cut(trimmed(cells.joined()), to: width)
    }
    if shown.count < words.count { lines.append("and \(words.count - shown.count) more") }
    return lines
  }

  private static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private static func trimmed(_ text: String) -> String {
    var text = text
    while text.hasSuffix(" ") { text.removeLast() }
    return text
  }

  private static func cut(_ text: String, to width: Int) -> String {
    let text = PrintableText.of(text)
    return text.count <= width ? text : String(text.prefix(width - 3)) + "..."
  }
}
