import LightconeTrace

/// Puts the edges of a dependency graph together.
struct DependencyGraphBuilder {
  let book: TransactionBook
  private var edges: [DependencyGraph.Edge] = []
  private(set) var nodeCount: Int

  init(_ book: TransactionBook) {
    self.book = book
    nodeCount = book.transactions.count
    edges.reserveCapacity(book.reads.count * 2 + book.writes.count * 2)
  }

  /// The graph of a history.
  ///
  /// - Complexity: O(n log n) for n micro-operations.
  static func graph(_ book: TransactionBook, _ order: VersionOrder) -> DependencyGraph {
    var builder = DependencyGraphBuilder(book)
    for read in book.reads where read.isExternal && read.version >= 0 {
      guard !book.isAborted(read.version) else { continue }
      builder.add(
        book.writes[read.version].transaction, read.transaction, .writeRead, key: read.key,
        version: read.version)
    }
    for succession in order.successions { builder.add(succession) }
    builder.addClientOrder()
    builder.addRealTime()
    if book.kind == .register { builder.addTimedSuccessions() }
    return DependencyGraph(
      transactionCount: book.transactions.count, nodeCount: builder.nodeCount,
      unsorted: builder.edges)
  }

  /// Makes room for moments, and gives the first of them.
  mutating func addMoments(_ count: Int) -> Int {
    nodeCount += count
    return nodeCount - count
  }

  mutating func add(
    _ from: Int, _ to: Int, _ kind: DependencyGraph.Kinds, key: Int = -1, version: Int = -1,
    next: Int = -1
  ) {
    guard from != to else { return }
    edges.append(
      DependencyGraph.Edge(
        from: Int32(from), to: Int32(to), kind: kind, key: Int32(key), version: Int32(version),
        next: Int32(next)))
  }

  /// Everybody who wrote or read a version comes before everybody who certainly replaced it.
  private mutating func add(_ succession: VersionOrder.Succession) {
    let writer = book.writer(of: succession.version)
    if succession.successors.count > 1 {
      addMany(succession, writer: writer)
    } else if let next = succession.successors.first {
      let to = book.writes[next].transaction
      if let writer { add(from: writer, .writeWrite, to: to, succession, next) }
      for reader in succession.readers { add(from: reader, .readWrite, to: to, succession, next) }
    }
  }

  private mutating func add(
    from: Int, _ kind: DependencyGraph.Kinds, to: Int, _ succession: VersionOrder.Succession,
    _ next: Int
  ) {
    add(from, to, kind, key: succession.key, version: succession.version, next: next)
  }

  /// With several successors a moment stands between.
  ///
  /// One who is a successor too must not come before itself, and so goes around the moment. Two of
  /// them are enough: two who read a version and replaced it are a lost update, which is found
  /// without any edge.
  private mutating func addMany(_ succession: VersionOrder.Succession, writer: Int?) {
    let moment = addMoments(1)
    var isSuccessor: Set<Int> = []
    for next in succession.successors {
      let to = book.writes[next].transaction
      isSuccessor.insert(to)
      add(from: moment, .onward, to: to, succession, next)
    }
    var around: Set<Int> = []
    let readers = succession.readers.map { ($0, DependencyGraph.Kinds.readWrite) }
    for (from, kind) in (writer.map { [($0, .writeWrite)] } ?? []) + readers {
      if !isSuccessor.contains(from) {
        add(from: from, kind, to: moment, succession, -1)
      } else if around.count < 3, around.insert(from).inserted {
        for next in succession.successors {
          add(from: from, kind, to: book.writes[next].transaction, succession, next)
        }
      }
    }
  }

  /// Each client's transactions, in the order in which it began them.
  private mutating func addClientOrder() {
    var last: [Int: Int] = [:]
    for (place, transaction) in book.transactions.enumerated() where book.tookEffect[place] {
      if let earlier = last[transaction.client],
        let ended = book.transactions[earlier].ended, ended <= transaction.began
      {
        add(earlier, place, .process)
      }
      if transaction.outcome == .ok { last[transaction.client] = place }
    }
  }

  /// What ended before another began: by a chain of moments, one for each completion.
  private mutating func addRealTime() {
    let ended = book.transactions.indices.filter {
      book.transactions[$0].outcome == .ok && book.transactions[$0].ended != nil
    }.sorted { end(of: $0) < end(of: $1) }
    let began = book.transactions.indices.filter { book.tookEffect[$0] }
      .sorted { book.transactions[$0].began < book.transactions[$1].began }
    let first = addMoments(ended.count)
    for (place, transaction) in ended.enumerated() {
      add(transaction, first + place, .realtime)
      if place > 0 { add(first + place - 1, first + place, .onward) }
    }
    var passed = 0
    for transaction in began {
      while passed < ended.count,
        end(of: ended[passed]) < book.transactions[transaction].began
      {
        passed += 1
      }
      if passed > 0 { add(first + passed - 1, transaction, .onward) }
    }
  }

  func end(of transaction: Int) -> Int {
    book.transactions[transaction].ended ?? .max
  }
}
