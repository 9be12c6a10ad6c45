import LightconeTrace

/// The cuts of the network that last at a moment, followed through a trace.
struct ActiveCuts: Hashable {
  /// The positions of the cuts that last, in their order.
  private(set) var positions: [Int] = []

  /// Takes the next event into account. A repair ends all cuts.
  mutating func apply(_ event: TraceEvent, at position: Int) {
    switch event.kind {
    case .partition: positions.append(position)
    case .repair, .heal: positions = []
    default: break
    }
  }
}

/// What a cut separates, as far as its label says so in the names of nodes.
struct CutGroups: Hashable {
  /// The side of each lane; nil where the lane is on none or on several.
  private var sides: [Int?]

  /// Reads `a b | c`. A one-way cut, or a label that names no nodes, separates nothing: the way back is
  /// open.
  init(label: String, lanes: [Lane], trace: Trace) {
    sides = Array(repeating: nil, count: lanes.count)
    let groups = label.split(separator: "|", omittingEmptySubsequences: false)
    guard groups.count > 1 else { return }
    var sideOfName: [String: Int] = [:]
    for (side, group) in groups.enumerated() {
      for name in group.split(separator: " ") { sideOfName[String(name)] = side }
    }
    for (index, lane) in lanes.enumerated() {
      let found = Set(lane.nodes.map { sideOfName[trace.name(of: $0)] })
      if found.count == 1, let side = found.first { sides[index] = side }
    }
  }

  /// Whether no message passes between two lanes.
  func separates(_ one: Int, _ other: Int) -> Bool {
    guard let first = sides[one], let second = sides[other] else { return false }
    return first != second
  }
}
