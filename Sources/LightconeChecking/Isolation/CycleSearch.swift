/// Finds short cycles through given edges.
struct CycleSearch {
  /// How many nodes the search for a shorter cycle visits before the best one so far is good enough.
  static let visitLimit = 200_000

  private let graph: DependencyGraph
  private let components: StronglyConnectedComponents
  private let kinds: DependencyGraph.Kinds
  private var stamps: [Int32]
  private var stamp: Int32 = 0
  private var cameBy: [Int32]
  private var visitCount = 0

  /// Prepares for cycles over edges of some kinds; the components are those of these kinds.
  init(
    _ graph: DependencyGraph, _ kinds: DependencyGraph.Kinds,
    _ components: StronglyConnectedComponents
  ) {
    self.graph = graph
    self.kinds = kinds.union(.onward)
    self.components = components
    stamps = [Int32](repeating: 0, count: graph.nodeCount)
    cameBy = [Int32](repeating: -1, count: graph.nodeCount)
  }

  /// The shortest cycle that goes through one of some edges, or a short one if there are many.
  ///
  /// - Returns: The places of its edges, that edge first; nil if there is none.
  mutating func shortest(through candidates: [Int], _ meter: inout SearchMeter) -> [Int]? {
    var best: [Int]?
    visitCount = 0
    for candidate in candidates {
      let edge = graph.edges[candidate]
      let limit = (best?.count ?? .max) - 1
      if let way = way(from: Int(edge.to), to: Int(edge.from), shorterThan: limit) {
        best = [candidate] + way
        if way.count <= 1 { break }
      }
      if visitCount > Self.visitLimit { break }
    }
    _ = meter.spend(visitCount)
    return best
  }

  /// The shortest way between two nodes of a component. The way on from a moment costs nothing.
  private mutating func way(from start: Int, to goal: Int, shorterThan limit: Int) -> [Int]? {
    stamp += 1
    var level: [(node: Int, edge: Int32)] = [(start, -1)]
    var depth = 0
    while !level.isEmpty, depth < limit {
      var next: [(node: Int, edge: Int32)] = []
      var place = 0
      while place < level.count {
        let (node, edge) = level[place]
        place += 1
        guard stamps[node] != stamp else { continue }
        stamps[node] = stamp
        cameBy[node] = edge
        visitCount += 1
        if node == goal { return wayBack(from: goal, to: start) }
        for out in graph.edgePlaces(from: node) {
          let edge = graph.edges[out]
          guard kinds.contains(edge.kind), components.contains(edge),
            stamps[Int(edge.to)] != stamp
          else { continue }
          if edge.kind == .onward {
            level.append((Int(edge.to), Int32(out)))
          } else {
            next.append((Int(edge.to), Int32(out)))
          }
        }
      }
      level = next
      depth += 1
    }
    return nil
  }

  /// The edges by which the search came from the start to the goal.
  private func wayBack(from goal: Int, to start: Int) -> [Int] {
    var edges: [Int] = []
    var node = goal
    while node != start {
      edges.append(Int(cameBy[node]))
      node = Int(graph.edges[Int(cameBy[node])].from)
    }
    return edges.reversed()
  }
}
