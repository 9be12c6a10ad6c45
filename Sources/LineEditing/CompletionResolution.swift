/// What a press of Tab does to the line: text to insert, choices to list, or neither.
struct CompletionResolution: Equatable {
  /// What is inserted at the cursor.
  var insertion: String
  /// The choices, if there is more than one.
  var choices: [CompletionCandidate]

  /// Decides between the candidates: inserts what they have in common, lists them if they differ.
  init(of candidates: [CompletionCandidate], for request: CompletionRequest) {
    let matching = Self.matching(candidates, word: request.word)
    guard let first = matching.first else {
      self.init(insertion: "", choices: [])
      return
    }
    let common = matching.dropFirst().reduce(Array(first.text.unicodeScalars)) { shared, other in
      zip(shared, other.text.unicodeScalars).prefix { $0 == $1 }.map { $0.0 }
    }
    var insertion = String.UnicodeScalarView()
    insertion.append(contentsOf: common.dropFirst(request.word.unicodeScalars.count))
    let isOnly = matching.count == 1
    if isOnly, first.appendsSpace, !request.textAfterCursor.hasPrefix(" ") { insertion.append(" ") }
    self.init(insertion: String(insertion), choices: isOnly ? [] : matching)
  }

  private init(insertion: String, choices: [CompletionCandidate]) {
    self.insertion = insertion
    self.choices = choices
  }

  /// The candidates that begin with the word, each once, in the completer's order.
  static func matching(
    _ candidates: [CompletionCandidate], word: String
  ) -> [CompletionCandidate] {
    var seen: Set<String> = []
    return candidates.filter { candidate in
      candidate.text.unicodeScalars.starts(with: word.unicodeScalars)
        && !candidate.text.isEmpty && seen.insert(candidate.text).inserted
    }
  }
}
