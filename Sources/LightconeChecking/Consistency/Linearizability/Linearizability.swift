public import Lightcone

/// Whether an object that many clients used at once behaved as if they had used it one after the other.
///
/// **What it solves.** Clients overlap: while one writes, another reads. Which answers are right then?
/// Linearizability says: each operation takes effect at one moment between its beginning and its end.
/// A history is right if there is an order of its operations that could be these moments, and that the
/// object could have answered as it did.
///
/// **Example.** A writes 1 and ends. Then B writes 2, and while B is under way, C reads. C may read 1 or
/// 2. But if C reads 2 and D, who begins after C ended, reads 1, no order fits: the history is not
/// linearizable.
///
/// **Rules.**
/// 1. An operation that was answered takes effect between its beginning and its end.
/// 2. One that failed takes no effect, and is left out.
/// 3. One whose outcome is unknown may take effect at any time after its beginning, or never.
/// 4. If each key is an object of its own, each is judged alone: a history is linearizable if each
///    object's part is (locality).
/// 5. A history without an answered operation is undecided, and so is one for which the budget ran out.
///    Each object has the whole budget.
/// 6. The budget counts configurations, and states by their size, so that it bounds the memory.
///
/// **Deviations.** Wing and Gong try every operation that may come next, and Lowe remembers the
/// configurations that were met. This search tries only what an end makes necessary, as in Lowe's
/// just-in-time linearization, and leaves out choices that cannot matter. ``SequentialSpecification``
/// says what it must know for that: which calls only observe, which overwrite, and which state they
/// need. Each shortcut is argued where it stands, and all are tested against trying every order.
///
/// **What it does not promise.** To decide linearizability is NP-complete (Gibbons and Korach 1997), so
/// there are histories that no budget is enough for. Queues of many clients are among the hard ones. And
/// a history that is linearizable says nothing of runs that did not happen.
///
/// **Reading.** Herlihy and Wing, "Linearizability: A Correctness Condition for Concurrent Objects"
/// (TOPLAS 1990). Wing and Gong, "Testing and Verifying Concurrent Objects" (JPDC 1993). Gibbons and
/// Korach, "Testing Shared Memories" (SIAM J. Computing 1997). Lowe, "Testing for Linearizability"
/// (Concurrency and Computation 2017).
public enum Linearizability {
  /// The name of the condition in results.
  public static var condition: String { "linearizable" }

  /// Judges a history.
  ///
  /// A violation comes with an argument of at most seven sentences, with the operations that contradict
  /// each other, and with a chart of at most 100 columns. These operations are a violation by themselves.
  /// They are as few as could be found by leaving out, one by one, observations and changes that nothing
  /// needs; this search ends after 600 trials or 200,000 configurations.
  ///
  /// - Complexity: exponential in the number of operations open at once, in the worst case; about
  ///   operations × operations open at once for most histories.
  /// - Throws: a ``HistoryProblem`` if the history is not well formed or the specification does not know
  ///   a function, an argument or an answer.
  public static func check(
    _ history: OperationHistory, against specification: some SequentialSpecification,
    budget: CheckBudget = CheckBudget()
  ) throws(HistoryProblem) -> ConsistencyResult {
    try ObjectHistories(history, specification).result(budget)
  }

  /// Only the verdict, without a word: for use inside a search over many runs.
  ///
  /// - Throws: as ``check(_:against:budget:)``.
  public static func verdict(
    of history: OperationHistory, against specification: some SequentialSpecification,
    budget: CheckBudget = CheckBudget()
  ) throws(HistoryProblem) -> Verdict {
    try ObjectHistories(history, specification).verdict(budget)
  }

  /// Judges a history by the name of a specification, for example `cas-register`.
  ///
  /// - Throws: as ``check(_:against:budget:)``, and if there is no specification of that name.
  public static func check(
    _ history: OperationHistory, againstSpecificationNamed name: String,
    budget: CheckBudget = CheckBudget()
  ) throws(HistoryProblem) -> ConsistencyResult {
    try check(history, against: KnownSpecifications.specification(named: name), budget: budget)
  }
}
