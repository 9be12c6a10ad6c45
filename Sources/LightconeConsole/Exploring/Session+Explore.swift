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

  private func search(
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
    explorer.propertyNames = plan.property.map { [$0] }
    explorer.report = watchSearch
    let prunes = command.prunes.map { run.stateCondition($0) }
    explorer.stages =
      command.goals.isEmpty
      ? [SearchStage(prunes: prunes)]
      : command.goals.map { SearchStage(goal: run.stateCondition($0), prunes: prunes) }
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
    _ = try condition.evaluate(in: StateQuantities(quantities, model))
  }

  /// An expression as a condition on states.
  func stateCondition(_ condition: Expression) -> StateCondition<SimulationSpace> {
    let (model, settings) = (model, settings)
    return StateCondition(condition.text) { space, state in
      let quantities = RunQuantities(space.simulation(in: state), model, settings)
      return (try? condition.evaluate(in: quantities))?.holds ?? false
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
