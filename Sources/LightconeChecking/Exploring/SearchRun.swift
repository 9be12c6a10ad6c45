public import Lightcone

/// One stage of a search while it runs: what it may do, and what it has found so far.
@usableFromInline
struct SearchRun<Space: SearchSpace> {
  /// A state that waits for its turn, and its number among the visited.
  @usableFromInline
  struct Waiting: Sendable {
    @usableFromInline var state: Space.State
    @usableFromInline var number: UInt32

    @inlinable
    init(_ state: Space.State, _ number: UInt32) {
      self.state = state
      self.number = number
    }
  }

  /// How the state that ended the stage was reached.
  @usableFromInline
  enum Trail {
    /// By the fingerprints of the states on the way.
    case fingerprints([StateFingerprint])
    /// By actions, from one of the roots.
    case actions(root: Int, [Space.Action])
  }

  /// How many successors are looked at between two questions whether to stop.
  @inlinable
  static var checkpointInterval: Int { 4_096 }
  /// How many states of a level are expanded between two looks at the memory, on any number of
  /// cores.
  @inlinable
  static var chunkSize: Int { 512 }

  @usableFromInline let space: Space
  @usableFromInline let roots: [Space.State]
  @usableFromInline let judge: StateJudge<Space>
  @usableFromInline let stage: Int
  @usableFromInline let shouldStop: @Sendable () -> Bool
  @usableFromInline let report: (@Sendable (SearchProgress) -> Void)?
  @usableFromInline let stateLimit: Int
  @usableFromInline let generatedLimit: Int
  @usableFromInline var depthLimit: Int
  @usableFromInline let memoryLimit: Int
  /// About how much memory a state takes that waits for its turn.
  @usableFromInline let bytesPerState: Int

  @usableFromInline var visited = VisitedStates()
  @usableFromInline var counts: SearchCounts
  @usableFromInline var end: ExplorationEnd?
  @usableFromInline var trail: Trail?
  @usableFromInline var peakMemoryBytes = 0
  /// What is known of the parts of states that properties look at.
  @usableFromInline var views = JudgedViews()
  @usableFromInline var transitions: [Transition<Space.Action>] = []
  /// States that a depth-first search has not expanded because they lie at the limit of the depth.
  @usableFromInline var cutCount = 0
  /// Which visited states a walk has expanded, and the number of the one where it stands.
  @usableFromInline var isExpanded: [Bool] = []
  @usableFromInline var current = 0
  @usableFromInline var untilCheckpoint = SearchRun.checkpointInterval

  @inlinable
  init(_ explorer: Explorer<Space>, stage: Int, roots: [Space.State], chosen: [Int]) {
    space = explorer.space
    self.roots = roots
    self.stage = stage
    let properties = space.properties
    judge = StateJudge(
      space, chosen: chosen, properties: properties, stage: explorer.stages[stage])
    counts = SearchCounts(propertyCount: properties.count)
    let budget = explorer.budget
    shouldStop = budget.shouldStop
    report = explorer.report
    stateLimit = min(budget.states ?? .max, 1 << 31)
    generatedLimit = budget.generatedStates ?? .max
    depthLimit = budget.depth ?? .max
    memoryLimit = budget.memoryBytes ?? .max
    let referred = roots.first.map { explorer.space.byteCount(of: $0) } ?? 0
    bytesPerState =
      MemoryLayout<Waiting>.stride + max(0, referred - MemoryLayout<Space.State>.stride)
  }

  /// Counts a successor; false if the budget does not allow one more.
  @inlinable
  @inline(__always)
  mutating func countGenerated() -> Bool {
    if counts.generated == generatedLimit {
      end = .budgetSpent(.generatedStates)
      return false
    }
    counts.generated &+= 1
    return true
  }

  /// Counts and judges a state that has just been added to the visited.
  ///
  /// - Returns: whether to go on from it.
  @inlinable
  mutating func take(_ state: Space.State, _ number: UInt32, depth: Int) -> Bool {
    if counts.distinct == stateLimit {
      end = .budgetSpent(.states)
      return false
    }
    counts.distinct &+= 1
    if depth > counts.depth { counts.depth = depth }
    switch judge.judge(state, &counts.witnesses, &views) {
    case .goOn: return true
    case .prune:
      counts.pruned &+= 1
      return false
    case .end(let reason):
      finish(reason, at: number)
      return false
    }
  }

  /// Ends the stage at a state.
  @inlinable
  mutating func finish(_ reason: ExplorationEnd, at number: UInt32) {
    end = reason
    trail = .fingerprints(visited.chain(to: number))
  }

  /// Counts the state that was just expanded into ``transitions``, and judges it if nothing more
  /// can change in it.
  @inlinable
  mutating func countExplored(
    _ state: Space.State, _ number: UInt32, _ fingerprint: StateFingerprint, from first: Int = 0
  ) {
    counts.explored &+= 1
    for place in first..<transitions.count where transitions[place].fingerprint != fingerprint {
      return
    }
    if space.isCutShort(state) {
      counts.cutShort &+= 1
      return
    }
    counts.terminal &+= 1
    if let reason = judge.judgeTerminal(state) { finish(reason, at: number) }
  }

  /// Asks every few thousand successors whether to stop, and tells how far the search has come.
  @inlinable
  @inline(__always)
  mutating func checkpoint(after count: Int, depth: Int, frontier: Int) {
    untilCheckpoint &-= count &+ 1
    if untilCheckpoint < 0 { checkpoint(depth: depth, frontier: frontier) }
  }

  @usableFromInline
  mutating func checkpoint(depth: Int, frontier: Int) {
    untilCheckpoint = Self.checkpointInterval
    if end == nil, shouldStop() { end = .stopped }
    report?(
      SearchProgress(
        stage: stage, exploredCount: counts.explored, distinctCount: counts.distinct,
        generatedCount: counts.generated, depth: depth, frontierCount: frontier))
  }

  /// Looks at the memory: the visited states, and a number of states that are held as values.
  @usableFromInline
  mutating func weigh(heldStates: Int, extraBytesPerState: Int = 0) {
    let bytes =
      VisitedStates.bytes(forCount: counts.distinct) + counts.distinct * extraBytesPerState
      + heldStates * bytesPerState
    peakMemoryBytes = max(peakMemoryBytes, bytes)
    if end == nil, bytes > memoryLimit { end = .budgetSpent(.memory) }
  }
}
