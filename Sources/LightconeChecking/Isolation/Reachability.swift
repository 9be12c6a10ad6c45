/// Answers for many edges at once whether a way leads back from their end to their beginning.
///
/// 64 edges share one pass over the graph, one bit each.
struct Reachability {
  private let graph: DependencyGraph
  private let kinds: DependencyGraph.Kinds
  private let components: StronglyConnectedComponents
  /// The nodes that a way may take, with those first that lead to others.
  private let nodes: [Int]

  /// Prepares for ways over edges of some kinds and between some nodes.
  init(
    _ graph: DependencyGraph, _ kinds: DependencyGraph.Kinds,
    _ components: StronglyConnectedComponents, nodes: [Int]
  ) {
    self.graph = graph
    self.kinds = kinds.union(.onward)
    self.components = components
    self.nodes = nodes.sorted { components.numbers[$0] > components.numbers[$1] }
  }

  /// Of each edge, whether a way leads from its end to its beginning.
  ///
  /// - Complexity: O(edges asked for / 64 × size of the graph).
  func leadBack(_ asked: [Int], _ meter: inout SearchMeter) -> [Bool] {
    var answers = [Bool](repeating: false, count: asked.count)
    var bits = [UInt64](repeating: 0, count: components.sizes.count)
    for first in stride(from: 0, to: asked.count, by: 64) {
      guard meter.spend(nodes.count) else { return answers }
      let batch = first..<min(first + 64, asked.count)
      for node in nodes { bits[Int(components.numbers[node])] = 0 }
      for place in batch {
        let end = graph.edges[asked[place]].to
        bits[Int(components.numbers[Int(end)])] |= 1 << UInt64(place - first)
      }
      spread(&bits)
      for place in batch {
        let start = graph.edges[asked[place]].from
        let bit = bits[Int(components.numbers[Int(start)])] >> UInt64(place - first)
        answers[place] = bit & 1 == 1
      }
    }
    return answers
  }

  /// Hands each component's bits on to all that it leads to.
  private func spread(_ bits: inout [UInt64]) {
    for node in nodes {
      let mine = bits[Int(components.numbers[node])]
      guard mine != 0 else { continue }
      for place in graph.edgePlaces(from: node) where kinds.contains(graph.edges[place].kind) {
        bits[Int(components.numbers[Int(graph.edges[place].to)])] |= mine
      }
    }
  }
}
