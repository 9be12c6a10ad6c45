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
      let start = word.range.lowerBound
      switch word.isQuoted ? "" : word.text {
      case "from":
        guard range.first == nil else { throw wrong("from is given twice", at: start) }
        range.first = try event(self.word("an event"))
      case "to":
        guard range.last == nil else { throw wrong("to is given twice", at: start) }
        range.last = try event(self.word("an event"))
      case "all": range.isWhole = true
      default:
        guard allowsNodes, !word.text.hasPrefix("#") else {
          throw wrong("'\(word.text)' cannot stand here", at: start)
        }
        nodes.append(word.text)
      }
      try refuseBackwards(range)
    }
    return (nodes, range)
  }

  /// Reads `all`, if it is there.
  mutating func readAll() throws(Diagnostic) -> Bool {
    guard let word = reader.next() else { return false }
    if word.text == "all", !word.isQuoted { return true }
    throw wrong("'\(word.text)' cannot stand here", at: word.range.lowerBound)
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
