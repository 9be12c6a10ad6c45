public import Lightcone

/// What comes of a chunk once it is known which of its successors are new: they are made and judged
/// in the order in which a search on one core would have met them.
@usableFromInline
struct ChunkOutcome<Space: SearchSpace>: Sendable {
  /// What the chunk may spend.
  @usableFromInline
  struct Allowance: Sendable {
    @usableFromInline var states: Int
    @usableFromInline var generated: Int

    @inlinable
    init(states: Int, generated: Int) {
      self.states = states
      self.generated = generated
    }
  }

  /// What the chunk adds to the numbers of the search.
  @usableFromInline var counts: SearchCounts
  /// The states to go on from.
  @usableFromInline var next: [LevelChunk<Space>.Member] = []
  @usableFromInline var end: ExplorationEnd?
  @usableFromInline var views = JudgedViews()
  /// The number of the state that ended the search.
  @usableFromInline var deciding: UInt32?

  /// Makes and judges the new states of a chunk.
  ///
  /// - Parameter additions: the new states, from each shard: the place in the upper half, the
  ///   number in the lower.
  @inlinable
  init(
    _ chunk: LevelChunk<Space>, of level: [LevelChunk<Space>.Member], additions: [[UInt64]],
    judge: StateJudge<Space>, allowance: Allowance, depth: Int, propertyCount: Int
  ) {
    counts = SearchCounts(propertyCount: propertyCount)
    let numbers = Self.numbers(additions, transitionCount: chunk.transitions.count)
    var first = 0
    for (offset, position) in chunk.range.enumerated() {
      let member = level[position]
      judgeSource(member, isTerminal: chunk.changes[offset] == 0, judge)
      var last = end == nil ? chunk.ends[offset] : first
      if last > allowance.generated {
        last = allowance.generated
        end = .budgetSpent(.generatedStates)
      }
      for place in first..<last where numbers[place] != VisitedStates.noParent {
        take(chunk.transitions[place], from: member, numbers[place], judge, allowance, depth)
        if deciding != nil || end == .budgetSpent(.states) {
          last = place &+ 1
          break
        }
      }
      counts.generated &+= last &- first
      counts.changed &+=
        last == chunk.ends[offset]
        ? chunk.changes[offset]
        : chunk.transitions[first..<last].count { $0.fingerprint != member.fingerprint }
      if end != nil { return }
      first = last
    }
  }

  /// For each transition the number of the new state it leads to, if it was the first to lead
  /// there.
  @inlinable
  static func numbers(_ additions: [[UInt64]], transitionCount: Int) -> [UInt32] {
    var numbers = Array(repeating: VisitedStates.noParent, count: transitionCount)
    for addition in additions {
      for newcomer in addition {
        numbers[Int(newcomer >> 32)] = UInt32(truncatingIfNeeded: newcomer)
      }
    }
    return numbers
  }

  /// Counts a state that was expanded, and judges it if nothing can change in it.
  @inlinable
  mutating func judgeSource(
    _ member: LevelChunk<Space>.Member, isTerminal: Bool, _ judge: StateJudge<Space>
  ) {
    counts.explored &+= 1
    guard isTerminal else { return }
    if judge.space.isCutShort(member.state) {
      counts.cutShort &+= 1
      return
    }
    counts.terminal &+= 1
    guard let reason = judge.judgeTerminal(member.state) else { return }
    end = reason
    deciding = member.number
  }

  /// Makes and judges a new state.
  @inlinable
  mutating func take(
    _ transition: Transition<Space.Action>, from member: LevelChunk<Space>.Member,
    _ number: UInt32, _ judge: StateJudge<Space>, _ allowance: Allowance, _ depth: Int
  ) {
    if counts.distinct == allowance.states {
      end = .budgetSpent(.states)
      return
    }
    counts.distinct &+= 1
    counts.depth = depth
    let state = judge.space.successor(of: member.state, by: transition.action)
    switch judge.judge(state, &counts.witnesses, &views) {
    case .goOn: next.append(LevelChunk.Member(state, transition.fingerprint, number))
    case .prune: counts.pruned &+= 1
    case .end(let reason):
      end = reason
      deciding = number
    }
  }
}
