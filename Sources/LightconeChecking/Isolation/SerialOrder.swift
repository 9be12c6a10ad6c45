/// Looks for one order of all transactions that explains every read: the proof that a history is
/// serializable.
struct SerialOrder {
  /// Whether running the transactions one after the other, in an order that the graph's edges of some
  /// kinds allow, gives each read what it showed.
  ///
  /// Of those that may come next the one that ended first does.
  ///
  /// - Complexity: O((nodes + edges) log nodes).
  static func explains(
    _ book: TransactionBook, _ graph: DependencyGraph, _ kinds: DependencyGraph.Kinds
  ) -> Bool {
    guard let order = order(book, graph, kinds.union(.onward)) else { return false }
    return replay(order, book)
  }

  /// An order that the edges allow; nil if they form a cycle.
  private static func order(
    _ book: TransactionBook, _ graph: DependencyGraph, _ kinds: DependencyGraph.Kinds
  ) -> [Int]? {
    var before = [Int32](repeating: 0, count: graph.nodeCount)
    for edge in graph.edges where kinds.contains(edge.kind) { before[Int(edge.to)] += 1 }
    var ready = ReadyQueue()
    let add = { (node: Int, ready: inout ReadyQueue) in
      // A moment costs nothing, and what it opens may have ended long ago.
      let isMoment = node >= graph.transactionCount
      let end = isMoment ? Int.min : book.transactions[node].ended ?? book.transactions[node].began
      ready.insert(node, at: end)
    }
    for node in 0..<graph.nodeCount where before[node] == 0 { add(node, &ready) }
    var order: [Int] = []
    var taken = 0
    while let node = ready.next() {
      taken += 1
      if node < graph.transactionCount, book.tookEffect[node] { order.append(node) }
      for place in graph.edgePlaces(from: node) where kinds.contains(graph.edges[place].kind) {
        let target = Int(graph.edges[place].to)
        before[target] -= 1
        if before[target] == 0 { add(target, &ready) }
      }
    }
    return taken == graph.nodeCount ? order : nil
  }

  /// Whether each read shows what the transactions before it left.
  private static func replay(_ order: [Int], _ book: TransactionBook) -> Bool {
    var firstRead = [Int](repeating: 0, count: book.transactions.count + 1)
    for read in book.reads { firstRead[read.transaction + 1] += 1 }
    var firstWrite = [Int](repeating: 0, count: book.transactions.count + 1)
    for write in book.writes { firstWrite[write.transaction + 1] += 1 }
    for place in book.transactions.indices {
      firstRead[place + 1] += firstRead[place]
      firstWrite[place + 1] += firstWrite[place]
    }
    var state = [Int](repeating: TransactionBook.initialVersion, count: book.keys.count)
    var lengths = [Int](repeating: 0, count: book.keys.count)
    for transaction in order {
      for place in firstRead[transaction]..<firstRead[transaction + 1] {
        let read = book.reads[place]
        let expected = read.ownWrite >= 0 ? read.ownWrite : state[read.key]
        guard read.version == expected else { return false }
        let length = lengths[read.key] + ownAppends(before: read, book)
        if book.kind == .listAppend, read.value.elements.count != length { return false }
      }
      for place in firstWrite[transaction]..<firstWrite[transaction + 1] {
        state[book.writes[place].key] = place
        lengths[book.writes[place].key] += 1
      }
    }
    return true
  }

  /// How often a read's transaction had appended to the key before it.
  private static func ownAppends(
    before read: TransactionBook.Read, _ book: TransactionBook
  ) -> Int {
    var count = 0
    var write = read.ownWrite
    while write >= 0 {
      count += 1
      write = book.writes[write].ownWrite
    }
    return count
  }
}

/// Transactions that may come next, by the position at which they ended (a binary heap).
private struct ReadyQueue {
  private var heap: [(end: Int, node: Int)] = []

  mutating func insert(_ node: Int, at end: Int) {
    heap.append((end, node))
    var place = heap.count - 1
    while place > 0, heap[place] < heap[(place - 1) / 2] {
      heap.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  mutating func next() -> Int? {
    guard let first = heap.first, let last = heap.popLast() else { return nil }
    if heap.isEmpty { return first.node }
    heap[0] = last
    var place = 0
    while true {
      var least = place
      for child in [2 * place + 1, 2 * place + 2]
      where child < heap.count && heap[child] < heap[least] {
        least = child
      }
      if least == place { return first.node }
      heap.swapAt(place, least)
      place = least
    }
  }
}
