public import Lightcone

/// Depth-first search with sleep sets.
///
/// After a step t1 from a state all that begins with t1 has been looked at. So in what follows a
/// later step t2, t1 need not be taken as long as only steps came in between that are independent
/// of it: it sleeps. This leaves out steps, and never a state.
///
/// A state that is reached again may bring a smaller sleep set than before. What then slept and is
/// now awake is looked at, and the smaller set is kept (Godefroid, Holzmann, Pirottin: State-Space
/// Caching Revisited, 1995; Godefroid: Partial-Order Methods for the Verification of Concurrent
/// Systems, 1996, chapter 5). The kept set is one bit for each of the state's first 64 transitions;
/// the others never sleep.
///
/// Deviation: actions that lead back to their own state are passed over. Whatever they could make
/// awake leads nowhere new: without them the same states are reached.
extension SearchRun {
  /// A state on the path, with what sleeps in it.
  @usableFromInline
  struct SleepFrame {
    @usableFromInline var frame: Frame
    /// Actions that need not be taken from here.
    @usableFromInline var asleep: [Space.Action]
    /// The transitions still to take, of the first 64.
    @usableFromInline var awake: UInt64
    /// Whether the transitions after the first 64 are to be taken too.
    @usableFromInline var isFirstTime: Bool

    @inlinable
    init(_ frame: Frame, asleep: [Space.Action], awake: UInt64, isFirstTime: Bool) {
      self.frame = frame
      self.asleep = asleep
      self.awake = awake
      self.isFirstTime = isFirstTime
    }

    /// Whether the transition at an offset is to be taken.
    @inlinable
    func takes(_ offset: Int) -> Bool {
      offset < 64 ? awake >> UInt64(truncatingIfNeeded: offset) & 1 == 1 : isFirstTime
    }
  }

  @inlinable
  mutating func searchWithSleepSets() {
    var path: [SleepFrame] = []
    var kept: [UInt64] = []
    for (place, root) in roots.enumerated() {
      guard countGenerated() else { break }
      let (number, isNew) = visited.insert(
        space.fingerprint(of: root), parent: VisitedStates.noParent)
      if isNew {
        kept.append(0)
        if take(root, number, depth: 0) { wake(root, number, [], isNew: true, &path, &kept) }
      } else {
        // Reached before with something asleep; as a root it has nothing asleep.
        wake(root, number, [], isNew: false, &path, &kept)
      }
      followAwake(&path, &kept)
      if end != nil {
        trailFromPath(path.map(\.frame), root: place)
        break
      }
    }
    weigh(heldStates: path.count, extraBytesPerState: 8)
  }

  @inlinable
  mutating func followAwake(_ path: inout [SleepFrame], _ kept: inout [UInt64]) {
    while end == nil, let top = path.indices.last {
      let place = path[top].frame.next
      if place == transitions.count {
        transitions.removeLast(place - path[top].frame.first)
        path.removeLast()
        continue
      }
      path[top].frame.next = place &+ 1
      guard path[top].takes(place &- path[top].frame.first) else { continue }
      guard countGenerated() else { return }
      checkpointOfPath(path.count)
      let source = path[top].frame.number
      let transition = transitions[place]
      if end != nil || transition.fingerprint == visited.fingerprints[Int(source)] { continue }
      counts.changed &+= 1
      followAwake(transition, &path, &kept)
    }
  }

  /// Takes one step from the last state of the path.
  @inlinable
  mutating func followAwake(
    _ transition: Transition<Space.Action>, _ path: inout [SleepFrame], _ kept: inout [UInt64]
  ) {
    let top = path.count - 1
    let source = path[top].frame.state
    let asleep = path[top].asleep.filter {
      space.areIndependent($0, transition.action, in: source)
    }
    path[top].asleep.append(transition.action)
    let (number, isNew) = visited.insert(
      transition.fingerprint, parent: path[top].frame.number)
    if isNew { kept.append(0) } else if kept[Int(number)] == 0 { return }
    let state = space.successor(of: source, by: transition.action)
    let goesOn = isNew ? take(state, number, depth: path.count) : !judge.isPruned(state)
    guard goesOn, end == nil else { return }
    if path.count < depthLimit {
      wake(state, number, asleep, isNew: isNew, &path, &kept)
    } else {
      cutCount &+= 1
    }
  }

  /// Puts a state on the path, with those of its transitions to take that do not sleep.
  @inlinable
  mutating func wake(
    _ state: Space.State, _ number: UInt32, _ asleep: [Space.Action], isNew: Bool,
    _ path: inout [SleepFrame], _ kept: inout [UInt64]
  ) {
    let first = transitions.count
    space.expand(state, into: &transitions)
    var sleeping: UInt64 = 0
    for place in first..<min(transitions.count, first + 64)
    where asleep.contains(transitions[place].action) {
      sleeping |= 1 << UInt64(truncatingIfNeeded: place &- first)
    }
    let before = isNew ? .max : kept[Int(number)]
    kept[Int(number)] = before & sleeping
    if !isNew, before & ~sleeping == 0 {
      transitions.removeLast(transitions.count - first)
      return
    }
    path.append(
      SleepFrame(
        Frame(state, number, first: first),
        asleep: isNew ? asleep : actions(before & sleeping, from: first),
        awake: before & ~sleeping, isFirstTime: isNew))
    if isNew { countExplored(state, number, visited.fingerprints[Int(number)], from: first) }
  }

  /// The actions at the offsets that a mask names.
  @inlinable
  func actions(_ mask: UInt64, from first: Int) -> [Space.Action] {
    (first..<min(transitions.count, first + 64)).filter {
      mask >> UInt64(truncatingIfNeeded: $0 &- first) & 1 == 1
    }.map { transitions[$0].action }
  }
}
