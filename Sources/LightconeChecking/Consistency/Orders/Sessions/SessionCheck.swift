import Lightcone

/// Judges one session guarantee for all clients.
struct SessionCheck {
  private let guarantee: SessionGuarantee
  private let reads: ReadWriteHistory
  /// The known order of the versions of each key.
  private let known: [OrderEdge<SessionReason>]

  init(_ guarantee: SessionGuarantee, _ reads: ReadWriteHistory) {
    self.guarantee = guarantee
    self.reads = reads
    known = Self.knownOrder(of: reads)
  }

  /// A write comes after what its client wrote or read of the key before.
  private static func knownOrder(of reads: ReadWriteHistory) -> [OrderEdge<SessionReason>] {
    var edges: [OrderEdge<SessionReason>] = []
    for session in reads.sessions {
      var before: [Int: [(version: Int, reason: SessionReason)]] = [:]
      for number in session {
        let operation = reads.operations[number]
        if let version = operation.writeRead {
          guard before[operation.key]?.last?.version != version else { continue }
          before[operation.key, default: []].append((version, .readBefore(read: number)))
        } else if operation.isWrite {
          // A client that read a write of its own before it made it is no order of versions.
          for item in before[operation.key] ?? [] where item.version != number {
            edges.append(OrderEdge(from: item.version, to: number, reason: item.reason))
          }
          if operation.isAnswered { before[operation.key] = [(number, .wroteBefore)] }
        }
      }
    }
    return edges
  }

  func result() -> ConsistencyResult {
    let count = reads.operations.count
    if let circle = OrderGraph(nodeCount: count, edges: known).circle() {
      return noOrder(circle)
    }
    var judged = 0
    let index = places()
    let firstReads = firstReads()
    for session in reads.sessions {
      var walk = SessionWalk(guarantee, reads, index: index)
      walk.walk(session, firstReads: firstReads)
      judged += walk.demands.judged
      if let result = violation(in: walk.demands, judged) { return result }
    }
    return noViolation(judged)
  }

  /// The place of each operation in its session.
  private func places() -> [Int] {
    var index = [Int](repeating: 0, count: reads.operations.count)
    for session in reads.sessions {
      for (place, number) in session.enumerated() { index[number] = place }
    }
    return index
  }

  /// For each version the first read of it by each client, if writes follow reads is asked about.
  private func firstReads() -> [Int: [(client: Int, read: Int)]] {
    guard guarantee == .writesFollowReads else { return [:] }
    var first: [Int: [(client: Int, read: Int)]] = [:]
    for (number, operation) in reads.operations.enumerated() {
      guard let version = operation.writeRead,
        first[version]?.contains(where: { $0.client == operation.client }) != true
      else { continue }
      first[version, default: []].append((operation.client, number))
    }
    return first
  }

  private func violation(in demands: SessionDemands, _ judged: Int) -> ConsistencyResult? {
    var prose = SessionExplanation(guarantee, reads)
    let sentences: [String]
    if let fault = demands.fault {
      sentences = prose.sentences(for: fault)
    } else if !demands.edges.isEmpty,
      let circle = OrderGraph(nodeCount: demands.nextNode, edges: known + demands.edges)
        .circle(counting: { $0 < reads.operations.count })
    {
      sentences = prose.sentences(for: circle)
    } else {
      return nil
    }
    return ConsistencyResult(
      guarantee.rawValue, .violated, explanation: sentences, operations: prose.named,
      judgedCount: judged)
  }

  /// Versions that come before themselves: somebody read what was written in answer to it.
  private func noOrder(_ circle: [OrderEdge<SessionReason>]) -> ConsistencyResult {
    var prose = SessionExplanation(guarantee, reads)
    let sentences = prose.sentences(for: circle)
    if guarantee == .writesFollowReads {
      return ConsistencyResult(
        guarantee.rawValue, .violated, explanation: sentences, operations: prose.named,
        judgedCount: circle.count)
    }
    return ConsistencyResult(
      guarantee.rawValue, .undecided,
      explanation: ["No order of versions is possible, so no version is newer than another."],
      operations: prose.named, judgedCount: 0)
  }

  private func noViolation(_ judged: Int) -> ConsistencyResult {
    let name = guarantee.rawValue
    let thinAir = reads.operations.count { $0.source == .thinAir }
    if thinAir > 0 {
      return ConsistencyResult(
        name, .undecided,
        explanation: [
          "\(counted(thinAir, "read")) returned a value that nobody wrote: it belongs to no "
            + "version."
        ], judgedCount: judged)
    }
    if judged == 0 {
      return ConsistencyResult(
        name, .undecided, explanation: ["Never put to the test: \(guarantee.occasion)."],
        judgedCount: 0)
    }
    return ConsistencyResult(
      name, .holds,
      explanation: [
        "\(counted(judged, "read")) of \(counted(reads.sessions.count, "client")) put it to the "
          + "test; each client has a view that keeps it."
      ], judgedCount: judged)
  }
}
