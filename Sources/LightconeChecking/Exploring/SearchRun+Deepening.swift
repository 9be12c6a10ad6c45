extension SearchRun {
  /// Searches depth-first to depth 1, then anew to depth 2, and so on.
  @inlinable
  mutating func searchDeepening() {
    let deepest = depthLimit
    for depth in 1... {
      depthLimit = depth
      searchDepthFirst()
      if end != nil { return }
      if cutCount == 0 || depth >= deepest {
        concludeDepthFirst()
        return
      }
      forgetRound()
    }
  }

  /// Begins anew, but goes on counting what it costs.
  @inlinable
  mutating func forgetRound() {
    visited.removeAll()
    cutCount = 0
    let generated = counts.generated
    counts = SearchCounts(propertyCount: counts.witnesses.count)
    counts.generated = generated
  }

  /// Names the end of a depth-first search that looked at all that it was allowed to.
  @inlinable
  mutating func concludeDepthFirst() {
    if end == nil { end = cutCount > 0 ? .budgetSpent(.depth) : .spaceExhausted }
  }
}
