import Lightcone
import LightconeChecking
import LightconeDiagnostics
import LightconeRendering
import LightconeTrace

extension Session {
  /// Searches all that can become of the loaded run from here on.
  mutating func explore(_ command: ExploreCommand) throws(Diagnostic) -> Reply {
    if let word = command.specification { return try explore(specification: word, command) }
    let run = try loaded()
    let plan = try ExplorePlan(command, run)
    try plan.check(command.history, command.options)
    for condition in command.prunes + command.goals { try run.checkSearchable(condition) }
    let explored = try search(plan, command, run)
    try remember(explored, command, in: run)
    let summary = explored.summary
    let page = ExplorationPage(
      range: explored.range(of: run.simulation.nodes), summary: summary,
      diagram: explored.witness.map {
        picture(of: $0.current.trace)
      },
      remark: "The times in it mean nothing; its order does. 'open last' goes there.",
      display: display)
    var reply = Reply(page.texts.map { .text($0) })
    reply.verdict = summary.verdict
    return reply
  }

  /// Searches with rising budgets, until something is found or nothing is left to look at.
  func search(
    _ plan: ExplorePlan, _ command: ExploreCommand, _ run: OpenRun
  ) throws(Diagnostic) -> ExploredRun {
    let budgets = plan.risingActions
    watchSearch?.begin()
    for (place, actions) in budgets.enumerated() {
      let (space, judge) = try run.judgedSpace(actions, plan, command)
      var exploration = try explorer(space, plan, command, run).explored(on: workers)
      if let problem = judge?.problem { throw problem }
      if let judge { exploration.findings = exploration.findings.map { judge.settled($0) } }
      watchSearch?.end(exploration.counts)
      let isLast = place == budgets.count - 1
      guard isLast || !exploration.end.leavesMore else { continue }
      let path = needed(exploration, space, plan, command, run)
      return ExploredRun(
        plan: plan, actions: actions, space: space, exploration: exploration, path: path,
        witness: try run.witness(path, space), goal: command.goals.last)
    }
    preconditionFailure("a search has \(budgets.count) budgets")
  }

  /// What is needed of the way that was found: all of it, if the strategy finds shortest ways.
  private func needed(
    _ exploration: Exploration<WorldAction>, _ space: SimulationSpace, _ plan: ExplorePlan,
    _ command: ExploreCommand, _ run: OpenRun
  ) -> [WorldAction] {
    guard !plan.findsShortest, command.goals.count < 2, let start = space.initialStates().first,
      let isWanted = exploration.target(
        in: space,
        goal: command.goals.last.map {
          run.stateCondition($0, isOppositeWanted: plan.isOppositeWanted)
        })
    else { return exploration.path }
    let minimum = PathShrinker(space, isWanted: isWanted)
      .shrink(exploration.path, from: start, shouldStop: shouldStop)
    return minimum?.items ?? exploration.path
  }

  private func explorer(
    _ space: SimulationSpace, _ plan: ExplorePlan, _ command: ExploreCommand, _ run: OpenRun
  ) -> Explorer<SimulationSpace> {
    var explorer = Explorer(
      space, strategy: plan.searchStrategy,
      budget: plan.searchBudget(shouldStop: shouldStop))
    explorer.propertyNames = plan.isOppositeWanted ? [] : asked(plan, command, space)
    explorer.report = watchSearch?.progress
    let prunes = command.prunes.map { run.stateCondition($0) }
    explorer.stages =
      command.goals.isEmpty
      ? [SearchStage(prunes: prunes)]
      : command.goals.map { goal in
        let condition = run.stateCondition(goal, isOppositeWanted: plan.isOppositeWanted)
        return SearchStage(goal: condition, prunes: prunes)
      }
    return explorer
  }
}

extension Session {
  /// The properties that are looked at; nil for all.
  private func asked(
    _ plan: ExplorePlan, _ command: ExploreCommand, _ space: SimulationSpace
  ) -> [String]? {
    // The judge of histories is the last property of its space.
    let judged = command.history == nil ? nil : space.properties.last?.name
    return (judged ?? plan.property).map { [$0] }
  }

  /// Keeps what a search has found, for 'open last'.
  private mutating func remember(
    _ explored: ExploredRun, _ command: ExploreCommand, in run: OpenRun
  ) throws(Diagnostic) {
    guard let witness = explored.witness else { return }
    let token = RunToken(model: run.model, settings: run.settings, timeline: witness).description
    if explored.exploration.violatedProperty != nil, let condition = command.history {
      lastFailure = LastFailure(subject: .history(condition), token: token)
    } else if let property = explored.exploration.violatedProperty {
      lastFailure = LastFailure(subject: .property(property), token: token)
    } else if let goal = explored.goal {
      lastFailure = LastFailure(subject: .goal(goal), token: token)
    }
  }
}

extension ExplorationEnd {
  /// Whether a larger budget of faults may still show something: it lets more happen within the same
  /// depth.
  fileprivate var leavesMore: Bool { self == .spaceExhausted || self == .budgetSpent(.depth) }
}

extension Exploration {
  /// What the state is that ended the search, as a predicate; nil if no state did.
  fileprivate func target(
    in space: SimulationSpace, goal: StateCondition<SimulationSpace>?
  ) -> ((SimulationSpace.State) -> Bool)? {
    switch end {
    case .goalFound: goal.map { goal in { goal.holds(space, $0) } }
    case .propertyViolated(let property):
      space.properties[property].kind == .always ? { !space.holds(property, in: $0) } : nil
    case .spaceExhausted, .budgetSpent, .stopped: nil
    }
  }
}

extension Explorer {
  /// Searches; an impossible setting becomes a diagnostic.
  func explored(
    on workerCount: Int
  ) throws(Diagnostic) -> Exploration<Space.Action> {
    do throws(SettingProblem) {
      return try explore(workerCount: workerCount)
    } catch {
      throw Diagnostic(
        .badValue, "\(error.parameter) cannot be '\(error.value)'", expected: error.range)
    }
  }
}

extension OpenRun {
  /// The space of all that can become of the run from here on.
  func searchSpace(
    _ actions: ActionBudget, _ crashing: [NodeID], keepsHistory: Bool = false
  ) throws(Diagnostic) -> SimulationSpace {
    do throws(SearchProblem) {
      return try simulation.searchSpace(
        budget: actions, crashing: crashing, keepsHistory: keepsHistory)
    } catch {
      switch error {
      case .impossibleBudget: throw Diagnostic(.badValue, "the budget is impossible")
      case .notStarted(let node):
        throw Diagnostic(
          .notNow,
          "\(simulation.nodes[node.position].name) has not started, and a schedule keeps it from it",
          expected: "'heal' before, or 'follow' behind the start")
      case .waitsForDisk(let node):
        throw Diagnostic(
          .notNow,
          "\(simulation.nodes[node.position].name) waits for its disk in the middle of a handler",
          expected: "a moment at which no node does; 'step' goes on")
      case .historyUnknown:
        throw Diagnostic(.notNow, "what clients asked and were told was not recorded")
      }
    }
  }

  /// Refuses a condition that speaks of what happened on the way: a search knows states only.
  func checkSearchable(_ condition: Expression) throws(Diagnostic) {
    let space = try searchSpace(ActionBudget(timers: 0), [])
    guard let state = space.initialStates().first else { return }
    let quantities = RunQuantities(space.simulation(in: state), model, settings)
    do throws(Diagnostic) {
      let evaluation = try condition.evaluate(in: StateQuantities(quantities, model))
      guard evaluation.holds != nil else {
        throw condition.source.mistake(
          .badExpression, "'\(condition.text)' is no condition", at: condition.range.lowerBound,
          expected: "a comparison, such as \(condition.text) == 1")
      }
    } catch {
      let ofRuns = model.metrics.first { !$0.isOfState && error.message.contains("'\($0.name)'") }
      guard error.code == .unknownName, let ofRuns else { throw error }
      var clearer = error
      clearer.code = .cannotEvaluate
      clearer.message = "'\(ofRuns.name)' is measured along a run, and a search knows only states"
      clearer.expected =
        "what nodes and disks tell: "
        + model.metrics.filter(\.isOfState).map(\.name).joined(separator: ", ")
      clearer.suggestion = nil
      throw clearer
    }
  }

  /// An expression as a condition on states.
  func stateCondition(
    _ condition: Expression, isOppositeWanted: Bool = false
  ) -> StateCondition<SimulationSpace> {
    let (model, settings) = (model, settings)
    return StateCondition(condition.text) { space, state in
      let quantities = RunQuantities(space.simulation(in: state), model, settings)
      let holds = (try? condition.evaluate(in: quantities))?.holds
      // Where a claim cannot be told, the search stops: it must not count as one that holds.
      return holds.map { $0 != isOppositeWanted } ?? isOppositeWanted
    }
  }

  /// This run with another timeline, of the same start.
  func following(_ timeline: Timeline) throws(Diagnostic) -> OpenRun {
    let token = RunToken(model: model, settings: settings, timeline: timeline)
    var places: [Place] = []
    do {
      return try OpenRun(
        model, try token.replay(on: model, willDo: { places.append(Place($0)) }), places: places)
    } catch {
      throw Diagnostic(.cannotEvaluate, "the run that was found cannot be repeated: \(error)")
    }
  }

  /// The run that takes a way which a search has found, standing at its end.
  func witness(
    _ path: [WorldAction], _ space: SimulationSpace
  ) throws(Diagnostic) -> Timeline? {
    guard !path.isEmpty else { return nil }
    var timeline = timeline
    _ = timeline.run(atMost: space.startSteps)
    do throws(FaultProblem) {
      _ = try timeline.intervene(.now(.follow(space.schedule(for: path))))
    } catch {
      throw Diagnostic(.cannotEvaluate, "the way that was found cannot be followed: \(error)")
    }
    _ = timeline.run()
    return timeline
  }
}
