import LightconeChecking

extension Completer {
  /// Completes nodes and, behind `of`, a part of their state.
  func gantt(_ spot: CompletionSpot, _ before: [String]) -> Completion {
    if before.last == "of" { return spot.words(context.fields) }
    if before.dropLast().last == "of" { return spot.words([]) }
    return spot.words(context.nodes.filter { !before.contains($0) } + ["of"])
  }

  /// Completes the words of a list or a chart of what clients saw.
  func history(_ spot: CompletionSpot, _ before: [String]) -> Completion {
    guard let first = before.first else { return spot.words(["all", "chart"]) }
    return first == "chart" ? historyView(spot, Array(before.dropFirst())) : spot.words([])
  }

  /// Completes `key KEY` and `as MODEL`.
  func historyView(_ spot: CompletionSpot, _ before: [String]) -> Completion {
    switch before.last {
    case "as": return spot.words(KnownSpecifications.names)
    case "key": return spot.words([])
    default: return spot.words(["key", "as"].filter { !before.contains($0) })
    }
  }
}
