extension Completer {
  /// Completes the options of a search, and its conditions.
  func exploration(
    _ spot: CompletionSpot, _ before: [String], _ reader: WordReader, at cursor: Int
  ) -> Completion {
    let keywords = ["prune", "until", "then"]
    if before.contains(where: keywords.contains) { return expression(reader.source, at: cursor) }
    if let completion = historyCondition(spot, before) { return completion }
    let options = options(of: before.first.flatMap { SpecificationName(rawValue: $0) })
    if spot.firstBeforeCursor("=") != nil { return settings(spot, options, used: before) }
    let free = options.map { $0.name + "=" }.filter { name in
      !before.contains { $0.hasPrefix(name) }
    }
    let first =
      before.isEmpty ? SpecificationName.allCases.map(\.rawValue) + conditions(at: spot) : []
    return spot.words(free + ["prune", "until"] + first)
  }

  /// Completes a property, or a condition on what clients saw.
  func judgement(
    _ reader: WordReader, _ spot: CompletionSpot, _ before: [String], at cursor: Int
  ) -> Completion {
    if let completion = historyCondition(spot, before) { return completion }
    let conditions = before.isEmpty ? conditions(at: spot) : []
    return CompletionSpot(reader.source, at: cursor, from: reader.nextStart).words(
      context.properties + conditions)
  }

  /// Completes what follows the name of a condition: `as`, and a model that has it.
  private func historyCondition(_ spot: CompletionSpot, _ before: [String]) -> Completion? {
    let condition = before.first.flatMap { HistoryCondition.names.contains($0) ? $0 : nil }
    if before.last == "as", before.count <= 2 {
      return spot.words(HistoryCondition.models(with: condition))
    }
    return before.count == 1 && condition != nil ? spot.words(["as"]) : nil
  }

  /// The conditions that can be offered: there are too many to list them all unasked.
  private func conditions(at spot: CompletionSpot) -> [String] {
    spot.prefix.isEmpty ? Array(HistoryCondition.names.prefix(1)) : HistoryCondition.names
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
