import LightconeTrace

/// The happened-before relation among some events of a trace, without the ways that follow from others.
struct CausalGraph {
  /// The positions of the events, in order.
  let positions: [Int]
  /// From where to where, as positions; each leads from an earlier event to a later one.
  private(set) var edges: [(from: Int, to: Int)] = []

  /// Finds the edges.
  ///
  /// - Complexity: O((events from the first to the last of `positions` + positions²) × positions / 64).
  init(_ trace: Trace, positions: [Int]) {
    self.positions = positions
    guard let first = positions.first, let last = positions.last else { return }
    let order = CausalOrder(trace)
    let numbers = Dictionary(uniqueKeysWithValues: positions.enumerated().map { ($1, $0) })
    let words = (positions.count + 63) / 64
    /// Which of the shown events come before each event.
    var pasts: [[UInt64]] = []
    pasts.reserveCapacity(last - first + 1)
    for position in first...last {
      var past = [UInt64](repeating: 0, count: words)
      for source in order.predecessors(of: EventNumber(position + 1))
      where source.position >= first {
        let before = pasts[source.position - first]
        for word in past.indices { past[word] |= before[word] }
        if let number = numbers[source.position] { past[number / 64] |= 1 << (number % 64) }
      }
      if numbers[position] != nil { addEdges(to: position, past, pasts, first) }
      pasts.append(past)
    }
  }

  /// Adds an edge from each event of a past that no other event of that past comes after.
  private mutating func addEdges(
    to position: Int, _ past: [UInt64], _ pasts: [[UInt64]], _ first: Int
  ) {
    var covered = [UInt64](repeating: 0, count: past.count)
    for word in past.indices.reversed() where past[word] != 0 {
      for bit in (0..<64).reversed() {
        let mask: UInt64 = 1 << bit
        guard past[word] & mask != 0, covered[word] & mask == 0 else { continue }
        let source = positions[word * 64 + bit]
        edges.append((source, position))
        let before = pasts[source - first]
        for index in covered.indices { covered[index] |= before[index] }
      }
    }
  }
}
