import LightconeDiagnostics
import LightconeTrace

extension CommandParser {
  /// Reads nodes, a range of events, and how to draw them.
  mutating func readDiagram() throws(Diagnostic) -> Command {
    var nodes: [String] = []
    var view = DiagramView()
    while let word = reader.next() {
      let start = word.range.lowerBound
      switch word.isQuoted ? "" : word.text {
      case "around":
        guard view.around == nil else { throw wrong("around is given twice", at: start) }
        view.around = try event(self.word("an event"))
      case "by": view.grouping = try readGrouping()
      case "fold": view.folds = true
      case "to-scale": view.isToScale = true
      default:
        if try readRange(word, &view.range) { continue }
        guard !word.text.hasPrefix("#") else {
          throw wrong("'\(word.text)' cannot stand here", at: start)
        }
        nodes.append(word.text)
      }
    }
    return .diagram(nodes: nodes, view)
  }

  /// Reads what nodes are taken together by.
  private mutating func readGrouping() throws(Diagnostic) -> DiagramView.Grouping {
    let words = DiagramView.Grouping.allCases.map(\.rawValue)
    let word = try word("role or zone")
    guard let grouping = DiagramView.Grouping(rawValue: word.text) else {
      throw wrong(
        "nodes are not taken together by '\(word.text)'", at: word.range.lowerBound,
        suggestion: nearestWord(to: word.text, in: words))
    }
    return grouping
  }

  /// Reads `from #a`, `to #b` and `all`, each at most once and in any order.
  mutating func readEventRange() throws(Diagnostic) -> EventRange {
    var range = EventRange()
    while let word = reader.next() {
      guard try readRange(word, &range) else {
        throw wrong("'\(word.text)' cannot stand here", at: word.range.lowerBound)
      }
    }
    return range
  }

  /// Reads what begins with a word of a range of events.
  ///
  /// - Returns: false if the word is none.
  private mutating func readRange(
    _ word: Word, _ range: inout EventRange
  ) throws(Diagnostic) -> Bool {
    let start = word.range.lowerBound
    switch word.isQuoted ? "" : word.text {
    case "from":
      guard range.first == nil else { throw wrong("from is given twice", at: start) }
      range.first = try event(self.word("an event"))
    case "to":
      guard range.last == nil else { throw wrong("to is given twice", at: start) }
      range.last = try event(self.word("an event"))
    case "all": range.isWhole = true
    default: return false
    }
    try refuseBackwards(range)
    return true
  }

  /// Reads an event, and what becomes of what is concurrent with it.
  mutating func readCone() throws(Diagnostic) -> Command {
    let event = try event(word("an event"))
    return .cone(event, rest: try readLastWord(ConeRest.self) ?? .shown)
  }

  /// Reads metrics, and how to draw them.
  mutating func readPlot() throws(Diagnostic) -> Command {
    let metrics = try readMetrics()
    let kind = try readLastWord(PlotKind.self) ?? .line
    return .plot(metrics, as: kind)
  }

  /// Reads one metric or several, up to a word that says how to draw them or where to write.
  mutating func readMetrics() throws(Diagnostic) -> [String] {
    let ends = PlotKind.allCases.map(\.rawValue) + ["overwrite"]
    var names = [try word("a metric").text]
    while let word = reader.peek(), word.isQuoted || !ends.contains(word.text) {
      _ = reader.next()
      guard !names.contains(word.text) else {
        throw wrong("\(word.text) is given twice", at: word.range.lowerBound)
      }
      names.append(word.text)
    }
    return names
  }

  /// Reads one of some words, if one is there.
  private mutating func readLastWord<Choice: CaseIterable & RawRepresentable<String>>(
    _ type: Choice.Type
  ) throws(Diagnostic) -> Choice? {
    guard let word = reader.next() else { return nil }
    if !word.isQuoted, let choice = Choice(rawValue: word.text) { return choice }
    throw wrong(
      "'\(word.text)' cannot stand here", at: word.range.lowerBound,
      suggestion: nearestWord(to: word.text, in: Choice.allCases.map(\.rawValue)))
  }

  /// Reads nodes, and a part of their state.
  mutating func readGantt() throws(Diagnostic) -> Command {
    var nodes: [String] = []
    while let word = reader.next() {
      guard word.text != "of" || word.isQuoted else {
        return .gantt(nodes: nodes, field: try self.word("a field of a node").text)
      }
      nodes.append(word.text)
    }
    return .gantt(nodes: nodes, field: nil)
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
