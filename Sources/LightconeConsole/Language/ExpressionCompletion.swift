import LightconeTrace

extension Completer {
  /// Completes a name in an expression: metrics, parameters and functions.
  func expression(_ source: SourceLine, at cursor: Int, also words: [String] = []) -> Completion {
    let quotes = source.characters[..<cursor].count { $0 == "\"" }
    guard quotes.isMultiple(of: 2) else {
      return Completion(replaced: cursor..<cursor, candidates: [])
    }
    let spot = CompletionSpot(source, at: cursor) { $0.continuesWord || $0 == "." || $0 == "-" }
    guard spot.prefix.first?.isDecimalDigit != true else { return spot.words([]) }
    if let counted = counted(source, before: spot.replaced.lowerBound) {
      return spot.words(counted)
    }
    let functions = Function.allCases.map { $0.rawValue + "(" }
    return spot.words(words + context.metrics + context.parameters.map(\.name) + functions)
  }

  /// What can stand in a call of `count`: besides names, the kinds of events and then the nodes.
  private func counted(_ source: SourceLine, before position: Int) -> [String]? {
    let text = source[0..<position]
    guard let call = text.lastIndex(of: "("), text[..<call].hasSuffix("count") else { return nil }
    let inside = text[text.index(after: call)...].split(
      separator: ",", omittingEmptySubsequences: false)
    guard !text[call...].contains(")") else { return nil }
    switch inside.count {
    case 1 where inside[0].allSatisfy { $0 == " " }: return context.metrics + TraceEvent.Kind.words
    case 2: return context.nodes + context.groups
    default: return nil
    }
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
