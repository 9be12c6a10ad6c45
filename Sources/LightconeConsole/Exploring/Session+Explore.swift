import Lightcone
import LightconeChecking
import LightconeDiagnostics
import LightconeTrace

/// What a search has found out, and where it was.
struct ExploredRun {
  let plan: ExplorePlan
  /// What could go wrong in the search that ended it.
  let actions: ActionBudget
  let space: SimulationSpace
  let exploration: Exploration<WorldAction>
  /// The run that leads to what was found, if something was.
  let witness: Timeline?
  /// Whether something was looked for.
  let hasGoal: Bool

  /// Whether what was asked holds, for the exit code.
  var verdict: Verdict {
    switch exploration.end {
    case .propertyViolated: .violated
    case .goalFound: .holds
    case .spaceExhausted where hasGoal: .violated
    case .spaceExhausted: Verdict.worst(of: exploration.findings.map(\.verdict))
    case .budgetSpent, .stopped: .undecided
    }
  }
}

extension Session {
  /// Searches all that can become of the loaded run from here on.
  mutating func explore(_ command: ExploreCommand) throws(Diagnostic) -> Reply {
    let run = try loaded()
    let plan = try ExplorePlan(command, run)
    for condition in command.prunes + command.goals { try run.checkSearchable(condition) }
    let explored = try search(plan, command, run)
    var reply = Reply(ExplorationPage(explored, run, display).texts.map { .text($0) })
    reply.verdict = explored.verdict
    return reply
  }

  func search(
    _ plan: ExplorePlan, _ command: ExploreCommand, _ run: OpenRun
  ) throws(Diagnostic) -> ExploredRun {
    let budgets = plan.risingActions
    for (place, actions) in budgets.enumerated() {
      let space = try run.searchSpace(actions, plan.crashing)
      let exploration = try explorer(space, plan, command, run).explored()
      let isLast = place == budgets.count - 1
      guard isLast || exploration.end != .spaceExhausted else { continue }
      return ExploredRun(
        plan: plan, actions: actions, space: space, exploration: exploration,
        witness: try run.witness(exploration.path, space), hasGoal: !command.goals.isEmpty)
    }
    preconditionFailure("a search has \(budgets.count) budgets")
  }

  private func explorer(
    _ space: SimulationSpace, _ plan: ExplorePlan, _ command: ExploreCommand, _ run: OpenRun
  ) -> Explorer<SimulationSpace> {
    var explorer = Explorer(
      space, strategy: plan.searchStrategy,
      budget: SearchBudget(
        states: plan.states, depth: plan.depth, memoryBytes: plan.megabytes << 20,
        shouldStop: shouldStop))
    explorer.propertyNames = plan.isOppositeWanted ? [] : plan.property.map { [$0] }
    explorer.report = watchSearch
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

extension Explorer {
  /// Searches; an impossible setting becomes a diagnostic.
  fileprivate func explored() throws(Diagnostic) -> Exploration<Space.Action> {
    do throws(SettingProblem) {
      return try explore()
    } catch {
      throw Diagnostic(
        .badValue, "\(error.parameter) cannot be '\(error.value)'", expected: error.range)
    }
  }
}

extension OpenRun {
  /// The space of all that can become of the run from here on.
  func searchSpace(
    _ actions: ActionBudget, _ crashing: [NodeID]
  ) throws(Diagnostic) -> SimulationSpace {
    do throws(SearchProblem) {
      return try simulation.searchSpace(budget: actions, crashing: crashing)
    } catch {
      switch error {
      case .impossibleBudget: throw Diagnostic(.badValue, "the budget is impossible")
      case .waitsForDisk(let node):
        throw Diagnostic(
          .notNow,
          "\(simulation.nodes[node.position].name) waits for its disk in the middle of a handler",
          expected: "a moment at which no node does; 'step' goes on")
      }
    }
  }

  /// Refuses a condition that speaks of what happened on the way: a search knows states only.
  func checkSearchable(_ condition: Expression) throws(Diagnostic) {
    let space = try searchSpace(ActionBudget(timers: 0), [])
    guard let state = space.initialStates().first else { return }
    let quantities = RunQuantities(space.simulation(in: state), model, settings)
    do throws(Diagnostic) {
      _ = try condition.evaluate(in: StateQuantities(quantities, model))
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
      return holds.map { $0 != isOppositeWanted } ?? false
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
