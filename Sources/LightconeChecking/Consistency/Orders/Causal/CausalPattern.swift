/// What is wrong with a history that is not causally consistent.
///
/// The names are those of Bouajjani, Enea, Guerraoui and Hamza (POPL 2017).
enum CausalPattern {
  /// CyclicCO: operations come before themselves.
  case cyclicOrder([OrderEdge<OperationCausality.Reason>])
  /// ThinAirRead: a read returned what nobody wrote.
  case thinAirRead(Int)
  /// WriteCOInitRead, and WriteHBInitRead for causal memory: a read returned the initial value,
  /// with a write before it.
  case initialRead(Int, write: Int)
  /// WriteCORead: a read returned a write, with another write between the two.
  case overwrittenRead(Int, write: Int, by: Int)
  /// CyclicCF, and CyclicHB for causal memory: writes come before themselves, given what reads that
  /// saw them returned.
  case cyclicConflict([OrderEdge<OperationCausality.Reason>])

  /// The name that the paper gives it.
  func name(in model: CausalModel) -> String {
    switch self {
    case .cyclicOrder: "CyclicCO"
    case .thinAirRead: "ThinAirRead"
    case .initialRead: model == .memory ? "WriteHBInitRead" : "WriteCOInitRead"
    case .overwrittenRead: "WriteCORead"
    case .cyclicConflict: model == .memory ? "CyclicHB" : "CyclicCF"
    }
  }
}

extension OperationCausality {
  /// The first pattern that makes a history break causal consistency; nil if there is none.
  ///
  /// - Complexity: O(operations × lanes × log operations).
  func causalPattern() -> CausalPattern? {
    for number in reads.operations.indices where reads.operations[number].source == .thinAir {
      return .thinAirRead(number)
    }
    if sorted.count < reads.operations.count, let circle = graph().circle() {
      return .cyclicOrder(circle)
    }
    for number in reads.operations.indices {
      if let pattern = staleRead(number) { return pattern }
    }
    return nil
  }

  /// The write that a read should have seen and did not.
  func staleRead(_ number: Int) -> CausalPattern? {
    let operation = reads.operations[number]
    guard !operation.isWrite else { return nil }
    var pattern: CausalPattern?
    forEachLastWrite(to: operation.key, before: number) { write in
      guard pattern == nil else { return }
      switch operation.source {
      case .initial:
        pattern = .initialRead(number, write: write)
      case .write(let read) where isBefore(read, write):
        pattern = .overwrittenRead(number, write: read, by: write)
      default: break
      }
    }
    return pattern
  }

  /// For each write that a read saw and did not return: it comes before the write that it returned.
  func conflicts(ofRead number: Int) -> [OrderEdge<Reason>] {
    let operation = reads.operations[number]
    guard let returned = operation.writeRead else { return [] }
    var edges: [OrderEdge<Reason>] = []
    forEachLastWrite(to: operation.key, before: number) { write in
      guard write != returned, !isBefore(write, returned) else { return }
      edges.append(OrderEdge(from: write, to: returned, reason: .overwritten(read: number)))
    }
    return edges
  }

  /// What makes a history without ``causalPattern()`` break causal convergence; nil if nothing
  /// does.
  ///
  /// - Complexity: O(operations × lanes × log operations).
  func convergencePattern() -> CausalPattern? {
    let conflicts = reads.operations.indices.flatMap(conflicts(ofRead:))
    return graph(adding: conflicts).circle().map { .cyclicConflict($0) }
  }
}
