public import Lightcone

extension SearchRun {
  /// Looks at all states level by level.
  @inlinable
  mutating func searchBreadthFirst() {
    var level: [Waiting] = []
    var next: [Waiting] = []
    plantRoots(&next)
    var depth = 0
    while end == nil, !next.isEmpty {
      if depth == depthLimit {
        end = .budgetSpent(.depth)
        break
      }
      swap(&level, &next)
      next.removeAll(keepingCapacity: true)
      depth += 1
      expand(level, into: &next, depth: depth)
      weigh(heldStates: level.count + next.count)
    }
    if end == nil { end = .spaceExhausted }
  }

  /// Begins with the roots.
  @inlinable
  mutating func plantRoots(_ next: inout [Waiting]) {
    for root in roots {
      guard countGenerated() else { return }
      let (number, isNew) = visited.insert(
        space.fingerprint(of: root), parent: VisitedStates.noParent)
      if isNew, take(root, number, depth: 0) { next.append(Waiting(root, number)) }
      if end != nil { return }
    }
  }

  /// Looks at the successors of a level's states.
  @inlinable
  mutating func expand(_ level: [Waiting], into next: inout [Waiting], depth: Int) {
    for position in 0..<level.count {
      expand(level[position], into: &next, depth: depth)
      if end != nil { return }
      checkpoint(
        after: transitions.count, depth: depth, frontier: level.count - position - 1 + next.count)
      if position % Self.chunkSize == Self.chunkSize - 1 {
        weigh(heldStates: level.count + next.count)
      }
      if end != nil { return }
    }
  }

  /// Looks at the successors of one state.
  @inlinable
  @inline(__always)
  mutating func expand(_ source: Waiting, into next: inout [Waiting], depth: Int) {
    let fingerprint = visited.fingerprints[Int(source.number)]
    transitions.removeAll(keepingCapacity: true)
    space.expand(source.state, into: &transitions)
    countExplored(source.state, source.number, fingerprint)
    if end != nil { return }
    for place in 0..<transitions.count {
      guard countGenerated() else { return }
      let transition = transitions[place]
      if transition.fingerprint == fingerprint { continue }
      counts.changed &+= 1
      let (number, isNew) = visited.insert(transition.fingerprint, parent: source.number)
      guard isNew else { continue }
      let state = space.successor(of: source.state, by: transition.action)
      if take(state, number, depth: depth) {
        next.append(Waiting(state, number))
      } else if end != nil {
        return
      }
    }
  }
}
