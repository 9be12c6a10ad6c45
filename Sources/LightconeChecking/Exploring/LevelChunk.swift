public import Lightcone

/// A piece of a level in the hands of one worker: its states and their successors.
@usableFromInline
struct LevelChunk<Space: SearchSpace>: Sendable {
  /// A state of the level.
  @usableFromInline
  struct Member: Sendable {
    @usableFromInline var state: Space.State
    @usableFromInline var fingerprint: StateFingerprint
    /// Its number among the visited: see ``VisitedShards``.
    @usableFromInline var number: UInt32

    @inlinable
    init(_ state: Space.State, _ fingerprint: StateFingerprint, _ number: UInt32) {
      self.state = state
      self.fingerprint = fingerprint
      self.number = number
    }
  }

  /// A successor on its way to the shard that knows whether it is new.
  @usableFromInline
  struct Candidate: Sendable {
    @usableFromInline var fingerprint: StateFingerprint
    /// Its place among the chunk's transitions.
    @usableFromInline var place: UInt32
    /// The number of the state that it comes from.
    @usableFromInline var parent: UInt32

    @inlinable
    init(_ fingerprint: StateFingerprint, place: Int, parent: UInt32) {
      self.fingerprint = fingerprint
      self.place = UInt32(truncatingIfNeeded: place)
      self.parent = parent
    }
  }

  /// Where the chunk's states lie in their level.
  @usableFromInline let range: Range<Int>
  @usableFromInline var transitions: [Transition<Space.Action>] = []
  /// For each state of the chunk, where its transitions end.
  @usableFromInline var ends: [Int] = []
  /// For each state of the chunk, how many of its transitions change it.
  @usableFromInline var changes: [Int] = []
  /// For each shard, the successors that belong to it, in order.
  @usableFromInline var candidates: [[Candidate]]

  /// Expands states of a level.
  @inlinable
  init(_ range: Range<Int>, of level: [Member], in space: Space) {
    self.range = range
    candidates = (0..<VisitedShards.shardCount).map { _ in
      var part: [Candidate] = []
      part.reserveCapacity(range.count)
      return part
    }
    for position in range {
      let member = level[position]
      let first = transitions.count
      space.expand(member.state, into: &transitions)
      changes.append(sort(from: first, member))
      ends.append(transitions.count)
    }
  }

  /// Sorts the transitions from a place on by shard, without those that change nothing.
  ///
  /// - Returns: how many change something.
  @inlinable
  mutating func sort(from first: Int, _ member: Member) -> Int {
    var changed = 0
    for place in first..<transitions.count {
      let target = transitions[place].fingerprint
      if target == member.fingerprint { continue }
      changed &+= 1
      candidates[VisitedShards.shard(of: target)].append(
        Candidate(target, place: place, parent: member.number))
    }
    return changed
  }
}
