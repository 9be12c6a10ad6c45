import Lightcone

/// The three readings of causal consistency.
public enum CausalModel: String, Hashable, Sendable, CaseIterable {
  /// Each answer is explained by its causal past alone.
  case consistency = "causal"
  /// All answers of one client are explained by one order of what it saw.
  case memory = "causal-memory"
  /// All answers of all clients are explained by one order of concurrent writes.
  case convergence = "causal-convergence"
}

/// Causal consistency: nobody sees an answer without the question.
///
/// **What it solves.** Replicas that answer at once, without asking each other, cannot keep one
/// order of everything. They can keep the order of cause and effect: who sees a comment also sees
/// the post.
///
/// **Example.** Client 1 writes `post`. Client 2 reads it and writes `comment`. Client 3 reads the
/// comment, then looks for the post and finds nothing: causal consistency forbids that.
///
/// **Rules.**
/// 1. One operation comes before another in the causal order if the same client did it first, if
///    the other read what it wrote, or through a third one.
/// 2. *Causal* is broken by four bad patterns: the causal order has a circle (CyclicCO); a read
///    returned what nobody wrote (ThinAirRead); a read returned the initial value, with a write of
///    its key in its past (WriteCOInitRead); a read returned a write that another write of its key,
///    also in the past of the read, comes after (WriteCORead).
/// 3. *Causal memory* also asks of each client that one order explains all that it read. It is
///    broken by the patterns of rule 2, and by two more in the client's own happened-before
///    relation (WriteHBInitRead, CyclicHB).
/// 4. *Causal convergence* asks for one order of concurrent writes for all clients. It is broken by
///    the patterns of rule 2, and by a circle of causal order and conflicts (CyclicCF): a write
///    that a read saw comes before the write that it returned.
/// 5. A history that does not write each value that is read once to a key is undecided.
///
/// Causal memory and causal convergence each imply causal consistency, neither implies the other,
/// and sequential consistency implies both.
///
/// **Deviations from the papers.** Values only have to be unique where a read returned them. A
/// write whose outcome is unknown counts if its value was read. The paper compares operations of
/// one site; here a client is a site.
///
/// **What it does not promise.** That replicas ever become equal, or that an answer is recent. Time
/// plays no part: a read may return an old value as long as nothing that its client has seen is
/// newer.
///
/// **Reading.** Ahamad, Neiger, Burns, Kohli and Hutto, "Causal Memory: Definitions,
/// Implementation, and Programming" (Distributed Computing 1995). Bouajjani, Enea, Guerraoui and
/// Hamza, "On Verifying Causal Consistency" (POPL 2017): the three readings and their bad patterns.
public struct CausalConsistency: Sendable {
  /// Which reading.
  public var model: CausalModel
  /// What every key holds at first.
  public var initialValue: OperationValue

  /// Creates a checker.
  public init(_ model: CausalModel = .consistency, initialValue: OperationValue = .none) {
    self.model = model
    self.initialValue = initialValue
  }

  /// Checks a history of reads and writes.
  ///
  /// A vector clock has an entry for each client. There are at most a hundred such entries for each
  /// configuration of the budget.
  ///
  /// - Throws: ``HistoryProblem`` if there is another function than read and write, or a client
  ///   with two operations open.
  /// - Complexity: O(operations × clients × log operations); for causal memory times the number of
  ///   clients.
  public func check(
    _ history: OperationHistory, budget: CheckBudget = CheckBudget()
  ) throws(HistoryProblem) -> ConsistencyResult {
    let reads = try ReadWriteHistory(history, initialValue: initialValue)
    let judged = reads.operations.count { !$0.isWrite }
    if judged == 0 { return result(.undecided, ["No read was answered: nothing was observed."], 0) }
    if let ambiguity = reads.ambiguity { return result(.undecided, ["\(ambiguity)."], judged) }
    let unanswered = reads.operations.count { !$0.isAnswered }
    let entries = reads.operations.count * (reads.sessions.count + unanswered)
    if entries / 100 > budget.configurations {
      return result(
        .undecided, ["The clocks need \(entries) entries, more than the budget allows."], judged)
    }
    return judge(OperationCausality(reads), judged, budget)
  }

  private func judge(
    _ order: OperationCausality, _ judged: Int, _ budget: CheckBudget
  ) -> ConsistencyResult {
    var pattern = order.causalPattern()
    var conflicts: [OrderEdge<OperationCausality.Reason>] = []
    if pattern == nil, model == .convergence { pattern = order.convergencePattern() }
    if pattern == nil, model == .memory {
      var search = CausalMemorySearch(order, budget: budget)
      pattern = search.pattern()
      conflicts = search.conflicts
      if search.wasStopped { return result(.undecided, ["The check was stopped."], judged) }
    }
    if let pattern {
      var explanation = CausalExplanation(order)
      explanation.extra = conflicts
      let sentences = explanation.sentences(for: pattern, in: model)
      return ConsistencyResult(
        model.rawValue, .violated, explanation: sentences, operations: explanation.named,
        judgedCount: judged)
    }
    let writes = order.reads.operations.count - judged
    return result(
      .holds,
      [
        "\(counted(judged, "read")) and \(counted(writes, "write")) of "
          + "\(counted(order.reads.sessions.count, "client")) were judged: no bad pattern."
      ], judged)
  }

  private func result(
    _ verdict: Verdict, _ explanation: [String], _ judged: Int
  ) -> ConsistencyResult {
    ConsistencyResult(model.rawValue, verdict, explanation: explanation, judgedCount: judged)
  }
}
