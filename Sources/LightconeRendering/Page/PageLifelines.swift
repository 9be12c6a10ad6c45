import LightconeTrace

/// How the lifelines of a page look, as changes.
struct PageLifelines {
  private var initial: [Int] = []
  private var changes: [(event: Int, node: Int, style: Int, label: Int)] = []

  /// Follows the lifelines through a trace up to the end of a range.
  ///
  /// - Complexity: O(events), and O(nodes) for each event that ends all pauses.
  init(_ trace: Trace, range: Range<Int>, texts: inout PageTexts) {
    var lines = Lifelines(nodeCount: trace.nodes.count)
    var words = Array(repeating: 0, count: trace.nodes.count)
    var known = trace.nodes.indices.map { (PageWords.style(of: lines[NodeID($0)]), words[$0]) }
    initial = known.map(\.0)
    for position in 0..<range.upperBound {
      let event = trace.events[position]
      guard event.kind.changesLifeline else { continue }
      lines.apply(event)
      let node = event.node?.position ?? -1
      if words.indices.contains(node) {
        switch event.kind {
        case .become: words[node] = texts.number(of: trace.labels[event.label])
        case .crash: words[node] = texts.number(of: "crashed")
        case .restart: words[node] = 0
        default: break
        }
      }
      let touched = event.kind == .heal ? Array(trace.nodes.indices) : [node]
      for node in touched where known.indices.contains(node) {
        let now = (PageWords.style(of: lines[NodeID(node)]), words[node])
        guard now != known[node] else { continue }
        known[node] = now
        if position >= range.lowerBound {
          changes.append((position - range.lowerBound, node, now.0, now.1))
        }
      }
      if position < range.lowerBound { initial = known.map(\.0) }
    }
  }

  /// Writes the styles before the first event and the columns of the changes.
  func write(to json: inout JSONText) {
    json.raw("{\"initial\":")
    json.numbers(initial)
    json.raw(",\"event\":")
    json.numbers(changes.map(\.event))
    json.raw(",\"node\":")
    json.numbers(changes.map(\.node))
    json.raw(",\"style\":")
    json.numbers(changes.map(\.style))
    json.raw(",\"label\":")
    json.numbers(changes.map(\.label))
    json.raw("}")
  }
}

extension TraceEvent.Kind {
  /// Whether an event of this kind changes how a lifeline is drawn.
  fileprivate var changesLifeline: Bool {
    switch self {
    case .become, .crash, .restart, .pause, .resume, .heal: true
    default: false
    }
  }
}
