/// Finds the cycles of a dependency graph, and says which anomaly each is.
///
/// In each strongly connected component one short cycle of each class is told.
struct CycleAnomalies {
  private typealias Kinds = DependencyGraph.Kinds

  private let graph: DependencyGraph
  private let prose: IsolationProse
  private(set) var meter: SearchMeter
  private(set) var collector: AnomalyCollector

  /// Finds all classes of cycles.
  ///
  /// - Complexity: O(nodes + edges) if there is no cycle.
  init(
    _ graph: DependencyGraph, _ prose: IsolationProse, _ collector: AnomalyCollector,
    _ meter: SearchMeter
  ) {
    self.graph = graph
    self.prose = prose
    self.collector = collector
    self.meter = meter
    let strict = StronglyConnectedComponents(graph, .strict)
    guard strict.hasCycles else { return }
    let data = StronglyConnectedComponents(graph, .data)
    let sessions = StronglyConnectedComponents(graph, .data.union(.process))
    if data.hasCycles { findDataCycles(data) }
    findOrderCycles(.process, sessions, beside: data, kinds: .data.union(.process))
    findOrderCycles([.realtime, .timedReadWrite], strict, beside: sessions, kinds: .strict)
  }

  /// Cycles of reads and writes alone: G0, G1c, G-single, G-nonadjacent and G2-item.
  private mutating func findDataCycles(_ data: StronglyConnectedComponents) {
    let writes = StronglyConnectedComponents(graph, .writeWrite)
    tell(in: graph, .writeWrite, writes, through: edges(.writeWrite, in: writes)) { _ in .g0 }
    let information = StronglyConnectedComponents(graph, .information)
    tell(in: graph, .information, information, through: edges(.writeRead, in: information)) { _ in
      .g1c
    }
    let anti = edges(.readWrite, in: data)
    let nodes = (0..<graph.nodeCount).filter { data.isCyclic($0) }
    let isSingle = Reachability(graph, .information, information, nodes: nodes)
      .leadBack(anti, &meter)
    let single = zip(anti, isSingle).filter(\.1).map(\.0)
    tellSingle(single, data, information)
    findSeveral(zip(anti, isSingle).filter { !$0.1 }.map(\.0), data)
  }

  /// Cycles with one anti-dependency: the way back from its end takes only reads and writes.
  private mutating func tellSingle(
    _ anti: [Int], _ data: StronglyConnectedComponents,
    _ information: StronglyConnectedComponents
  ) {
    var search = CycleSearch(graph, .information, data)
    for candidates in grouped(anti, by: data, in: graph) where !meter.isExhausted {
      guard let places = search.shortest(through: candidates, &meter) else { continue }
      let cycle = DependencyCycle(places, in: graph)
      collector.add(.gSingle) { prose.cycle(.gSingle, cycle) }
    }
  }

  /// Cycles that need several anti-dependencies.
  private mutating func findSeveral(_ anti: [Int], _ data: StronglyConnectedComponents) {
    guard !anti.isEmpty, !meter.isExhausted else { return }
    let doubled = graph.withoutAdjacentAntiDependencies { data.isCyclic($0) }
    let components = StronglyConnectedComponents(doubled, .data)
    var nonadjacent: [Int] = []
    let wanted = Set(anti.map { Link(graph.edges[$0], scale: 1) })
    for (place, edge) in doubled.edges.enumerated()
    where edge.kind == .readWrite && components.contains(edge)
      && wanted.contains(Link(edge, scale: 2))
    {
      nonadjacent.append(place)
    }
    tell(in: doubled, .data, components, through: nonadjacent, scale: 2) { _ in .gNonadjacent }
    let allowed = Set(nonadjacent.map { Link(doubled.edges[$0], scale: 2) })
    let adjacent = anti.filter { !allowed.contains(Link(graph.edges[$0], scale: 1)) }
    tell(in: graph, .data, data, through: adjacent) {
      $0.isLostUpdate ? nil : $0.isWriteSkew ? .writeSkew : .g2Item
    }
  }

  /// Cycles that need the order of clients or of real time, where there are none without.
  private mutating func findOrderCycles(
    _ order: DependencyGraph.Kinds, _ components: StronglyConnectedComponents,
    beside weaker: StronglyConnectedComponents, kinds: DependencyGraph.Kinds
  ) {
    var isKnown = [Bool](repeating: false, count: components.sizes.count)
    for node in 0..<graph.nodeCount where weaker.isCyclic(node) {
      isKnown[Int(components.numbers[node])] = true
    }
    let candidates = edges(order, in: components).filter {
      !isKnown[Int(components.numbers[Int(graph.edges[$0].from)])]
    }
    tell(in: graph, kinds, components, through: candidates) { cycle in
      AnomalyKind(cycle, isRealtime: order.contains(.realtime))
    }
  }

  /// Tells a short cycle of each component that has candidates.
  private mutating func tell(
    in graph: DependencyGraph, _ kinds: DependencyGraph.Kinds,
    _ components: StronglyConnectedComponents, through candidates: [Int], scale: Int = 1,
    _ name: (DependencyCycle) -> AnomalyKind?
  ) {
    guard !candidates.isEmpty else { return }
    var search = CycleSearch(graph, kinds, components)
    for group in grouped(candidates, by: components, in: graph) where !meter.isExhausted {
      guard let places = search.shortest(through: group, &meter) else { continue }
      let cycle = DependencyCycle(places, in: graph, scale: scale)
      guard let kind = name(cycle) else { continue }
      collector.add(kind) { prose.cycle(kind, cycle) }
    }
  }

  /// The places of the edges of some kinds that lie on cycles.
  private func edges(
    _ kinds: DependencyGraph.Kinds, in components: StronglyConnectedComponents
  ) -> [Int] {
    graph.edges.indices.filter {
      kinds.contains(graph.edges[$0].kind) && components.contains(graph.edges[$0])
    }
  }

  /// Edges by their component, those of the first edge first.
  private func grouped(
    _ places: [Int], by components: StronglyConnectedComponents, in graph: DependencyGraph
  ) -> [[Int]] {
    var groupOf: [Int32: Int] = [:]
    var groups: [[Int]] = []
    for place in places {
      let component = components.numbers[Int(graph.edges[place].from)]
      if let group = groupOf[component] {
        groups[group].append(place)
      } else {
        groupOf[component] = groups.count
        groups.append([place])
      }
    }
    return groups
  }
}

/// Two nodes and the key between them.
private struct Link: Hashable {
  let from: Int32
  let to: Int32
  let key: Int32

  init(_ edge: DependencyGraph.Edge, scale: Int32) {
    from = edge.from / scale
    to = edge.to / scale
    key = edge.key
  }
}

extension AnomalyKind {
  /// The name of a cycle that needs an order outside of the data.
  fileprivate init(_ cycle: DependencyCycle, isRealtime: Bool) {
    switch cycle.antiDependencyCount {
    case 0:
      let reads = cycle.steps.contains { $0.kind == .writeRead }
      self =
        reads ? (isRealtime ? .g1cRealtime : .g1cProcess) : isRealtime ? .g0Realtime : .g0Process
    case 1: self = isRealtime ? .gSingleRealtime : .gSingleProcess
    default: self = isRealtime ? .g2Realtime : .g2Process
    }
  }
}
