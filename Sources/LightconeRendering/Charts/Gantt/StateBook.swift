import LightconeTrace

/// Follows the states of all nodes through a trace; the lane of a span is its node's position.
struct StateBook {
  private struct Current {
    var from: Instant
    var style: GanttStyle
    var label: String
  }

  private var current: [Current]
  private var beforePause: [Current?]
  private var spans: [GanttChart.Span] = []

  init(_ trace: Trace) {
    self.labels = trace.labels
    current = trace.nodes.map { _ in Current(from: .start, style: .idle, label: "") }
    beforePause = trace.nodes.map { _ in nil }
  }

  private let labels: LabelTable

  mutating func apply(_ event: TraceEvent) {
    if event.kind == .heal {
      for node in current.indices { resume(node, event.time) }
      return
    }
    guard let node = event.node?.position, current.indices.contains(node) else { return }
    switch event.kind {
    case .become:
      let style = GanttStyle(LifelineStyle(rawValue: event.detail) ?? .idle)
      enter(node, event.time, style, labels[event.label])
    case .crash:
      beforePause[node] = nil
      enter(node, event.time, .down, "down")
    case .restart:
      beforePause[node] = nil
      enter(node, event.time, .idle, "")
    case .pause:
      guard current[node].style != .paused else { return }
      let before = current[node]
      enter(node, event.time, .paused, "paused")
      beforePause[node] = before
    case .resume: resume(node, event.time)
    default: break
    }
  }

  private mutating func resume(_ node: Int, _ time: Instant) {
    guard let before = beforePause[node] else { return }
    beforePause[node] = nil
    enter(node, time, before.style, before.label)
  }

  private mutating func enter(
    _ node: Int, _ time: Instant, _ style: GanttStyle, _ label: String
  ) {
    let old = current[node]
    guard old.style != style || old.label != label else { return }
    if old.from < time {
      spans.append(
        GanttChart.Span(
          lane: node, from: old.from, to: time, style: old.style, label: old.label))
    }
    current[node] = Current(from: time, style: style, label: label)
  }

  /// All spans, the last of each node without an end.
  func finishedSpans() -> [GanttChart.Span] {
    spans
      + current.enumerated().map { node, state in
        GanttChart.Span(
          lane: node, from: state.from, to: nil, style: state.style, label: state.label)
      }
  }
}

extension GanttChart.Span {
  /// Whether it says more than that a node is there.
  var isTelling: Bool { style != .idle || !label.isEmpty }
}
