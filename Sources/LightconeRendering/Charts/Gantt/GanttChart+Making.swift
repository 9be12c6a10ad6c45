public import LightconeTrace

extension GanttChart {
  /// What each node is over time: its states, and when it is down or stands still.
  ///
  /// A node's states are those that it becomes; before the first one, and after a restart, it is idle. Nodes
  /// of which there is nothing to say are left out, and a note says so.
  ///
  /// - Complexity: O(events).
  public init(_ title: String, statesOf trace: Trace) {
    var book = StateBook(trace)
    for event in trace.events { book.apply(event) }
    self.init(title, lanes: [], spans: [])
    let spans = book.finishedSpans()
    let end = trace.events.last?.time ?? .start
    var place: [Int: Int] = [:]
    for node in trace.nodes.indices where spans.contains(where: { $0.lane == node && $0.isTelling })
    {
      place[node] = lanes.count
      lanes.append(Lane(trace.nodes[node].name))
    }
    self.spans = spans.compactMap { span in
      place[span.lane].map {
        Span(lane: $0, from: span.from, to: span.to, style: span.style, label: span.label)
      }
    }
    begin = .start
    self.end = end
    let silent = trace.nodes.count - lanes.count
    if silent > 0, !lanes.isEmpty {
      notes.append("Left out: \(counted(silent, "node")) without a state.")
    }
  }

  /// When each node's disk was asked to make records safe, and when it said that they are.
  ///
  /// A sync that a crash interrupts is shown as undone: what it was to save may be lost.
  ///
  /// - Complexity: O(events).
  public init(_ title: String, diskSyncsOf trace: Trace) {
    self.init(title, lanes: [], spans: [])
    var places: [NodeID: Int] = [:]
    // The syncs that have not ended, by event: their place in `spans`.
    var open: [EventNumber: Int] = [:]
    for (position, event) in trace.events.enumerated() {
      guard let node = event.node else { continue }
      switch event.kind {
      case .sync:
        if places[node] == nil {
          places[node] = lanes.count
          lanes.append(Lane(trace.name(of: node)))
        }
        open[EventNumber(position + 1)] = spans.count
        spans.append(
          Span(lane: places[node] ?? 0, from: event.time, to: nil, style: .working, label: "sync"))
      case .synced:
        guard let index = open.removeValue(forKey: event.cause) else { continue }
        spans[index].to = event.time
        spans[index].style = .done
        spans[index].label = "up to \(event.value)"
      case .crash:
        for index in spans.indices.reversed()
        where spans[index].lane == places[node] && spans[index].to == nil {
          spans[index].to = event.time
          spans[index].style = .undone
          spans[index].label = "crashed"
        }
      default: break
      }
    }
    begin = .start
    end = trace.events.last?.time ?? .start
  }
}
