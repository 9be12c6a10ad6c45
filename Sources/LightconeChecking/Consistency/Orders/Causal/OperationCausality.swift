/// Which operations could have caused which: the order of each client, and each write before the
/// reads that returned it, closed under "and then".
///
/// Each operation carries a vector clock: how many operations of each lane lie at or before it. A
/// lane is a client, or a write whose outcome is unknown: nothing else has to wait for one.
///
/// Reading: Ahamad, Neiger, Burns, Kohli and Hutto, "Causal Memory: Definitions, Implementation,
/// and Programming" (Distributed Computing 1995). Mattern, "Virtual Time and Global States of
/// Distributed Systems" (1989), for the clocks.
struct OperationCausality {
  /// Why one operation comes before another.
  enum Reason: Hashable, Sendable {
    /// The same client did it first.
    case sameClient
    /// The second read what the first wrote.
    case readFrom
    /// A read that must see the first write returned the second.
    case overwritten(read: Int)
  }

  /// The reads and writes.
  let reads: ReadWriteHistory
  /// The lane of each operation.
  private(set) var lane: [Int] = []
  /// The place of each operation in its lane, counted from 0.
  private(set) var index: [Int] = []
  /// How many lanes there are.
  private(set) var laneCount: Int
  /// For each key the lanes that write it, each with its writes in order.
  private(set) var writers: [[(lane: Int, writes: [Int])]]
  /// The operations, none before what it depends on; fewer than there are if some depend on each
  /// other.
  private(set) var sorted: [Int] = []
  private var clocks: [Int32] = []

  /// Orders the operations of a history.
  ///
  /// - Complexity: O(operations × lanes).
  init(_ reads: ReadWriteHistory) {
    self.reads = reads
    laneCount = reads.sessions.count
    writers = Array(repeating: [], count: reads.keyCount)
    var sizes = [Int](repeating: 0, count: laneCount)
    for operation in reads.operations {
      if operation.isAnswered {
        lane.append(operation.client)
      } else {
        lane.append(laneCount)
        sizes.append(0)
        laneCount += 1
      }
      index.append(sizes[lane[lane.count - 1]])
      sizes[lane[lane.count - 1]] += 1
    }
    collectWriters()
    update(adding: [])
  }

  private mutating func collectWriters() {
    var slots: [[Int]: Int] = [:]
    for (number, operation) in reads.operations.enumerated() where operation.isWrite {
      let key = operation.key
      if let slot = slots[[key, lane[number]]] {
        writers[key][slot].writes.append(number)
      } else {
        slots[[key, lane[number]]] = writers[key].count
        writers[key].append((lane[number], [number]))
      }
    }
  }

  /// What an operation comes directly after, by the order of its client and by what it read.
  func causes(of number: Int) -> [OrderEdge<Reason>] {
    var edges: [OrderEdge<Reason>] = []
    let operation = reads.operations[number]
    if let predecessor = operation.predecessor {
      edges.append(OrderEdge(from: predecessor, to: number, reason: .sameClient))
    }
    if let write = operation.writeRead {
      edges.append(OrderEdge(from: write, to: number, reason: .readFrom))
    }
    return edges
  }

  /// All that ``causes(of:)`` says, and more, as a graph.
  func graph(adding extra: [OrderEdge<Reason>] = []) -> OrderGraph<Reason> {
    OrderGraph(
      nodeCount: reads.operations.count,
      edges: reads.operations.indices.flatMap(causes(of:)) + extra)
  }

  /// Computes all clocks anew, with more that comes before something else.
  ///
  /// - Complexity: O(operations × lanes + edges × lanes).
  mutating func update(adding extra: [OrderEdge<Reason>]) {
    let count = reads.operations.count
    var waiting = [Int](repeating: 0, count: count)
    var later: [[Int]] = Array(repeating: [], count: count)
    var earlier: [[Int]] = Array(repeating: [], count: count)
    for edge in reads.operations.indices.flatMap(causes(of:)) + extra {
      waiting[edge.to] += 1
      later[edge.from].append(edge.to)
      earlier[edge.to].append(edge.from)
    }
    clocks = [Int32](repeating: 0, count: count * laneCount)
    sorted = reads.operations.indices.filter { waiting[$0] == 0 }
    var head = 0
    while head < sorted.count {
      let number = sorted[head]
      head += 1
      for cause in earlier[number] { join(number, with: cause) }
      clocks[number * laneCount + lane[number]] = Int32(index[number] + 1)
      for next in later[number] {
        waiting[next] -= 1
        if waiting[next] == 0 { sorted.append(next) }
      }
    }
  }

  private mutating func join(_ number: Int, with cause: Int) {
    let (to, from) = (number * laneCount, cause * laneCount)
    clocks.withUnsafeMutableBufferPointer { clocks in
      for lane in 0..<laneCount where clocks[from + lane] > clocks[to + lane] {
        clocks[to + lane] = clocks[from + lane]
      }
    }
  }

  /// How many operations of a lane lie at or before an operation.
  @inline(__always)
  func clock(_ number: Int, lane: Int) -> Int { Int(clocks[number * laneCount + lane]) }

  /// Whether one operation comes before another.
  @inline(__always)
  func isBefore(_ first: Int, _ second: Int) -> Bool {
    first != second && index[first] < clock(second, lane: lane[first])
  }

  /// The last write to its key that comes before an operation, for each lane that has one.
  func forEachLastWrite(
    to key: Int, before number: Int, _ body: (_ write: Int) -> Void
  ) {
    for writer in writers[key] {
      let seen = clock(number, lane: writer.lane)
      guard let first = writer.writes.first, index[first] < seen else { continue }
      var (low, high) = (0, writer.writes.count)
      while high - low > 1 {
        let middle = (low + high) / 2
        if index[writer.writes[middle]] < seen { low = middle } else { high = middle }
      }
      body(writer.writes[low])
    }
  }
}
