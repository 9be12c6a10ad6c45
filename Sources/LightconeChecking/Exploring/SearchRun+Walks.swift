public import Lightcone
public import LightconeTrace

extension SearchRun {
  /// How many steps a walk takes if the budget does not say.
  @inlinable
  static var defaultWalkLength: Int { 1_000 }

  /// How many steps a walk takes at most.
  @inlinable
  var walkLength: Int { depthLimit < .max ? depthLimit : Self.defaultWalkLength }

  /// Walks through the space again and again. Each walk has chance of its own, so that the first
  /// walks are the same for any number of them.
  ///
  /// A walk takes only steps that change the state: it would else stay where it is, as long as it
  /// may.
  @inlinable
  mutating func walk(_ count: Int, seed: UInt64, _ scheduler: some WalkScheduler) {
    var scheduler = scheduler
    for number in 1...count {
      counts.walks = number
      var chance = WorkloadChance(
        seed: mixed(seed &+ UInt64(truncatingIfNeeded: number) &* 0xA24B_AED4_963E_E407))
      scheduler.begin(&chance)
      var seen = Array(repeating: 0, count: counts.witnesses.count)
      walk(&scheduler, &chance, &seen)
      for place in seen.indices where seen[place] > 0 { counts.walksWithWitness[place] += 1 }
      counts.lanes = scheduler.laneCount
      if end != nil { break }
    }
    weigh(heldStates: 0)
    if end == nil { end = .budgetSpent(.walks) }
  }

  /// One walk.
  @inlinable
  mutating func walk(
    _ scheduler: inout some WalkScheduler, _ chance: inout WorkloadChance, _ seen: inout [Int]
  ) {
    guard !roots.isEmpty, countGenerated() else { return }
    let root = chance.number(below: roots.count)
    var state = roots[root]
    var fingerprint = space.fingerprint(of: state)
    var actions: [Space.Action] = []
    while arrive(at: state, fingerprint, depth: actions.count, &seen), actions.count < walkLength {
      let changing = changingSteps(from: state, fingerprint)
      checkpointOfPath(actions.count)
      guard end == nil, !changing.isEmpty else { break }
      let place = scheduler.choose(
        changing.map { space.lane(of: transitions[$0].action) }, step: actions.count + 1, &chance)
      let step = transitions[changing[place]]
      guard countGenerated() else { break }
      counts.changed &+= 1
      state = space.successor(of: state, by: step.action)
      fingerprint = step.fingerprint
      actions.append(step.action)
    }
    if trail != nil { trail = .actions(root: root, actions) }
  }

  /// Judges the state that a walk has come to.
  ///
  /// - Returns: whether to go on from it.
  @inlinable
  mutating func arrive(
    at state: Space.State, _ fingerprint: StateFingerprint, depth: Int, _ seen: inout [Int]
  ) -> Bool {
    guard end == nil else { return false }
    for property in judge.sometimes where seen[property] == 0 {
      if space.holds(property, in: state) { seen[property] = 1 }
    }
    let (number, isNew) = visited.insert(fingerprint, parent: VisitedStates.noParent)
    if isNew { isExpanded.append(false) }
    current = Int(number)
    return isNew ? take(state, number, depth: depth) : !judge.isPruned(state)
  }

  /// The places of the transitions that lead to another state.
  @inlinable
  mutating func changingSteps(
    from state: Space.State, _ fingerprint: StateFingerprint
  ) -> [Int] {
    transitions.removeAll(keepingCapacity: true)
    space.expand(state, into: &transitions)
    if !isExpanded[current] {
      isExpanded[current] = true
      countExplored(state, UInt32(truncatingIfNeeded: current), fingerprint)
    }
    return transitions.indices.filter { transitions[$0].fingerprint != fingerprint }
  }
}
