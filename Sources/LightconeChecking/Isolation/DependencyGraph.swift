import LightconeTrace

/// The transactions of a history and what leads from one to another.
///
/// Nodes below ``transactionCount`` are transactions. The others stand for moments: "after the last
/// version that was read", "after the first five completions". They keep the number of edges linear
/// where everything before a moment comes before everything after it.
struct DependencyGraph {
  /// A set of kinds of edges.
  struct Kinds: OptionSet {
    let rawValue: UInt8
    static let writeWrite = Kinds(rawValue: 1)
    static let writeRead = Kinds(rawValue: 2)
    static let readWrite = Kinds(rawValue: 4)
    static let process = Kinds(rawValue: 8)
    static let realtime = Kinds(rawValue: 16)
    /// The way on from a moment; it belongs to the edge that led there.
    static let onward = Kinds(rawValue: 32)
    /// An anti-dependency that holds if versions follow each other as in real time.
    static let timedReadWrite = Kinds(rawValue: 64)
    static let information: Kinds = [.writeWrite, .writeRead]
    static let data: Kinds = [.writeWrite, .writeRead, .readWrite]
    /// All that strict serializability orders.
    static let strict: Kinds = [.data, .process, .realtime, .timedReadWrite]
  }

  /// One reason why a node comes before another.
  struct Edge {
    let from: Int32
    let to: Int32
    let kind: Kinds
    /// The key, or -1 for an order of time.
    let key: Int32
    /// The version that both saw, or that the first one made.
    let version: Int32
    /// The write that came after it; -1 if the way goes on from a moment, or there is none.
    let next: Int32
  }

  let transactionCount: Int
  let nodeCount: Int
  /// All edges, by the node that they leave.
  let edges: [Edge]
  /// Where in ``edges`` a node's edges begin; one more at the end.
  let starts: [Int32]

  /// - Complexity: O(nodes + edges).
  init(transactionCount: Int, nodeCount: Int, unsorted: [Edge]) {
    self.transactionCount = transactionCount
    self.nodeCount = nodeCount
    var starts = [Int32](repeating: 0, count: nodeCount + 1)
    for edge in unsorted { starts[Int(edge.from) + 1] += 1 }
    for node in 0..<nodeCount { starts[node + 1] += starts[node] }
    var next = starts
    var places = [Int32](repeating: 0, count: unsorted.count)
    for (place, edge) in unsorted.enumerated() {
      places[Int(next[Int(edge.from)])] = Int32(place)
      next[Int(edge.from)] += 1
    }
    edges = places.map { unsorted[Int($0)] }
    self.starts = starts
  }

  /// The places of the edges that leave a node.
  func edgePlaces(from node: Int) -> Range<Int> {
    Int(starts[node])..<Int(starts[node + 1])
  }

  /// The graph in which no way takes two anti-dependencies one after the other: each node stands
  /// there twice, as 2n when it was reached by another edge, as 2n + 1 by an anti-dependency.
  ///
  /// A cycle there is a cycle of (ww ∪ wr) ; rw?, which snapshot isolation forbids (Cerone and Gotsman,
  /// PODC 2016).
  func withoutAdjacentAntiDependencies(
    among isIncluded: (Int) -> Bool
  ) -> DependencyGraph {
    var doubled: [Edge] = []
    for edge in edges where isIncluded(Int(edge.from)) && isIncluded(Int(edge.to)) {
      let isOnward = edge.kind == .onward
      guard isOnward || !edge.kind.isDisjoint(with: .data) else { continue }
      for mode in 0...1 {
        let isAnti = edge.kind == .readWrite
        if isAnti, mode == 1 { continue }
        let nextMode = isOnward ? mode : isAnti ? 1 : 0
        doubled.append(
          Edge(
            from: edge.from * 2 + Int32(mode), to: edge.to * 2 + Int32(nextMode), kind: edge.kind,
            key: edge.key, version: edge.version, next: edge.next))
      }
    }
    return DependencyGraph(
      transactionCount: transactionCount * 2, nodeCount: nodeCount * 2, unsorted: doubled)
  }
}
