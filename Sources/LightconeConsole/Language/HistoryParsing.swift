import LightconeDiagnostics

extension CommandParser {
  /// Reads `all`, or `chart` and what it shows, or nothing.
  mutating func readHistory() throws(Diagnostic) -> Command {
    guard let word = reader.next() else { return .history(isWhole: false) }
    switch word.isQuoted ? "" : word.text {
    case "all": return .history(isWhole: true)
    case "chart": return .historyChart(try readHistoryView())
    default:
      throw wrong(
        "'\(word.text)' cannot stand here", at: word.range.lowerBound,
        suggestion: nearestWord(to: word.text, in: ["all", "chart"]))
    }
  }

  /// Reads `[key KEY] [as MODEL]`, in any order.
  mutating func readHistoryView() throws(Diagnostic) -> HistoryView {
    var view = HistoryView()
    while let word = reader.peek(), ["key", "as"].contains(word.text), !word.isQuoted {
      _ = reader.next()
      let isTwice = word.text == "key" ? view.key != nil : view.model != nil
      guard !isTwice else {
        throw wrong("\(word.text) is given twice", at: word.range.lowerBound)
      }
      if word.text == "key" {
        view.key = try self.word("a key")
      } else {
        view.model = try self.word("a model")
      }
    }
    return view
  }
}
