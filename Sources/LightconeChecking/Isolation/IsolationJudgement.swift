/// Draws the conclusion: which levels are violated, which hold, and which are undecided.
struct IsolationJudgement {
  let book: TransactionBook
  let order: VersionOrder
  let graph: DependencyGraph
  let cycles: CycleAnomalies

  /// The result for a history.
  func result(level: IsolationLevel?) -> IsolationResult {
    let collector = cycles.collector
    let committed = book.tookEffect.count { $0 }
    let found = AnomalyKind.allCases.filter { collector.count(of: $0) > 0 }
    let violated = IsolationLevel.broken(with: found.flatMap(\.forbiddenAt))
    let isExercised = committed > 0 && !book.reads.isEmpty
    let held = isExercised && !cycles.meter.isExhausted ? heldLevels(violated) : []
    let isDecided = violated.count + held.count == IsolationLevel.allCases.count
    return IsolationResult(
      kind: book.kind, anomalies: collector.anomalies, untoldCount: collector.untoldCount,
      level: level, committedCount: committed, answeredReadCount: book.reads.count,
      violatedLevels: violated, heldLevels: held, doubt: isDecided ? nil : doubt(committed))
  }

  /// The levels of which it is certain that they hold.
  private func heldLevels(_ violated: [IsolationLevel]) -> [IsolationLevel] {
    let others = IsolationLevel.allCases.filter { !violated.contains($0) }
    guard !others.isEmpty else { return [] }
    let proven = provenLevel(others)
    let isComplete = !order.isComplete.contains(false)
    let isListOrder = book.kind == .listAppend && !order.isConflicted.contains(true)
    return others.filter { level in
      if let proven, proven.implies(level) { return true }
      // Appends that nobody read may be put into the order in which the graph without
      // anti-dependencies can be walked: then they close no cycle of reads and writes.
      if isListOrder, IsolationLevel.readCommitted.implies(level) { return true }
      // The last two speak of time: without a proof they hold only if no cycle needs it.
      return isComplete && IsolationLevel.serializable.implies(level)
    }
  }

  /// The strongest level that an order of all transactions proves.
  private func provenLevel(_ levels: [IsolationLevel]) -> IsolationLevel? {
    let data = DependencyGraph.Kinds.data
    let attempts: [(IsolationLevel, DependencyGraph.Kinds)] = [
      (.strictSerializable, .strict),
      (.strongSessionSerializable, data.union(.process)), (.serializable, data),
    ]
    return attempts.first { level, kinds in
      levels.contains(level) && SerialOrder.explains(book, graph, kinds)
    }?.0
  }

  /// Why not all levels are decided.
  private func doubt(_ committed: Int) -> String {
    if committed == 0 { return "No transaction is known to have committed: nothing was exercised." }
    if book.reads.isEmpty { return "No read was answered: nothing was exercised." }
    if cycles.meter.isExhausted { return "The budget ran out before all cycles were searched for." }
    let unknown = order.isComplete.count { !$0 }
    let keys = unknown == 1 ? "one key" : "\(unknown) keys"
    return "No anomaly was found, but the reads do not tell the whole order of the versions of "
      + "\(keys), and no order of the transactions was found that explains all reads."
  }
}
