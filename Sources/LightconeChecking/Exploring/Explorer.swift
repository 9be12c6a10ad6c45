public import Lightcone

/// Looks at every state that a space can reach, or at as many as a budget allows.
///
/// **What it solves.** A run shows one order of events, a sweep some thousands. A mistake may need
/// one order in a million. The explorer takes every step that is possible in every state, and
/// remembers which states it has seen, so that a statement about all runs is proved or comes with a
/// run that refutes it.
///
/// **Example.**
///
/// ```swift
/// var explorer = Explorer(try TwoPhase(resourceManagerCount: 3))
/// explorer.budget.states = 1_000_000
/// let exploration = try explorer.explore()
/// print(exploration.end, exploration.counts.distinct)  // space exhausted 288
/// for finding in exploration.findings { print(finding.property.name, finding.verdict) }
/// ```
///
/// **Rules.**
/// 1. Each state is judged once, when it is first reached: the properties of the kind `always`
///    first, then the goal of the stage, then its prunes. The first violation ends the search.
/// 2. A property `eventually` is judged where nothing can change any more: no action is enabled, or
///    each leads back to the same state.
/// 3. A state is known by its fingerprint of 128 bits; its value is only kept until its turn has
///    come. The way to a state is found again by expanding the states on it once more.
/// 4. `holds` is said of `always` and `eventually` only once the space is exhausted and nothing was
///    pruned; `sometimes` holds as soon as a state shows it, and is violated if no state of an
///    exhausted space does. Where the budget of a space's own actions ends a state early, such as
///    the number of timers, `eventually` and what was not seen stay undecided, and so does
///    everything else, with the limit that was met.
/// 5. Stages: a search to a goal, then on from the state where it was found, with the budget and
///    the visited states anew. The path is that of all stages.
/// 6. An impossible budget, strategy or name is refused before the first state is looked at.
/// 7. Nothing depends on time or on the number of workers. Only ``SearchBudget/shouldStop`` may.
///
/// **Deviations.** Breadth-first search on several cores is that of TLC and Spin in outline, with
/// three rounds for a batch of states instead of shared tables: it costs some speed and gives the
/// same result on any number of cores. Sleep sets are those of Godefroid with one bit for each
/// transition. Walks with priorities choose among several steps of a lane by chance.
///
/// **What it does not promise.** Two different states may have one fingerprint, with a probability
/// below 10^-22 for a hundred million states. A run that goes in a circle for ever is not looked at
/// as a whole: `eventually` speaks of ends only. A stage goes on from the first goal state that was
/// found, and not from others. Walks prove nothing.
///
/// **Reading.** Holzmann: The Spin Model Checker (2003); Lamport: Specifying Systems (2002),
/// chapter 14 on TLC; Godefroid: Partial-Order Methods for the Verification of Concurrent Systems
/// (1996); Burckhardt et al.: A Randomized Scheduler with Probabilistic Guarantees of Finding Bugs
/// (ASPLOS 2010).
public struct Explorer<Space: SearchSpace>: Sendable {
  /// The space that is searched.
  public var space: Space
  /// In which order states are looked at.
  public var strategy: SearchStrategy
  /// How much each stage may spend.
  public var budget: SearchBudget
  /// What is looked for, one stage after the other: each begins at the state at which the one
  /// before it ended. Never empty.
  public var stages: [SearchStage<Space>]
  /// The names of the properties that are looked at. Nil looks at all.
  public var propertyNames: [String]?
  /// Told every few thousand successors how far the search has come.
  public var report: (@Sendable (SearchProgress) -> Void)?

  /// Prepares a search of one stage without a goal.
  public init(
    _ space: Space, strategy: SearchStrategy = .breadthFirst, budget: SearchBudget = SearchBudget()
  ) {
    self.space = space
    self.strategy = strategy
    self.budget = budget
    stages = [SearchStage()]
  }

  /// Searches on one core.
  ///
  /// - Throws: ``SettingProblem`` if budget, strategy, stages or names are impossible. Nothing was
  ///   looked at then.
  /// - Complexity: O(generated states), in time; see ``SearchStrategy`` for memory.
  @inlinable
  public func explore() throws(SettingProblem) -> Exploration<Space.Action> {
    let chosen = try validatedProperties()
    var chain = StageChain(self, chosen: chosen)
    while !chain.isOver {
      var run = chain.nextRun()
      run.search(strategy)
      chain.append(run)
    }
    return chain.result
  }

  /// Searches on several cores, and finds the same as on one.
  ///
  /// Only breadth-first search has work for more than one; the others run as in ``explore()``. What
  /// `shouldStop` ends may end a little later than on one core.
  ///
  /// - Throws: ``SettingProblem`` as ``explore()`` does, or if there is no worker.
  @inlinable
  public func explore(
    workerCount: Int
  ) throws(SettingProblem) -> Exploration<Space.Action> {
    if workerCount < 1 {
      throw SettingProblem("workers", "\(workerCount)", range: "1 or more")
    }
    guard workerCount > 1, strategy == .breadthFirst else { return try explore() }
    let chosen = try validatedProperties()
    var chain = StageChain(self, chosen: chosen)
    while !chain.isOver {
      var run = chain.nextRun()
      run.searchBreadthFirst(workerCount: workerCount)
      chain.append(run)
    }
    return chain.result
  }

  /// The states along the path of an exploration of this space: one more than actions.
  public func states(along exploration: Exploration<Space.Action>) -> [Space.State] {
    var states = [space.initialStates()[exploration.start]]
    for action in exploration.path {
      states.append(space.successor(of: states[states.count - 1], by: action))
    }
    return states
  }

  /// The places of the properties that are looked at, once all that was asked for is possible.
  @usableFromInline
  func validatedProperties() throws(SettingProblem) -> [Int] {
    if let problem = budget.problem ?? strategy.problem { throw problem }
    if stages.isEmpty { throw SettingProblem("stages", "0", range: "1 or more") }
    if stages.dropLast().contains(where: { $0.goal == nil }) {
      throw SettingProblem("goal", "missing", range: "given for each stage but the last")
    }
    if strategy == .depthFirst(sleepSets: true), space.mergesSymmetricStates {
      throw SettingProblem(
        "strategy", "depth-first with sleep sets", range: "another one for a space with symmetry")
    }
    let names = space.properties.map(\.name)
    return try (propertyNames ?? names).map { (name) throws(SettingProblem) in
      guard let place = names.firstIndex(of: name) else {
        throw SettingProblem("property", name, range: names.joined(separator: ", "))
      }
      return place
    }
  }
}
