public import Lightcone

/// Makes a way to a state that somebody looks for shorter, until each single step is needed.
///
/// Searches that go breadth-first or deepen find shortest ways; ways of others, above all of walks by
/// chance, hold much that has nothing to do with the matter.
///
/// Rules:
/// 1. Where a step has been left out, later steps that have become impossible are left out too.
/// 2. A way counts if any of its states is one that is looked for; it ends at the first of them.
/// 3. What remains is 1-minimal, as ``Shrinker`` says, unless the budget ran out.
///
/// What it does not promise: the shortest way of all.
public struct PathShrinker<Space: SearchSpace> {
  private let space: Space
  private let isWanted: (Space.State) -> Bool

  /// Creates a shrinker for ways to the states for which a predicate is true.
  public init(_ space: Space, isWanted: @escaping (Space.State) -> Bool) {
    self.space = space
    self.isWanted = isWanted
  }

  /// The way without what it does not need.
  ///
  /// - Parameters:
  ///   - start: where it begins.
  ///   - budget: how many ways may be tried.
  ///   - shouldStop: asked before each; true ends the search.
  /// - Returns: nil if the way does not lead to such a state.
  /// - Complexity: O(tries × steps × successors of a state).
  public func shrink(
    _ path: [Space.Action], from start: Space.State, budget: Int = 2_000,
    shouldStop: () -> Bool = { false }
  ) -> Shrinker.Minimum<Space.Action>? {
    let minimum = Shrinker(budget: budget).minimise(path, shouldStop: shouldStop) {
      taken($0, from: start) != nil
    }
    guard let minimum, let taken = taken(minimum.items, from: start) else { return nil }
    return Shrinker.Minimum(
      items: taken, testCount: minimum.testCount, isMinimal: minimum.isMinimal)
  }

  /// The steps of a way that are possible, up to the first state that is looked for; nil if there is
  /// none.
  private func taken(_ path: [Space.Action], from start: Space.State) -> [Space.Action]? {
    var state = start
    var taken: [Space.Action] = []
    var transitions: [Transition<Space.Action>] = []
    if isWanted(state) { return [] }
    for action in path {
      transitions.removeAll(keepingCapacity: true)
      space.expand(state, into: &transitions)
      guard transitions.contains(where: { $0.action == action }) else { continue }
      state = space.successor(of: state, by: action)
      taken.append(action)
      if isWanted(state) { return taken }
    }
    return nil
  }
}
