/// Looks for what breaks causal memory: each client must be able to put all that it saw into one
/// order.
///
/// For each client the happened-before relation is the smallest one that holds the causal order and
/// puts a write that a read of the client saw before the write that it returned (Bouajjani and
/// others, POPL 2017, there called hb). What the client's last operation needs includes what its
/// earlier ones need, so one relation for each client is enough.
struct CausalMemorySearch {
  private let order: OperationCausality
  private let budget: CheckBudget
  /// Whether the budget ended the search.
  private(set) var wasStopped = false
  /// What the client whose operations were looked at last must put in order.
  private(set) var conflicts: [OrderEdge<OperationCausality.Reason>] = []

  init(_ order: OperationCausality, budget: CheckBudget) {
    self.order = order
    self.budget = budget
  }

  /// The first pattern in a history without the patterns of causal consistency.
  ///
  /// - Complexity: O(clients × passes × operations × lanes). A pass finds new conflicts; most
  ///   histories need one or two for a client.
  mutating func pattern() -> CausalPattern? {
    // What all clients together can put in order, each alone can.
    let all = order.reads.operations.indices.filter { !order.reads.operations[$0].isWrite }
    if pattern(forReads: all) == nil { return nil }
    for session in order.reads.sessions {
      let reads = session.filter { !order.reads.operations[$0].isWrite }
      if let pattern = pattern(forReads: reads) { return pattern }
      if wasStopped { return nil }
    }
    return nil
  }

  private mutating func pattern(forReads reads: [Int]) -> CausalPattern? {
    var view = order
    conflicts = []
    while true {
      let found = reads.flatMap(view.conflicts(ofRead:))
      guard !found.isEmpty else { return nil }
      if budget.shouldStop() {
        wasStopped = true
        return nil
      }
      conflicts += found
      view.update(adding: conflicts)
      if view.sorted.count < order.reads.operations.count {
        return order.graph(adding: conflicts).circle().map { .cyclicConflict($0) }
      }
      for number in reads {
        guard case .initialRead(let read, let write) = view.staleRead(number) else { continue }
        return .initialRead(read, write: write)
      }
    }
  }
}
