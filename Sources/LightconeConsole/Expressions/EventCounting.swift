import LightconeDiagnostics
import LightconeTrace

extension TraceEvent.Kind {
  /// All words, in the order of the kinds.
  static var words: [String] { allCases.map(\.word) }
}

extension Evaluator {
  /// How many events a call of `count` asks for, in all runs together; `nil` where its argument is
  /// something else. A parameter or metric comes before a kind of events of the same name.
  func countEvents(_ arguments: [Term]) throws(Diagnostic) -> Quantity? {
    guard let first = arguments.first else { return nil }
    let isOfNode = arguments.count == 2
    guard case .name(let word) = first.kind else {
      guard isOfNode else { return nil }
      throw noKind(expression.source[first.range], first)
    }
    if !isOfNode, runs.first?.value(named: word) != nil { return nil }
    guard let kind = TraceEvent.Kind(word: word) else {
      guard isOfNode else { return nil }
      throw noKind(word, first)
    }
    var total = 0
    let node = isOfNode ? try nodeName(arguments[1]) : nil
    for run in runs {
      switch run.count(of: kind, at: node) {
      case .events(let count): total += count
      case .noTrace:
        throw mistake(
          .cannotEvaluate, "the events of this run are not kept, so they cannot be counted", first,
          expected: "a metric, such as crashes; or a run at hand, not a sweep or a search")
      case .unknownNode(let known):
        throw mistake(
          .unknownNode, "there is no node '\(node ?? "")'", arguments[1],
          expected: "one of \(known.joined(separator: ", "))",
          suggestion: nearestWord(to: node ?? "", in: known))
      }
    }
    return Quantity(Double(total))
  }

  private func nodeName(_ term: Term) throws(Diagnostic) -> String {
    switch term.kind {
    case .name(let name), .text(let name): return name
    default:
      throw mistake(
        .badExpression, "'\(expression.source[term.range])' is no node's name", term,
        expected: "a node, as in count(deliver, coordinator)")
    }
  }

  private func noKind(_ word: String, _ term: Term) -> Diagnostic {
    mistake(
      .unknownName, "there is no kind of events '\(word)'", term,
      expected: "one of \(TraceEvent.Kind.words.joined(separator: ", "))",
      suggestion: nearestWord(to: word, in: TraceEvent.Kind.words))
  }
}
