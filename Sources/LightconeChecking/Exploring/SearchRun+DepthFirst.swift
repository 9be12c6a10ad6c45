public import Lightcone

extension SearchRun {
  /// A state on the path of a depth-first search. Its successors lie in ``SearchRun/transitions``,
  /// from the end of those of the state before it on.
  @usableFromInline
  struct Frame {
    @usableFromInline var state: Space.State
    @usableFromInline var number: UInt32
    /// Where its successors begin.
    @usableFromInline var first: Int
    /// The successor that comes next.
    @usableFromInline var next: Int

    @inlinable
    init(_ state: Space.State, _ number: UInt32, first: Int) {
      self.state = state
      self.number = number
      self.first = first
      next = first
    }
  }

  /// Looks at all states, one path to its end and then the last branch.
  ///
  /// With a limit on the depth, a state that is reached again on a shorter way is expanded again:
  /// else what lies behind it would depend on the order of the actions. The depths are exact then.
  @inlinable
  mutating func searchDepthFirst() {
    var path: [Frame] = []
    var depths: [UInt32] = []
    for (place, root) in roots.enumerated() {
      guard countGenerated() else { break }
      let (number, isNew) = visited.insert(
        space.fingerprint(of: root), parent: VisitedStates.noParent)
      guard isNew else { continue }
      depths.append(0)
      if take(root, number, depth: 0) {
        transitions.removeAll(keepingCapacity: true)
        push(root, number, onto: &path, isFirstTime: true)
        followPaths(&path, &depths)
      }
      if end != nil {
        trailFromPath(path, root: place)
        break
      }
    }
    if depthLimit < .max { counts.depth = Int(depths.max() ?? 0) }
    weigh(heldStates: path.count, extraBytesPerState: 4)
  }

  /// Looks at all that lies behind the path's first state.
  @inlinable
  mutating func followPaths(_ path: inout [Frame], _ depths: inout [UInt32]) {
    while end == nil, let top = path.indices.last {
      let place = path[top].next
      if place == transitions.count {
        transitions.removeLast(place - path[top].first)
        path.removeLast()
        continue
      }
      path[top].next = place &+ 1
      guard countGenerated() else { return }
      checkpointOfPath(path.count)
      let source = path[top].number
      let transition = transitions[place]
      if end != nil || transition.fingerprint == visited.fingerprints[Int(source)] { continue }
      counts.changed &+= 1
      let (number, isNew) = visited.insert(transition.fingerprint, parent: source)
      follow(transition.action, to: number, isNew: isNew, &path, &depths)
    }
  }

  /// A checkpoint of a search that holds one path.
  @inlinable
  mutating func checkpointOfPath(_ length: Int) {
    if untilCheckpoint == 0 { weigh(heldStates: length, extraBytesPerState: 8) }
    checkpoint(after: 0, depth: length, frontier: length)
  }

  /// Goes on to a successor, unless that is known from a way that is not longer.
  @inlinable
  mutating func follow(
    _ action: Space.Action, to number: UInt32, isNew: Bool, _ path: inout [Frame],
    _ depths: inout [UInt32]
  ) {
    let depth = path.count
    let known = Int(number)
    if isNew {
      depths.append(UInt32(truncatingIfNeeded: depth))
    } else {
      guard depthLimit < .max, depth < depths[known] else { return }
    }
    let wasCut = !isNew && depths[known] == depthLimit
    depths[known] = UInt32(truncatingIfNeeded: depth)
    let state = space.successor(of: path[depth - 1].state, by: action)
    let goesOn = isNew ? take(state, number, depth: depth) : !judge.isPruned(state)
    guard goesOn, end == nil else { return }
    if depth == depthLimit {
      cutCount &+= 1
    } else {
      if wasCut { cutCount &-= 1 }
      push(state, number, onto: &path, isFirstTime: isNew || wasCut)
    }
  }

  @inlinable
  mutating func push(
    _ state: Space.State, _ number: UInt32, onto path: inout [Frame], isFirstTime: Bool
  ) {
    let first = transitions.count
    path.append(Frame(state, number, first: first))
    space.expand(state, into: &transitions)
    if isFirstTime {
      countExplored(state, number, visited.fingerprints[Int(number)], from: first)
    }
  }

  /// The way to the state that ended the search is the path itself. A state found a second time has
  /// the parent of the first, from which its way may be a longer one.
  @inlinable
  mutating func trailFromPath(_ path: [Frame], root: Int) {
    guard trail != nil else { return }
    var actions: [Space.Action] = []
    for (place, frame) in path.enumerated() {
      // The last frame has taken no step if it is itself the end of the way.
      if place == path.count - 1, frame.next == frame.first { break }
      actions.append(transitions[frame.next - 1].action)
    }
    trail = .actions(root: root, actions)
  }
}
