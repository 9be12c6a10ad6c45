import LightconeDiagnostics

extension CommandParser {
  /// Reads `a b | c d`, two or more groups, or `a b -> c d`, one way; no node stands in two of them.
  mutating func readPartition() throws(Diagnostic) -> FaultCommand {
    var groups: [[String]] = [[]]
    var seen: Set<String> = []
    var sign: String?
    while let word = reader.next() {
      for piece in pieces(of: word) {
        if !piece.isQuoted, Self.signs.contains(piece.text) {
          try refuseSecondSign(piece, behind: sign)
          try closeGroup(groups, before: piece)
          sign = piece.text
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
    guard let sign else { throw missing("| and a second group") }
    guard groups.last?.isEmpty == false else { throw missing("a node behind \(sign)") }
    return sign == "|" ? .partition(groups) : .cutOneWay(from: groups[0], to: groups[1])
  }

  private static let signs = ["|", "->"]

  private func refuseSecondSign(_ piece: Word, behind sign: String?) throws(Diagnostic) {
    guard let sign, sign != "|" || piece.text != "|" else { return }
    throw wrong(
      piece.text == sign
        ? "-> is given twice" : "\(piece.text) and \(sign) cannot stand in one cut",
      at: piece.range.lowerBound)
  }

  private func closeGroup(_ groups: [[String]], before sign: Word) throws(Diagnostic) {
    guard groups.last?.isEmpty == true else { return }
    throw wrong("a node is missing before \(sign.text)", at: sign.range.lowerBound)
  }

  /// A word cut at each `|` and `->`, which become words of their own.
  private func pieces(of word: Word) -> [Word] {
    guard !word.isQuoted else { return [word] }
    var pieces: [Word] = []
    var start = word.range.lowerBound
    var index = start
    while index < word.range.upperBound {
      guard let sign = sign(at: index, before: word.range.upperBound) else {
        index += 1
        continue
      }
      if start < index { pieces.append(piece(start..<index)) }
      pieces.append(piece(index..<index + sign.count))
      index += sign.count
      start = index
    }
    if start < index { pieces.append(piece(start..<index)) }
    return pieces
  }

  private func sign(at position: Int, before end: Int) -> String? {
    Self.signs.first { sign in
      position + sign.count <= end && source[position..<position + sign.count] == sign
    }
  }

  private func piece(_ range: Range<Int>) -> Word {
    Word(text: source[range], range: range, isQuoted: false)
  }
}
