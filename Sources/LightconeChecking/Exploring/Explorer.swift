public import Lightcone

/// Looks at every state that a space can reach, or at as many as a budget allows.
public struct Explorer<Space: SearchSpace>: Sendable {
  /// The space that is searched.
  public let space: Space
  /// In which order states are looked at.
  public var strategy: SearchStrategy
  /// How much each stage may spend.
  public var budget: SearchBudget
  /// What is looked for, one stage after the other: each begins at the state at which the one before it
  /// ended. Never empty.
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
  ) async throws(SettingProblem) -> Exploration<Space.Action> {
    if workerCount < 1 {
      throw SettingProblem("workers", "\(workerCount)", range: "1 or more")
    }
    guard workerCount > 1, strategy == .breadthFirst else { return try explore() }
    let chosen = try validatedProperties()
    var chain = StageChain(self, chosen: chosen)
    while !chain.isOver {
      var run = chain.nextRun()
      await run.searchBreadthFirst(workerCount: workerCount)
      chain.append(run)
    }
    return chain.result
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
