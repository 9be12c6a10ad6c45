extension Completer {
  /// Completes the options of a search, and its conditions.
  func exploration(
    _ spot: CompletionSpot, _ before: [String], _ reader: WordReader, at cursor: Int
  ) -> Completion {
    let keywords = ["prune", "until", "then"]
    if before.contains(where: keywords.contains) { return expression(reader.source, at: cursor) }
    let options = ExploreOption.allCases.map { option in
      CompletionContext.Parameter(name: option.rawValue, choices: choices(of: option))
    }
    if spot.firstBeforeCursor("=") != nil { return settings(spot, options, used: before) }
    let free = options.map { $0.name + "=" }.filter { name in
      !before.contains { $0.hasPrefix(name) }
    }
    return spot.words(free + ["prune", "until"])
  }

  private func choices(of option: ExploreOption) -> [String] {
    switch option {
    case .strategy: SearchStrategyWord.allCases.map(\.rawValue)
    case .property: context.properties
    case .crashing: context.nodes
    default: []
    }
  }
}
