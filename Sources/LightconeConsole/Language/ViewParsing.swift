import LightconeDiagnostics
import LightconeTrace

extension CommandParser {
  /// Reads nodes and a range of events.
  mutating func readDiagram() throws(Diagnostic) -> Command {
    let (nodes, range) = try readEventRange(allowsNodes: true)
    return .diagram(nodes: nodes, range)
  }

  /// Reads `from #a`, `to #b` and `all`, each at most once and in any order.
  mutating func readEventRange(
    allowsNodes: Bool = false
  ) throws(Diagnostic) -> (nodes: [String], range: EventRange) {
    var nodes: [String] = []
    var range = EventRange()
    while let word = reader.next() {
      let isNode = allowsNodes && !word.text.hasPrefix("#")
      switch word.text {
      case "from" where range.first == nil && !word.isQuoted:
        range.first = try event(self.word("an event"))
      case "to" where range.last == nil && !word.isQuoted:
        range.last = try event(self.word("an event"))
        try refuseBackwards(range)
      case "all" where !range.isWhole && !word.isQuoted: range.isWhole = true
      case _ where isNode && !nodes.contains(word.text): nodes.append(word.text)
      default: throw wrong("'\(word.text)' cannot stand here", at: word.range.lowerBound)
      }
      if range.last != nil { try refuseBackwards(range) }
    }
    return (nodes, range)
  }

  private func refuseBackwards(_ range: EventRange) throws(Diagnostic) {
    guard let first = range.first, let last = range.last, last < first else { return }
    throw wrong("\(last) lies before \(first)", at: lastWordStart)
  }

  /// Where the word stands that was read last.
  private var lastWordStart: Int {
    var start = reader.position
    while start > 0, source.characters[start - 1] != " " { start -= 1 }
    return start
  }
}
