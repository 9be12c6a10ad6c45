import Lightcone
import LightconeDiagnostics

/// The words for what can happen to a disk.
enum DiskWord: String, CaseIterable, Hashable, Sendable {
  case tearTail = "tear-tail"
  case loseSyncs = "lose-syncs"
  case flipBit = "flip-bit"
  case fill, fail, slow, mend
}

extension CommandParser {
  /// Reads `tear-tail`, `flip-bit 3`, `slow 10x` and the like.
  mutating func readDiskFault() throws(Diagnostic) -> DiskFault {
    let word = try word("what happens to the disk")
    switch DiskWord(rawValue: word.text) {
    case .tearTail: return .tearTail
    case .loseSyncs: return .loseSyncs
    case .flipBit: return .flipBit(record: try readCount())
    case .fill: return .fill
    case .fail: return .fail
    case .slow: return .slow(try factor(try self.word("a factor such as 10x")))
    case .mend: return .mend
    case nil:
      let words = DiskWord.allCases.map(\.rawValue)
      throw source.mistake(
        .wrongArguments, "a disk cannot '\(word.text)'", at: word.range.lowerBound,
        expected: "one of \(words.joined(separator: ", "))",
        suggestion: nearestWord(to: word.text, in: words))
    }
  }
}
