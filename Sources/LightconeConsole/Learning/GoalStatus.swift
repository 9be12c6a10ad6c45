import Lightcone
import LightconeDiagnostics
import LightconeLessons
import LightconeRendering

/// One of the predicates that make up a challenge's goal, and whether it is met now.
struct GoalStatus: Hashable, Sendable {
  /// The predicate as it stands in the goal.
  let text: String
  let isMet: Bool
  /// What is measured instead, if it is not met.
  let measured: String?
}

extension ChallengeTrial {
  /// The goal's predicates, those that `and` joins, in a session's run.
  func goals(in session: Session) -> [GoalStatus] {
    guard let goal = try? Expression(parsing: challenge.goal.text) else { return [] }
    return goal.root.predicates.map { term in status(of: term, of: goal, session.run) }
  }

  private func status(of term: Term, of goal: Expression, _ run: OpenRun?) -> GoalStatus {
    let text = goal.source[term.range]
    guard let run else { return GoalStatus(text: text, isMet: false, measured: "nothing runs") }
    do throws(Diagnostic) {
      let evaluation = try Expression(goal.source, in: term.range).evaluate(in: quantities(of: run))
      if evaluation.holds == true { return GoalStatus(text: text, isMet: true, measured: nil) }
      let missed = evaluation.comparisons.first { !$0.holds }
      return GoalStatus(
        text: text, isMet: false, measured: missed.map { "now \($0.measuredValueText)" })
    } catch {
      let reason = error.code == .cannotEvaluate ? "nothing measured yet" : error.message
      return GoalStatus(text: text, isMet: false, measured: reason)
    }
  }
}

extension Term {
  /// The conditions that must all hold.
  fileprivate var predicates: [Term] {
    if case .logic(.and, let left, let right) = kind {
      left.predicates + right.predicates
    } else {
      [self]
    }
  }
}

extension LessonText {
  /// The goal's predicates, each with a word for its status.
  func text(of goals: [GoalStatus]) -> String {
    goals.flatMap { goal in
      let measured = goal.measured.map { " (\($0))" } ?? ""
      return "\(goal.text)\(measured)".wrapped(
        toWidth: width, indentation: goal.isMet ? "  met    " : "  unmet  ",
        continuation: "         ")
    }.joined(separator: "\n")
  }
}
