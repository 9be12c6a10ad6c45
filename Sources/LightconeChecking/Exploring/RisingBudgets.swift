public import Lightcone

/// What came of a family of spaces that were searched one after the other.
public struct RisingExploration<Action: Hashable & Sendable>: Sendable {
  /// The searches that were made, in order.
  public var explorations: [Exploration<Action>]

  /// The search that found something, if one did: a violation or a goal. It is the last one made,
  /// and all before it found nothing.
  public var deciding: Exploration<Action>? {
    guard let last = explorations.last else { return nil }
    switch last.end {
    case .goalFound, .propertyViolated: return last
    case .spaceExhausted, .budgetSpent, .stopped: return nil
    }
  }

  @usableFromInline
  init(explorations: [Exploration<Action>]) { self.explorations = explorations }
}

extension Explorer {
  /// Searches a family of spaces that allow more and more, for example no lost message, then one,
  /// then two, until something is found or the search is told to stop.
  ///
  /// A counterexample needs few faults as a rule. A space with few faults is small, so that it is
  /// found there in a fraction of the time; and it is one with the fewest faults.
  ///
  /// - Parameter spaces: the spaces in rising order. All that is asked of each is what this
  ///   explorer asks; its own ``space`` is not searched.
  /// - Throws: ``SettingProblem`` as ``explore()`` does.
  @inlinable
  public func explore(
    rising spaces: some Sequence<Space>
  ) throws(SettingProblem) -> RisingExploration<Space.Action> {
    var result = RisingExploration<Space.Action>(explorations: [])
    for space in spaces {
      var explorer = self
      explorer.space = space
      let exploration = try explorer.explore()
      result.explorations.append(exploration)
      if result.deciding != nil || exploration.end == .stopped { break }
    }
    return result
  }
}
