import Lightcone
import LightconeChecking
import LightconeRendering
import LightconeTrace

/// What a search over a run has found out, and where it was.
struct ExploredRun {
  let plan: ExplorePlan
  /// What could go wrong in the search that ended it.
  let actions: ActionBudget
  let space: SimulationSpace
  let exploration: Exploration<WorldAction>
  /// The steps that are needed of the way that was found.
  let path: [WorldAction]
  /// The run that takes them, if there are any.
  let witness: Timeline?
  /// What was looked for at last, if something was.
  let goal: Expression?

  var summary: SearchSummary {
    SearchSummary(
      exploration, steps: space.descriptions(of: path),
      isShortest: plan.findsShortest && !exploration.path.isEmpty, hasGoal: goal != nil)
  }

  /// What the search lets happen, in a sentence.
  func range(of nodes: [TraceNode]) -> String {
    let names = plan.crashing.map { nodes[$0.position].name }
    let victims = actions.crashes > 0 ? " of \(names.joined(separator: ", "))" : ""
    let leftOut =
      space.leftOut.isEmpty ? "" : " Left out: \(space.leftOut.joined(separator: ", "))."
    return "Messages arrive in every order, with \(words(victims)).\(leftOut)"
  }

  private func words(_ victims: String) -> String {
    func text(_ count: Int, _ one: String, _ many: String) -> String? {
      count == 0 ? nil : count == 1 ? "1 \(one)" : "up to \(count) \(many)"
    }
    let parts = [
      text(actions.drops, "lost message", "lost messages"),
      text(actions.duplicates, "doubled message", "doubled messages"),
      text(actions.crashes, "crash\(victims)", "crashes\(victims)"),
      text(actions.timers, "timer going off", "timers going off"),
    ]
    .compactMap { $0 }
    return parts.isEmpty
      ? "nothing going wrong and no timer going off" : parts.joined(separator: ", ")
  }
}

extension SimulationSpace {
  /// The steps of a way from the start, in words.
  func descriptions(of path: [WorldAction]) -> [String] {
    guard var state = initialStates().first else { return [] }
    return path.map { action in
      let text = describe(action, in: state)
      state = successor(of: state, by: action)
      return text
    }
  }
}
