import Lightcone
import LightconeDiagnostics
import LightconeTrace

/// What `nemesis` asks for.
struct NemesisCommand: Hashable, Sendable {
  let nemesis: Nemesis
  /// The victims; none stands for the nodes that a sweep over crash points crashes.
  let nodes: [String]
  /// How long a round is.
  let period: TimeSpan
  /// When everything is healed.
  let end: Instant
}

extension CommandParser {
  /// Reads `NAME [NODE ...] every TIME until TIME`.
  mutating func readNemesis() throws(Diagnostic) -> NemesisCommand {
    let nemesis = try nemesis(try word("a nemesis"))
    var nodes: [String] = []
    while let word = reader.next() {
      if word.text == "every", !word.isQuoted {
        let period = try timeSpan(try self.word("the length of a round"))
        return NemesisCommand(
          nemesis: nemesis, nodes: nodes, period: period, end: try readHealing())
      }
      nodes.append(word.text)
    }
    throw missing("'every TIME', the length of a round,")
  }

  private mutating func readHealing() throws(Diagnostic) -> Instant {
    let word = try word("'until TIME'")
    guard word.text == "until" else {
      throw wrong("'\(word.text)' stands where 'until' is expected", at: word.range.lowerBound)
    }
    return .start + (try timeSpan(try self.word("a time")))
  }

  private func nemesis(_ word: Word) throws(Diagnostic) -> Nemesis {
    if let nemesis = Nemesis(rawValue: word.text) { return nemesis }
    let names = Nemesis.allCases.map(\.rawValue)
    throw source.mistake(
      .wrongArguments, "there is no nemesis '\(word.text)'", at: word.range.lowerBound,
      expected: "one of \(names.joined(separator: ", "))",
      suggestion: nearestWord(to: word.text, in: names))
  }
}
