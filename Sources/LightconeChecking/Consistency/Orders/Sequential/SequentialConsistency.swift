import Lightcone
import LightconeTrace

/// Sequential consistency: some order of all operations explains all answers and keeps the order of
/// each client.
///
/// **What it solves.** Several clients use several objects at once. One wants to think of them as
/// if one operation had happened after the other, each client's in the order in which it asked.
///
/// **Example.** Client 1 writes `x 1`, then reads `y` and finds nothing. Client 2 writes `y 1`,
/// then reads `x` and finds nothing. Each client alone is right, and so is each key. Yet whoever
/// wrote last must have seen the other's write: no order explains both answers.
///
/// **Rules.**
/// 1. The order holds every answered operation, and the sequential specification allows each
///    answer.
/// 2. Operations of one client stand in the order in which the client asked.
/// 3. Time plays no other part: an operation may stand before one that ended before it began.
/// 4. An operation whose outcome is unknown stands anywhere after what its client did before it, or
///    nowhere. Failed operations stand nowhere.
/// 5. The condition is not local: each key can be right alone while all together are not. So the
///    objects of all keys are judged as one.
///
/// The search goes depth first over how far each client has come. A configuration (how far, and
/// what the objects hold) that failed once is not tried again. A read that fits is taken at once: a
/// legal order that has it later stays legal when it moves to the front.
///
/// **Deviations from the paper.** Lamport speaks of programs and memory cells; here the objects are
/// what a sequential specification says. Configurations are remembered by digests of 128 bits.
///
/// **What it does not promise.** An answer in all cases: the question is NP-complete, so a budget
/// bounds the search. Recent answers: a read may be as old as it likes if its client has seen
/// nothing newer.
///
/// **Reading.** Lamport, "How to Make a Multiprocessor Computer That Correctly Executes
/// Multiprocess Programs" (IEEE Transactions on Computers 1979). Gibbons and Korach, "Testing
/// Shared Memories" (SIAM J. Comput. 1997), for how hard it is.
public struct SequentialConsistency<Specification: SequentialSpecification>: Sendable {
  /// The name of the condition.
  public static var name: String { "sequential" }

  /// What the objects do.
  public var specification: Specification

  /// Creates a checker.
  public init(_ specification: Specification) {
    self.specification = specification
  }

  /// Checks a history.
  ///
  /// - Throws: ``HistoryProblem`` if the specification refuses an operation, or a client had two
  ///   operations open.
  /// - Complexity: exponential in the number of clients at worst; bounded by the budget.
  public func check(
    _ history: OperationHistory, budget: CheckBudget = CheckBudget()
  ) throws(HistoryProblem) -> ConsistencyResult {
    let plan = try SequentialPlan(history, specification)
    if plan.answeredCount == 0 {
      return result(.undecided, ["No operation was answered: nothing was observed."], plan)
    }
    var search = SequentialSearch(specification, plan)
    switch search.run(budget) {
    case .found:
      return result(
        .holds,
        [
          "\(counted(plan.answeredCount, "answered operation")) of "
            + "\(counted(plan.clientCount, "client")) fit one order "
            + "(\(counted(search.configurationCount, "configuration")) tried)."
        ], plan)
    case .outOfBudget:
      return result(.undecided, [outOfBudget(search, plan)], plan)
    case .exhausted:
      var explanation = SequentialExplanation(specification, history)
      let sentences = try explanation.sentences(after: search, of: plan, budget)
      return ConsistencyResult(
        Self.name, .violated, explanation: sentences, operations: explanation.named,
        chart: explanation.chart, judgedCount: plan.answeredCount)
    }
  }

  private func outOfBudget(
    _ search: SequentialSearch<Specification>, _ plan: SequentialPlan<Specification>
  ) -> String {
    "The budget ended after \(counted(search.configurationCount, "configuration")); the longest "
      + "order found has \(search.longest.count) of \(counted(plan.items.count, "operation"))."
  }

  private func result(
    _ verdict: Verdict, _ explanation: [String], _ plan: SequentialPlan<Specification>
  ) -> ConsistencyResult {
    ConsistencyResult(
      Self.name, verdict, explanation: explanation, judgedCount: plan.answeredCount)
  }
}
