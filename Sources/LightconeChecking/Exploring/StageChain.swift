public import Lightcone

/// The stages of a search, one after the other, and the way that they have come together.
@usableFromInline
struct StageChain<Space: SearchSpace> {
  @usableFromInline let explorer: Explorer<Space>
  @usableFromInline let chosen: [Int]
  @usableFromInline var stage = 0
  @usableFromInline var roots: [Space.State]
  @usableFromInline var start: Int?
  @usableFromInline var actions: [Space.Action] = []
  @usableFromInline var descriptions: [String] = []
  @usableFromInline var counts: SearchCounts
  /// For each property, the states of the stages before the last in which it was seen true.
  @usableFromInline var earlier: [Int]?
  @usableFromInline var end = ExplorationEnd.spaceExhausted
  @usableFromInline var peakMemoryBytes = 0
  @usableFromInline var isOver = false

  @inlinable
  init(_ explorer: Explorer<Space>, chosen: [Int]) {
    self.explorer = explorer
    self.chosen = chosen
    roots = explorer.space.initialStates()
    counts = SearchCounts(propertyCount: explorer.space.properties.count)
  }

  /// The search of the next stage.
  @inlinable
  func nextRun() -> SearchRun<Space> {
    SearchRun(explorer, stage: stage, roots: roots, chosen: chosen)
  }

  /// Takes what a stage has found, and decides whether there is one more.
  @inlinable
  mutating func append(_ run: SearchRun<Space>) {
    end = run.end ?? .stopped
    counts = run.counts
    peakMemoryBytes = max(peakMemoryBytes, run.peakMemoryBytes)
    stage += 1
    isOver = true
    guard let path = run.path else { return }
    start = start ?? path.root
    actions += path.actions
    descriptions += path.descriptions
    guard end == .goalFound, stage < explorer.stages.count else { return }
    let before = earlier ?? Array(repeating: 0, count: counts.witnesses.count)
    earlier = zip(before, counts.witnesses).map { $0 + $1 }
    roots = [path.last]
    isOver = false
  }

  /// What the search has found.
  @inlinable
  var result: Exploration<Space.Action> {
    Exploration(
      end: end,
      findings: PropertyFinding.all(
        explorer.space.properties, chosen: chosen, end: end, counts: counts,
        earlier: earlier),
      counts: counts, stageCount: stage, start: start ?? 0, path: actions,
      descriptions: descriptions, peakMemoryBytes: peakMemoryBytes)
  }
}

extension SearchRun {
  /// The way to the state that ended the stage, if a state did.
  @inlinable
  var path: SearchPath<Space>? {
    switch trail {
    case nil: nil
    case .fingerprints(let fingerprints):
      SearchPath(space, roots: roots, fingerprints: fingerprints)
    case .actions(let root, let actions):
      SearchPath(space, roots: roots, root: root, actions: actions)
    }
  }

  /// Searches in the order of a strategy.
  @inlinable
  mutating func search(_ strategy: SearchStrategy) {
    switch strategy {
    case .breadthFirst: searchBreadthFirst()
    case .depthFirst(sleepSets: false):
      searchDepthFirst()
      concludeDepthFirst()
    case .depthFirst(sleepSets: true):
      searchWithSleepSets()
      concludeDepthFirst()
    case .iterativeDeepening: searchDeepening()
    case .randomWalks(let count, let seed):
      walk(count, seed: seed, ChanceScheduler())
    case .priorities(let count, let bugDepth, let seed):
      walk(count, seed: seed, PriorityScheduler(bugDepth: bugDepth, stepCount: walkLength))
    }
  }
}
