extension Completer {
  /// Completes a name in an expression: metrics, parameters and functions.
  func expression(_ source: SourceLine, at cursor: Int, also words: [String] = []) -> Completion {
    let quotes = source.characters[..<cursor].count { $0 == "\"" }
    guard quotes.isMultiple(of: 2) else {
      return Completion(replaced: cursor..<cursor, candidates: [])
    }
    let spot = CompletionSpot(source, at: cursor) { $0.continuesWord || $0 == "." || $0 == "-" }
    guard spot.prefix.first?.isDecimalDigit != true else { return spot.words([]) }
    let functions = Function.allCases.map { $0.rawValue + "(" }
    return spot.words(words + context.metrics + context.parameters.map(\.name) + functions)
  }

  /// Completes a claim: its class, its scope, or its condition.
  func claim(
    _ reader: WordReader, _ spot: CompletionSpot, _ before: [String], at cursor: Int
  ) -> Completion {
    if let colon = reader.firstOutsideQuotes(":"), colon < cursor {
      return expression(reader.source, at: cursor)
    }
    let classes = ClaimClass.allCases.map(\.rawValue)
    guard let first = before.first else {
      return expression(reader.source, at: cursor, also: classes)
    }
    guard classes.contains(first) else { return expression(reader.source, at: cursor) }
    switch before.count {
    case 2: return spot.words(["over"])
    case 3 where before[2] == "over":
      return spot.words(["crash"] + context.parameters.map { $0.name + "=" })
    case 4 where before[3] == "crash": return spot.words(["points:"])
    case 4 where before[3].allSatisfy(\.isDecimalDigit): return spot.words(["seeds:"])
    default: return spot.words([])
    }
  }
}
