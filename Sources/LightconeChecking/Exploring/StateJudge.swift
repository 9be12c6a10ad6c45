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
  func judge(
    _ state: Space.State, _ witnesses: inout [Int], _ views: inout JudgedViews
  ) -> Judgement {
    if let view = space.viewFingerprint(of: state) {
      if let judged = views.known[view] { return judge(state, judged, &witnesses) }
      let judged = look(at: state)
      views.remember(judged, of: view)
      return judge(state, judged, &witnesses)
    }
    return judge(state, look(at: state), &witnesses)
  }

  /// Which of the properties are true of a state; behind the first violated one nothing is looked at.
  @inlinable
  func look(at state: Space.State) -> JudgedView {
    for property in always where !space.holds(property, in: state) {
      return JudgedView(violated: property, witnessed: [])
    }
    return JudgedView(
      violated: nil, witnessed: sometimes.filter { space.holds($0, in: state) })
  }

  @inlinable
  func judge(
    _ state: Space.State, _ judged: JudgedView, _ witnesses: inout [Int]
  ) -> Judgement {
    if let property = judged.violated { return .end(.propertyViolated(property)) }
    for property in judged.witnessed { witnesses[property] &+= 1 }
    if let goal = stage.goal, goal.holds(space, state) { return .end(.goalFound) }
    return isPruned(state) ? .prune : .goOn
  }

  @inlinable
  func isPruned(_ state: Space.State) -> Bool {
    for prune in stage.prunes where prune.holds(space, state) { return true }
    return false
  }

  /// Judges a state in which nothing more can change, and in which no budget of the space ends.
  @inlinable
  func judgeTerminal(_ state: Space.State) -> ExplorationEnd? {
    for property in eventually where !space.holds(property, in: state) {
      return .propertyViolated(property)
    }
    return nil
  }
}
