public import Lightcone

/// What a search does after it has looked at a state.
@usableFromInline
enum Judgement: Hashable, Sendable {
  case goOn
  case prune
  case end(ExplorationEnd)
}

/// Looks at single states: properties first, then the goal, then the prunes.
@usableFromInline
struct StateJudge<Space: SearchSpace>: Sendable {
  @usableFromInline let space: Space
  /// Places of properties in the space's list, by kind.
  @usableFromInline let always: [Int]
  @usableFromInline let sometimes: [Int]
  @usableFromInline let eventually: [Int]
  @usableFromInline let stage: SearchStage<Space>

  @inlinable
  init(
    _ space: Space, chosen: [Int], properties: [PropertyDescription], stage: SearchStage<Space>
  ) {
    self.space = space
    always = chosen.filter { properties[$0].kind == .always }
    sometimes = chosen.filter { properties[$0].kind == .sometimes }
    eventually = chosen.filter { properties[$0].kind == .eventually }
    self.stage = stage
  }

  /// Judges a state that was reached for the first time.
  @inlinable
  func judge(_ state: Space.State, _ witnesses: inout [Int]) -> Judgement {
    for property in always where !space.holds(property, in: state) {
      return .end(.propertyViolated(property))
    }
    for property in sometimes where space.holds(property, in: state) {
      witnesses[property] &+= 1
    }
    if let goal = stage.goal, goal.holds(space, state) { return .end(.goalFound) }
    return isPruned(state) ? .prune : .goOn
  }

  @inlinable
  func isPruned(_ state: Space.State) -> Bool {
    for prune in stage.prunes where prune.holds(space, state) { return true }
    return false
  }

  /// Judges a state in which nothing more can change.
  @inlinable
  func judgeTerminal(_ state: Space.State) -> ExplorationEnd? {
    for property in eventually where !space.holds(property, in: state) {
      return .propertyViolated(property)
    }
    return nil
  }
}
