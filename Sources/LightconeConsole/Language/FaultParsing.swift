import LightconeDiagnostics

extension CommandParser {
  /// Reads the arguments of a fault.
  mutating func readFault(_ verb: CommandVerb) throws(Diagnostic) -> FaultCommand {
    switch verb {
    case .crash: return .crash(try word("a node").text)
    case .restart: return .restart(try word("a node").text)
    case .partition: return .partition(try readGroups())
    default: return .repair
    }
  }

  /// Reads a point in time and the fault that is planned for it.
  mutating func readAt() throws(Diagnostic) -> Command {
    let moment = try readMoment()
    guard reader.peek() != nil else { throw missing("a fault") }
    let faults = CommandDescription.all.filter(\.verb.isFault)
    let verb = try readVerb(allowed: faults)
    self.verb = verb
    let fault = try readFault(verb)
    try expectEnd()
    return .at(moment, fault)
  }

  /// Reads `a b | c d`: two or more groups, no node in two of them.
  private mutating func readGroups() throws(Diagnostic) -> [[String]] {
    var groups: [[String]] = [[]]
    var seen: Set<String> = []
    while let word = reader.next() {
      for piece in pieces(of: word) {
        if piece.text == "|", !piece.isQuoted {
          try closeGroup(groups, at: piece.range.lowerBound)
          groups.append([])
        } else {
          guard seen.insert(piece.text).inserted else {
            throw source.mistake(
              .badFault, "\(piece.text) is named twice", at: piece.range.lowerBound,
              expected: "each node in one group")
          }
          groups[groups.count - 1].append(piece.text)
        }
      }
    }
    guard groups != [[]] else { throw missing("a node") }
    guard groups.count > 1 else { throw missing("| and a second group") }
    guard groups.last?.isEmpty == false else { throw missing("a node behind |") }
    return groups
  }

  private func closeGroup(_ groups: [[String]], at position: Int) throws(Diagnostic) {
    guard groups.last?.isEmpty == true else { return }
    throw wrong("a node is missing before |", at: position)
  }

  /// A word cut at each `|`, which becomes a word of its own.
  private func pieces(of word: Word) -> [Word] {
    guard !word.isQuoted, word.text.contains("|") else { return [word] }
    var pieces: [Word] = []
    var start = word.range.lowerBound
    for index in word.range where source.characters[index] == "|" {
      if start < index { pieces.append(piece(start..<index)) }
      pieces.append(piece(index..<index + 1))
      start = index + 1
    }
    if start < word.range.upperBound { pieces.append(piece(start..<word.range.upperBound)) }
    return pieces
  }

  private func piece(_ range: Range<Int>) -> Word {
    Word(text: source[range], range: range, isQuoted: false)
  }
}
