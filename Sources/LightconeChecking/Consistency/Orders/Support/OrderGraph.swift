/// Says that one thing comes before another, and why.
struct OrderEdge<Reason: Sendable>: Sendable {
  /// What comes first.
  var from: Int
  /// What comes after it.
  var to: Int
  /// Why.
  var reason: Reason
}

/// Things of which some must come before others.
struct OrderGraph<Reason: Sendable>: Sendable {
  /// How many things there are; they are numbered from 0.
  let nodeCount: Int
  /// What must come before what, by the thing that comes first.
  private let edges: [OrderEdge<Reason>]
  /// Where the edges of each thing begin.
  private let starts: [Int]

  /// Sorts edges by where they begin.
  ///
  /// - Complexity: O(nodes + edges).
  init(nodeCount: Int, edges unsorted: [OrderEdge<Reason>]) {
    self.nodeCount = nodeCount
    var starts = [Int](repeating: 0, count: nodeCount + 1)
    for edge in unsorted { starts[edge.from + 1] += 1 }
    for node in 0..<nodeCount { starts[node + 1] += starts[node] }
    var next = starts
    var order = [Int](repeating: 0, count: unsorted.count)
    for (index, edge) in unsorted.enumerated() {
      order[next[edge.from]] = index
      next[edge.from] += 1
    }
    self.starts = starts
    edges = order.map { unsorted[$0] }
  }

  /// What comes directly after a thing.
  func successors(of node: Int) -> ArraySlice<OrderEdge<Reason>> {
    edges[starts[node]..<starts[node + 1]]
  }

  /// For each thing the number of its circle: things that come before each other share it.
  ///
  /// - Complexity: O(nodes + edges).
  /// - Reading: Tarjan, "Depth-First Search and Linear Graph Algorithms" (SIAM J. Comput. 1972).
  func components() -> [Int] {
    var search = ComponentSearch(nodeCount: nodeCount)
    for node in 0..<nodeCount { search.visit(node, starts: starts) { edges[$0].to } }
    return search.component
  }

  /// The fewest steps from one thing to another, through things that are allowed.
  ///
  /// - Complexity: O(nodes + edges).
  func path(
    from start: Int, to goal: Int, through isAllowed: (Int) -> Bool = { _ in true }
  ) -> [OrderEdge<Reason>]? {
    var arrivals = [Int](repeating: -1, count: nodeCount)
    var queue = [start]
    var head = 0
    while head < queue.count, arrivals[goal] < 0 {
      let node = queue[head]
      head += 1
      for index in starts[node]..<starts[node + 1] {
        let next = edges[index].to
        guard arrivals[next] < 0, isAllowed(next) else { continue }
        arrivals[next] = index
        queue.append(next)
      }
    }
    guard arrivals[goal] >= 0 else { return nil }
    var path: [OrderEdge<Reason>] = []
    var node = goal
    repeat {
      let edge = edges[arrivals[node]]
      path.append(edge)
      node = edge.from
    } while node != start
    return path.reversed()
  }

  /// A short circle through at least two things of those that count; nil if there is none.
  ///
  /// - Complexity: O(nodes + edges) if there is none.
  func circle(counting counts: (Int) -> Bool = { _ in true }) -> [OrderEdge<Reason>]? {
    let component = components()
    var first = [Int](repeating: -1, count: nodeCount)
    var starts: [Int] = []
    for node in 0..<nodeCount where counts(node) {
      if first[component[node]] < 0 {
        first[component[node]] = node
      } else {
        starts.append(node)
      }
    }
    var best: [OrderEdge<Reason>]?
    // A circle through one of the first few is short enough for people.
    for start in starts.prefix(32) {
      guard let circle = circle(through: start, component, counts) else { continue }
      if circle.count < best?.count ?? .max { best = circle }
    }
    return best
  }

  private func circle(
    through start: Int, _ component: [Int], _ counts: (Int) -> Bool
  ) -> [OrderEdge<Reason>]? {
    let isInside = { (node: Int) in component[node] == component[start] }
    if let circle = path(from: start, to: start, through: isInside),
      circle.contains(where: { $0.from != start && counts($0.from) })
    {
      return circle
    }
    let other = (0..<nodeCount).first { $0 != start && isInside($0) && counts($0) }
    guard let other, let there = path(from: start, to: other, through: isInside),
      let back = path(from: other, to: start, through: isInside)
    else { return nil }
    return there + back
  }
}

/// Tarjan's search, without recursion.
private struct ComponentSearch {
  var component: [Int]
  private var index: [Int]
  private var low: [Int]
  private var open: [Int] = []
  private var componentCount = 0
  private var counter = 0

  init(nodeCount: Int) {
    component = [Int](repeating: -1, count: nodeCount)
    index = [Int](repeating: -1, count: nodeCount)
    low = [Int](repeating: 0, count: nodeCount)
  }

  mutating func visit(_ root: Int, starts: [Int], target: (Int) -> Int) {
    guard index[root] < 0 else { return }
    var frames: [(node: Int, edge: Int)] = [(root, starts[root])]
    enter(root)
    while let frame = frames.last {
      guard frame.edge < starts[frame.node + 1] else {
        frames.removeLast()
        leave(frame.node)
        if let parent = frames.last?.node { low[parent] = min(low[parent], low[frame.node]) }
        continue
      }
      frames[frames.count - 1].edge += 1
      let next = target(frame.edge)
      if index[next] < 0 {
        enter(next)
        frames.append((next, starts[next]))
      } else if component[next] < 0 {
        low[frame.node] = min(low[frame.node], index[next])
      }
    }
  }

  private mutating func enter(_ node: Int) {
    index[node] = counter
    low[node] = counter
    counter += 1
    open.append(node)
  }

  private mutating func leave(_ node: Int) {
    guard low[node] == index[node] else { return }
    while let member = open.popLast() {
      component[member] = componentCount
      if member == node { break }
    }
    componentCount += 1
  }
}
