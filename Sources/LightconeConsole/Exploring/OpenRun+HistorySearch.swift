import Lightcone
import LightconeChecking
import LightconeDiagnostics

extension ExplorePlan {
  /// Refuses names that there are not, and a property beside a condition on what clients see.
  func check(
    _ condition: HistoryCondition?, _ options: [Setting]
  ) throws(Diagnostic) {
    guard let condition else { return }
    if let option = options.first(where: { $0.name == ExploreOption.property.rawValue }) {
      throw Diagnostic(
        .wrongArguments, "'property' does not go with '\(condition.text)'",
        at: SourcePlace(column: option.nameColumn),
        expected: "one of them: a search for both takes two")
    }
    try condition.validate()
  }
}

extension OpenRun {
  /// The space of all that can become of the run, with a judge where a condition on what clients see is
  /// asked for.
  func judgedSpace(
    _ actions: ActionBudget, _ plan: ExplorePlan, _ command: ExploreCommand
  ) throws(Diagnostic) -> (SimulationSpace, HistoryJudge?) {
    let space = try searchSpace(actions, plan.crashing, keepsHistory: command.history != nil)
    guard let condition = command.history else { return (space, nil) }
    let judge = try HistoryJudge(
      condition: condition.condition?.text, model: condition.model.text)
    do throws(SearchProblem) {
      return (try judge.judging(space), judge)
    } catch {
      throw Diagnostic(.notNow, "what clients asked and were told was not recorded")
    }
  }
}
