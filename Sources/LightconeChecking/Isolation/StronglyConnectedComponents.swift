/// The strongly connected components of a graph in which only some kinds of edges count.
///
/// Deviation: Tarjan's algorithm without recursion, so that a path of a hundred thousand transactions
/// needs no deep stack.
///
/// Reading: Tarjan, "Depth-First Search and Linear Graph Algorithms" (SIAM Journal on Computing 1972).
struct StronglyConnectedComponents {
  /// Of each node, its component. A component has a greater number than all that it leads to.
  private(set) var numbers: [Int32]
  /// Of each component, how many nodes it has.
  private(set) var sizes: [Int32] = []

  private var visits: [Int32]
  private var lowest: [Int32]
  private var waiting: [Int32] = []
  private var path: [(node: Int32, edge: Int32)] = []
  private var visitCount: Int32 = 0

  /// - Complexity: O(nodes + edges).
  init(_ graph: DependencyGraph, _ kinds: DependencyGraph.Kinds) {
    numbers = [Int32](repeating: -1, count: graph.nodeCount)
    visits = [Int32](repeating: -1, count: graph.nodeCount)
    lowest = [Int32](repeating: 0, count: graph.nodeCount)
    let allowed = kinds.union(.onward)
    for root in 0..<graph.nodeCount where visits[root] < 0 {
      enter(Int32(root), graph)
      while let (node, edge) = path.last { advance(Int(node), Int(edge), graph, allowed) }
    }
    visits = []
    lowest = []
  }

  /// Whether there is any cycle.
  var hasCycles: Bool { sizes.contains { $0 > 1 } }

  /// Whether a node is on a cycle.
  func isCyclic(_ node: Int) -> Bool { sizes[Int(numbers[node])] > 1 }

  /// Whether an edge lies on a cycle.
  func contains(_ edge: DependencyGraph.Edge) -> Bool {
    numbers[Int(edge.from)] == numbers[Int(edge.to)]
  }

  private mutating func enter(_ node: Int32, _ graph: DependencyGraph) {
    visits[Int(node)] = visitCount
    lowest[Int(node)] = visitCount
    visitCount += 1
    waiting.append(node)
    path.append((node, graph.starts[Int(node)]))
  }

  /// Follows the next edges of the node at the end of the path, or closes it.
  private mutating func advance(
    _ node: Int, _ first: Int, _ graph: DependencyGraph, _ allowed: DependencyGraph.Kinds
  ) {
    let end = Int(graph.starts[node + 1])
    var edge = first
    while edge < end {
      let next = graph.edges[edge]
      edge += 1
      guard allowed.contains(next.kind) else { continue }
      let target = Int(next.to)
      if visits[target] < 0 {
        path[path.count - 1].edge = Int32(edge)
        enter(next.to, graph)
        return
      }
      if numbers[target] < 0 { lowest[node] = min(lowest[node], visits[target]) }
    }
    path.removeLast()
    if let parent = path.last {
      lowest[Int(parent.node)] = min(lowest[Int(parent.node)], lowest[node])
    }
    if lowest[node] == visits[node] { close(node) }
  }

  /// Takes a whole component from those that wait.
  private mutating func close(_ root: Int) {
    var size: Int32 = 0
    while let node = waiting.popLast() {
      numbers[Int(node)] = Int32(sizes.count)
      size += 1
      if Int(node) == root { break }
    }
    sizes.append(size)
  }
}
