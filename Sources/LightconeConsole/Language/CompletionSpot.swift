/// The word under the cursor: what stands before the cursor is kept to, the whole word is replaced.
struct CompletionSpot {
  private let source: SourceLine
  /// How many characters stand before the cursor.
  let cursor: Int
  /// The characters that a candidate replaces.
  private(set) var replaced: Range<Int>

  /// The word around a cursor that is made of characters for which `belongs` is true.
  init(_ source: SourceLine, at cursor: Int, belongs: (Character) -> Bool) {
    var lower = cursor
    var upper = cursor
    while lower > 0, belongs(source.characters[lower - 1]) { lower -= 1 }
    while upper < source.characters.count, belongs(source.characters[upper]) { upper += 1 }
    self.source = source
    self.cursor = cursor
    replaced = lower..<upper
  }

  /// All that stands from a position to the line's end.
  init(_ source: SourceLine, at cursor: Int, from start: Int) {
    self.source = source
    self.cursor = cursor
    replaced = min(start, cursor)..<source.characters.count
  }

  /// What stands in the word before the cursor.
  var prefix: String { source[replaced.lowerBound..<cursor] }

  /// The position of the first `sign` in the word before the cursor.
  func firstBeforeCursor(_ sign: Character) -> Int? {
    (replaced.lowerBound..<cursor).first { source.characters[$0] == sign }
  }

  /// The word up to a position.
  func text(upTo position: Int) -> String { source[replaced.lowerBound..<position] }

  /// The part of the word behind a position.
  func behind(_ position: Int) -> CompletionSpot {
    var copy = self
    copy.replaced = position + 1..<replaced.upperBound
    return copy
  }

  /// Those of some words that begin with what stands before the cursor.
  func words(_ words: [String]) -> Completion {
    let prefix = prefix
    var seen: Set<String> = []
    // A candidate with blanks stands in quotes, which need not be typed.
    let candidates = words.filter {
      ($0.hasPrefix(prefix) || $0.hasPrefix("\"" + prefix)) && seen.insert($0).inserted
    }
    return Completion(
      replaced: replaced,
      candidates: candidates.map {
        .init(text: $0, isComplete: !$0.hasSuffix("=") && !$0.hasSuffix("("))
      })
  }
}
