/// The word of `candidates` that is nearest to `word`, if any is near enough to be meant.
///
/// Near enough means: at most one edit for words of up to four letters, two for up to eight, three
/// for longer ones, and never so many that no letter is left. An edit inserts, removes or replaces
/// a letter, or swaps two neighbours (the restricted Damerau–Levenshtein distance). Of equally near
/// words the first wins, so the order of `candidates` decides. Where no word is near, the first
/// that begins with `word` is taken, if `word` has three letters or more.
///
/// - Complexity: O(candidates × length²).
public func nearestWord(to word: String, in candidates: [String]) -> String? {
  let wanted = Array(word.lowercased())
  let limit = wanted.count <= 4 ? 1 : wanted.count <= 8 ? 2 : 3
  var best: (word: String, distance: Int)?
  for candidate in candidates {
    let letters = Array(candidate.lowercased())
    guard abs(letters.count - wanted.count) <= limit else { continue }
    // Where no letter stays, nothing is near: `x` is not meant as `y`.
    let allowed = min(limit, max(letters.count, wanted.count) - 1)
    let distance = editDistance(wanted, letters)
    if distance <= allowed, distance < best?.distance ?? .max { best = (candidate, distance) }
  }
  return best?.word ?? candidates.first { isUsefulPrefix(wanted, of: $0) }
}

/// Whether `word` is a beginning of `candidate` that says enough to guess the rest.
private func isUsefulPrefix(_ word: [Character], of candidate: String) -> Bool {
  word.count >= 3 && candidate.lowercased().hasPrefix(String(word))
}

/// The number of single-letter edits and swaps of neighbours between two words.
private func editDistance(_ first: [Character], _ second: [Character]) -> Int {
  if first.isEmpty || second.isEmpty { return max(first.count, second.count) }
  var beforePrevious = [Int](repeating: 0, count: second.count + 1)
  var previous = Array(0...second.count)
  for row in 1...first.count {
    var current = [row] + [Int](repeating: 0, count: second.count)
    for column in 1...second.count {
      let same = first[row - 1] == second[column - 1]
      current[column] = min(
        previous[column] + 1, current[column - 1] + 1, previous[column - 1] + (same ? 0 : 1))
      if row > 1, column > 1, first[row - 1] == second[column - 2],
        first[row - 2] == second[column - 1]
      {
        current[column] = min(current[column], beforePrevious[column - 2] + 1)
      }
    }
    beforePrevious = previous
    previous = current
  }
  return previous[second.count]
}
