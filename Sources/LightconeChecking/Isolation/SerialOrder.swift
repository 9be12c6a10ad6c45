/// Looks for one order of all transactions that explains every read: the proof that a history is
/// serializable.
///
/// The search never goes back. It takes what the edges allow, and lets no transaction replace a
/// version while others have still to read it; of several the one that ended first. For lists that is
/// always enough. For registers it may miss an order, since to find one is NP-complete.
struct SerialOrder {
  private let book: TransactionBook
  private let graph: DependencyGraph
  private let kinds: DependencyGraph.Kinds
  /// Where in the books a transaction's reads and writes begin; one more at the end.
  private let firstRead: [Int]
  private let firstWrite: [Int]
  /// What each key holds.
  private var state: [Int]
  /// Of each version, how many reads have still to see it.
  private var unread: [Int]
  /// Transactions that wait until a version was read.
  private var waiting: [Int: [Int]] = [:]
  private var ready = ReadyQueue()

  private init(
    _ book: TransactionBook, _ graph: DependencyGraph, _ kinds: DependencyGraph.Kinds
  ) {
    self.book = book
    self.graph = graph
    self.kinds = kinds.union(.onward)
    firstRead = Self.starts(book.reads.map(\.transaction), book.transactions.count)
    firstWrite = Self.starts(book.writes.map(\.transaction), book.transactions.count)
    state = [Int](repeating: TransactionBook.initialVersion, count: book.keys.count)
    unread = [Int](repeating: 0, count: book.writes.count + book.keys.count)
    for read in book.reads where read.ownWrite < 0 {
      unread[slot(of: read.version, read.key)] += 1
    }
  }

  /// Whether running the transactions one after the other, in an order that the graph's edges of some
  /// kinds allow, gives each read what it showed.
  ///
  /// - Complexity: O((nodes + edges) log nodes).
  static func explains(
    _ book: TransactionBook, _ graph: DependencyGraph, _ kinds: DependencyGraph.Kinds
  ) -> Bool {
    guard !book.reads.contains(where: { $0.version == TransactionBook.noVersion }) else {
      return false
    }
    var search = SerialOrder(book, graph, kinds)
    guard let order = search.order() else { return false }
    return search.replay(order)
  }

  /// Where the part of each transaction begins in a list that is ordered by transactions.
  private static func starts(_ owners: [Int], _ count: Int) -> [Int] {
    var starts = [Int](repeating: 0, count: count + 1)
    for owner in owners { starts[owner + 1] += 1 }
    for place in 0..<count { starts[place + 1] += starts[place] }
    return starts
  }

  private func reads(of transaction: Int) -> Range<Int> {
    firstRead[transaction]..<firstRead[transaction + 1]
  }

  private func writes(of transaction: Int) -> Range<Int> {
    firstWrite[transaction]..<firstWrite[transaction + 1]
  }

  /// A place for each version, the initial one of each key included.
  private func slot(of version: Int, _ key: Int) -> Int {
    version >= 0 ? version : book.writes.count + key
  }

  /// An order that the edges allow; nil if the search ends early.
  private mutating func order() -> [Int]? {
    var before = [Int32](repeating: 0, count: graph.nodeCount)
    for edge in graph.edges where kinds.contains(edge.kind) { before[Int(edge.to)] += 1 }
    for node in 0..<graph.nodeCount where before[node] == 0 { makeReady(node) }
    var order: [Int] = []
    var takenCount = 0
    while let node = ready.next() {
      if node < graph.transactionCount, book.tookEffect[node] {
        guard take(node) else { continue }
        order.append(node)
      }
      takenCount += 1
      for place in graph.edgePlaces(from: node) where kinds.contains(graph.edges[place].kind) {
        let target = Int(graph.edges[place].to)
        before[target] -= 1
        if before[target] == 0 { makeReady(target) }
      }
    }
    return takenCount == graph.nodeCount ? order : nil
  }

  private mutating func makeReady(_ node: Int) {
    // A moment costs nothing, and what it opens may have ended long ago.
    let isMoment = node >= graph.transactionCount
    let end = isMoment ? Int.min : book.transactions[node].ended ?? book.transactions[node].began
    ready.insert(node, at: end)
  }

  /// Lets a transaction happen; false if it has to wait until others have read what it replaces.
  private mutating func take(_ transaction: Int) -> Bool {
    count(-1, readsOf: transaction)
    for place in writes(of: transaction) {
      let key = book.writes[place].key
      let replaced = slot(of: state[key], key)
      if unread[replaced] > 0, book.writes[place].ownWrite < 0 {
        count(1, readsOf: transaction)
        waiting[replaced, default: []].append(transaction)
        return false
      }
    }
    for place in writes(of: transaction) { state[book.writes[place].key] = place }
    for place in reads(of: transaction) where book.reads[place].ownWrite < 0 {
      let seen = slot(of: book.reads[place].version, book.reads[place].key)
      guard unread[seen] == 0, let free = waiting.removeValue(forKey: seen) else { continue }
      for node in free { makeReady(node) }
    }
    return true
  }

  /// Counts a transaction's reads among those to come, or no more.
  private mutating func count(_ change: Int, readsOf transaction: Int) {
    for place in reads(of: transaction) where book.reads[place].ownWrite < 0 {
      unread[slot(of: book.reads[place].version, book.reads[place].key)] += change
    }
  }

  /// Whether each read shows what the transactions before it left.
  private func replay(_ order: [Int]) -> Bool {
    var state = [Int](repeating: TransactionBook.initialVersion, count: book.keys.count)
    var lengths = [Int](repeating: 0, count: book.keys.count)
    for transaction in order {
      for place in reads(of: transaction) {
        let read = book.reads[place]
        let expected = read.ownWrite >= 0 ? read.ownWrite : state[read.key]
        guard read.version == expected else { return false }
        let length = lengths[read.key] + ownAppends(before: read)
        if book.kind == .listAppend, read.value.elements.count != length { return false }
      }
      for place in writes(of: transaction) {
        state[book.writes[place].key] = place
        lengths[book.writes[place].key] += 1
      }
    }
    return true
  }

  /// How often a read's transaction had appended to the key before it.
  private func ownAppends(before read: TransactionBook.Read) -> Int {
    var count = 0
    var write = read.ownWrite
    while write >= 0 {
      count += 1
      write = book.writes[write].ownWrite
    }
    return count
  }
}
