/// A cycle of transactions, ready to be told.
struct DependencyCycle {
  /// One transaction comes before another, and why.
  struct Step {
    let from: Int
    var to: Int
    let kind: DependencyKind
    /// Whether it rests on versions that follow each other as in real time.
    let isTimed: Bool
    let key: Int
    let version: Int
    /// The write that came after the version.
    var next: Int
  }

  private(set) var steps: [Step] = []

  /// Joins edges that lead through moments into steps between transactions.
  ///
  /// - Parameter scale: 2 if each node stands twice in the graph (then they are called 2n and 2n + 1).
  init(_ places: [Int], in graph: DependencyGraph, scale: Int = 1) {
    for place in places {
      let edge = graph.edges[place]
      if let kind = DependencyKind(edge.kind) {
        steps.append(
          Step(
            from: Int(edge.from) / scale, to: Int(edge.to) / scale, kind: kind,
            isTimed: edge.kind == .timedReadWrite, key: Int(edge.key),
            version: Int(edge.version), next: Int(edge.next)))
      } else if !steps.isEmpty {
        steps[steps.count - 1].to = Int(edge.to) / scale
        if edge.next >= 0 { steps[steps.count - 1].next = Int(edge.next) }
      }
    }
  }

  /// How many anti-dependencies it has.
  var antiDependencyCount: Int { steps.count { $0.kind == .readWrite } }

  /// The transactions, in the cycle's order.
  var transactions: [Int] { steps.map(\.from) }

  /// Whether two transactions each replace what the other read, and it is the same key: a lost update,
  /// which is told as such.
  var isLostUpdate: Bool {
    steps.count == 2 && antiDependencyCount == 2 && steps[0].key == steps[1].key
  }

  /// Whether two transactions each replace what the other read of another key.
  var isWriteSkew: Bool {
    steps.count == 2 && antiDependencyCount == 2 && steps[0].key != steps[1].key
  }
}

extension DependencyKind {
  /// The kind of an edge; nil for the way on from a moment.
  fileprivate init?(_ kind: DependencyGraph.Kinds) {
    switch kind {
    case .writeWrite: self = .writeWrite
    case .writeRead: self = .writeRead
    case .readWrite, .timedReadWrite: self = .readWrite
    case .process: self = .process
    case .realtime: self = .realtime
    default: return nil
    }
  }
}

extension IsolationProse {
  /// Tells a cycle: who is in it, why each comes before the next, and that this cannot be.
  func cycle(_ kind: AnomalyKind, _ cycle: DependencyCycle) -> IsolationAnomaly {
    var names: [Int: Int] = [:]
    var order: [Int] = []
    for transaction in cycle.transactions where names[transaction] == nil {
      order.append(transaction)
      names[transaction] = order.count
    }
    let lines = cycle.steps.enumerated().map { place, step in
      let from = "T\(names[step.from] ?? 0)"
      let to = "T\(names[step.to] ?? 0)"
      let isLast = place == cycle.steps.count - 1
      return "\(isLast ? "However" : "Then") \(from) < \(to), because "
        + reason(step, from, to) + (isLast ? ": a contradiction." : ".")
    }
    return IsolationAnomaly(
      kind, operations: cycle.transactions.map { book.transactions[$0].operation },
      dependencies: cycle.steps.map(\.kind), explanation: introductions(of: order) + lines)
  }

  /// Why one transaction comes before the next.
  private func reason(_ step: DependencyCycle.Step, _ from: String, _ to: String) -> String {
    switch step.kind {
    case .writeWrite:
      return "\(to)'s \(deed(step.next)) came after \(from)'s \(deed(step.version))"
    case .writeRead:
      return "\(to) saw \(from)'s \(deed(step.version))"
    case .readWrite:
      return "\(from) read \(state(step)) of key \(book.keys[step.key]) "
        + "and did not see \(to)'s \(deed(step.next)), which "
        + (step.isTimed
          ? "began when the \(deed(step.version)) had ended" : "came after it")
    case .process:
      let client = history.name(ofClient: book.transactions[step.from].client)
      return "\(client) did \(from) first (\(span(of: step.from))), then \(to) "
        + "(\(span(of: step.to)))"
    case .realtime:
      let ended = book.transactions[step.from].ended ?? 0
      return "\(from) had ended at \(history.text(ofPosition: ended)) when \(to) began at "
        + history.text(ofPosition: book.transactions[step.to].began)
    }
  }

  /// What the reader of an anti-dependency read of its key.
  private func state(_ step: DependencyCycle.Step) -> String {
    for micro in book.transactions[step.from].microOperations
    where micro.function == .read && micro.isAnswered && micro.key == book.keys[step.key] {
      let last = book.kind == .listAppend ? micro.value.elements.last ?? .none : micro.value
      let wanted = step.version >= 0 ? book.writes[step.version].value : OperationValue.none
      if last == wanted { return micro.value == .none ? "nothing" : micro.value.shortened }
    }
    return version(step.version)
  }
}
