extension Completer {
  /// Completes the options of a search, and its conditions.
  func exploration(
    _ spot: CompletionSpot, _ before: [String], _ reader: WordReader, at cursor: Int
  ) -> Completion {
    let keywords = ["prune", "until", "then"]
    if before.contains(where: keywords.contains) { return expression(reader.source, at: cursor) }
    let options = options(of: before.first.flatMap { SpecificationName(rawValue: $0) })
    if spot.firstBeforeCursor("=") != nil { return settings(spot, options, used: before) }
    let free = options.map { $0.name + "=" }.filter { name in
      !before.contains { $0.hasPrefix(name) }
    }
    let specifications = before.isEmpty ? SpecificationName.allCases.map(\.rawValue) : []
    return spot.words(free + ["prune", "until"] + specifications)
  }

  private func options(of specification: SpecificationName?) -> [CompletionContext.Parameter] {
    let all = ExploreOption.allCases.filter { specification == nil || $0.isOfEverySpace }.map {
      CompletionContext.Parameter(name: $0.rawValue, choices: choices(of: $0))
    }
    guard let specification else { return all }
    return specification.options.map { .init(name: $0.name, choices: $0.choices) } + all
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
