public import Lightcone

/// An order in which the operations on one object may have taken effect, one after the other.
///
/// Example: of `write 1` and, overlapping it, `read → 1`, the only order is the write, then the read.
///
/// A history that is linearizable may have many orders; this is one of them. For one that is not, it is as
/// long a beginning of an order as was found, and ``blocked`` says which operations would have to come next.
public struct LinearizationOrder: Hashable, Sendable {
  /// An operation's place in the order.
  public struct Step: Hashable, Sendable {
    /// The operation, as a place in ``OperationHistory/operations``.
    public let operation: Int
    /// What the object holds from then on, in words.
    public let state: String
  }

  /// The key of the object; none if the history is about a single one.
  public let key: OperationValue
  /// Whether the order is whole (`holds`), or there is none (`violated`), or the budget ran out.
  public let verdict: Verdict
  /// The operations in the order in which they took effect. Those that failed are left out, and so are
  /// those of unknown outcome that nothing needs.
  public let steps: [Step]
  /// The operations of which one would have to come next, none of which fits; empty if the order is whole.
  public let blocked: [Int]
}

extension Linearizability {
  /// An order for each object of a history, for drawing.
  ///
  /// This search is a plain one: it remembers which operations took effect and what the object held
  /// (Wing and Gong 1993, with the memory of Lowe 2017). ``check(_:against:budget:)`` is for judging: it
  /// is much faster on histories with many overlapping operations, but does not keep an order.
  ///
  /// - Parameter budget: how many configurations are remembered for each object.
  /// - Complexity: as ``check(_:against:budget:)``; an order of n operations takes O(n²) bits.
  /// - Throws: as ``check(_:against:budget:)``.
  public static func orders(
    of history: OperationHistory, against specification: some SequentialSpecification,
    budget: CheckBudget = CheckBudget(configurations: 200_000)
  ) throws(HistoryProblem) -> [LinearizationOrder] {
    let parts = try ObjectHistories(history, specification)
    return parts.objects.map { operations in
      parts.table.forget()
      var search = OrderSearch(operations, parts.table)
      let verdict = search.run(limit: budget.configurations, shouldStop: budget.shouldStop)
      let key = operations.first.map { history.operations[$0.place].key } ?? .none
      return LinearizationOrder(
        key: specification.isPartitionedByKey ? key : .none, verdict: verdict,
        steps: search.best.map { step in
          LinearizationOrder.Step(
            operation: operations[step.operation].place, state: parts.table.text(step.state))
        },
        blocked: search.blocked.map { operations[$0].place })
    }
  }

  /// An order for each object, by the name of a specification.
  ///
  /// - Throws: as ``orders(of:against:budget:)``, and if there is no specification of that name.
  public static func orders(
    of history: OperationHistory, againstSpecificationNamed name: String,
    budget: CheckBudget = CheckBudget(configurations: 200_000)
  ) throws(HistoryProblem) -> [LinearizationOrder] {
    try orders(
      of: history, against: KnownSpecifications.specification(named: name), budget: budget)
  }
}
