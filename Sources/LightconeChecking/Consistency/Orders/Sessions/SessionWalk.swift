/// Walks along one client's session and collects what a guarantee demands of its views.
struct SessionWalk {
  private let guarantee: SessionGuarantee
  private let reads: ReadWriteHistory
  /// The place of each operation in its client's session.
  private let index: [Int]
  private(set) var demands: SessionDemands
  /// For each other client, how much of its session came before what was seen of it.
  private var progress: [Int: Int] = [:]
  /// For each key, the newest write that was seen of each other client, by its place there.
  private var newestSeen: [Int: [(client: Int, write: Int)]] = [:]

  init(_ guarantee: SessionGuarantee, _ reads: ReadWriteHistory, index: [Int]) {
    self.guarantee = guarantee
    self.reads = reads
    self.index = index
    demands = SessionDemands(firstNode: reads.operations.count)
  }

  mutating func walk(_ session: [Int], firstReads: [Int: [(client: Int, read: Int)]]) {
    for number in session {
      let operation = reads.operations[number]
      if operation.isWrite {
        guard guarantee == .readYourWrites, operation.isAnswered else { continue }
        demands.require(number, key: operation.key, .own(cause: number))
      } else if operation.source != .thinAir {
        read(number, operation, firstReads)
      }
    }
  }

  private mutating func read(
    _ number: Int, _ operation: ReadWriteHistory.Operation,
    _ firstReads: [Int: [(client: Int, read: Int)]]
  ) {
    let version = operation.writeRead
    demands.read(number, key: operation.key, version: version)
    guard let version else { return }
    switch guarantee {
    case .readYourWrites: break
    case .monotonicReads:
      demands.require(version, key: operation.key, .own(cause: number))
    case .monotonicWrites, .writesFollowReads:
      findReversal(number, operation, version, firstReads)
      see(version, by: number)
    }
  }

  /// The client read a version after one that its writer, or a reader of it, wrote later.
  private mutating func findReversal(
    _ number: Int, _ operation: ReadWriteHistory.Operation, _ version: Int,
    _ firstReads: [Int: [(client: Int, read: Int)]]
  ) {
    let uses =
      guarantee == .monotonicWrites
      ? [(client: reads.operations[version].client, read: version)] : firstReads[version] ?? []
    for use in uses where guarantee == .writesFollowReads || reads.operations[version].isAnswered {
      let newest = newestSeen[operation.key]?.first { $0.client == use.client }
      guard let newest, newest.write != version, index[newest.write] > index[use.read] else {
        continue
      }
      let reason = SessionReason.foreign(seen: newest.write, cause: use.read)
      demands.fail(SessionFault(read: number, reason: reason, version: newest.write))
    }
  }

  /// The client has seen a write: from now on it must see what came before it.
  private mutating func see(_ write: Int, by read: Int) {
    let operation = reads.operations[write]
    let other = operation.client
    let slot = newestSeen[operation.key]?.firstIndex { $0.client == other }
    if let slot {
      if let known = newestSeen[operation.key]?[slot].write, index[known] < index[write] {
        newestSeen[operation.key]?[slot].write = write
      }
    } else {
      newestSeen[operation.key, default: []].append((other, write))
    }
    let known = progress[other] ?? 0
    guard index[write] > known else { return }
    for cause in reads.sessions[other][known..<index[write]] {
      require(cause, seen: write)
    }
    progress[other] = index[write]
  }

  private mutating func require(_ cause: Int, seen: Int) {
    let operation = reads.operations[cause]
    guard operation.isAnswered, operation.isWrite == (guarantee == .monotonicWrites),
      let version = operation.isWrite ? cause : operation.writeRead
    else { return }
    // A client that read its own write before another write has written it before, too.
    demands.require(version, key: operation.key, .foreign(seen: seen, cause: cause))
  }
}
