import LightconeTrace

/// Writes the lines of a sequence diagram.
struct MermaidPainter {
  private let trace: Trace
  private let sentences: EventSentence
  private let shown: [NodeID]
  private let isShown: Set<Int>
  private let selected: SelectedEvents
  /// The way that ends at an event, by position.
  private var arrowsByEnd: [Int: MessageArrow] = [:]
  /// The ways that begin at a send, by its position.
  private var arrowsBySend: [Int: [MessageArrow]] = [:]
  private let drawn: Set<Int>

  init(_ trace: Trace, _ selection: TraceSelection, _ arrows: [MessageArrow]) {
    self.trace = trace
    sentences = EventSentence(trace: trace)
    let plain = selection.withoutLanes
    let lanes = LaneTable(trace, plain, maximumLanes: MermaidDocument.maximumParticipants)
    shown = lanes.lanes.flatMap(\.nodes)
    isShown = Set(shown.map(\.position))
    selected = SelectedEvents(trace, plain, lanes)
    drawn = Set((selected.head + selected.tail).map(\.first))
    for arrow in arrows {
      if let ended = arrow.ended, drawn.contains(ended) { arrowsByEnd[ended] = arrow }
      if let sent = arrow.sent, drawn.contains(sent) {
        arrowsBySend[sent, default: []].append(arrow)
      }
    }
  }

  func diagram() -> String {
    var lines = ["sequenceDiagram"]
    for node in shown {
      lines.append("  participant \(id(node)) as \(MermaidText.escaped(trace.name(of: node)))")
    }
    if shown.isEmpty { lines.append("  participant none as (no nodes)") }
    lines += selected.head.map(\.first).compactMap(line)
    if let gap = selected.gap {
      lines.append(
        note("... \(gap.count) events from \(gap.first) to \(gap.last) left out ...", over: []))
    }
    lines += selected.tail.map(\.first).compactMap(line)
    lines += leftOut.map { note($0, over: []) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func id(_ node: NodeID) -> String { "p\(node.position)" }

  /// The line of an event; nil for a send whose arrow is drawn where it ends.
  private func line(_ position: Int) -> String? {
    let event = trace.events[position]
    switch event.kind {
    case .deliver, .lose:
      guard let node = event.node, let peer = event.peer, isShown.contains(node.position),
        isShown.contains(peer.position)
      else { return note(position) }
      let arrow = event.kind == .lose ? "-x" : "-)"
      return "  \(id(peer))\(arrow)\(id(node)): \(MermaidText.escaped(words(event, position)))"
    case .send:
      let ways = arrowsBySend[position] ?? []
      let isDrawn = ways.contains { way in way.ended.map { drawn.contains($0) } ?? false }
      if isDrawn, event.peer.map({ isShown.contains($0.position) }) ?? false { return nil }
      return note(position, ways.contains { $0.ended == nil } ? " (still on its way)" : "")
    default: return note(position)
    }
  }

  private func words(_ event: TraceEvent, _ position: Int) -> String {
    let end = EventNumber(position + 1)
    let way =
      arrowsByEnd[position]?.sent.map { "\(EventNumber($0 + 1)) to \(end)" } ?? "\(end)"
    let reason = event.kind == .lose ? ", lost: \(event.detailWord ?? "unknown")" : ""
    let name = trace.messageName(event)
    // The numbers must not be cut off with a long text.
    let room = MermaidText.maximumLength - 60
    let short = name.count > room ? name.prefix(room) + "... (m\(event.message))" : name[...]
    return "\(short), \(way)\(reason)"
  }

  /// What an event is, as a note at its nodes, or over all.
  private func note(_ position: Int, _ addition: String = "") -> String {
    let event = trace.events[position]
    let nodes = [event.node, event.peer].compactMap { $0 }.filter { isShown.contains($0.position) }
    let place = event.kind == .send ? nodes.prefix(1) : nodes.prefix(2)
    let sentence = "\(EventNumber(position + 1)) \(sentences.sentence(for: event))"
    return note(sentence + addition, over: Array(place))
  }

  private func note(_ text: String, over nodes: [NodeID]) -> String {
    let ends = nodes.isEmpty ? [shown.first, shown.last].compactMap { $0 } : nodes
    var names = ends.map(id)
    if names.isEmpty { names = ["none"] }
    if names.count == 2, names[0] == names[1] { names.removeLast() }
    return "  Note over \(names.joined(separator: ",")): \(MermaidText.escaped(text))"
  }

  /// What the diagram does not show.
  private var leftOut: [String] {
    var notes: [String] = []
    let window = selected.window
    if window.count < trace.events.count {
      notes.append(
        window.isEmpty
          ? "No event lies in this window; the trace has \(trace.events.count)."
          : "Shown: \(EventNumber(window.lowerBound + 1)) to \(EventNumber(window.upperBound)) "
            + "of \(trace.events.count) events.")
    }
    if selected.missing.bookkeeping > 0 {
      notes.append("Left out: \(counted(selected.missing.bookkeeping)) of bookkeeping.")
    }
    let hidden = trace.nodes.count - shown.count
    if hidden > 0 || selected.missing.hidden > 0 {
      notes.append(
        "Left out: \(hidden) \(hidden == 1 ? "node" : "nodes") "
          + "with \(counted(selected.missing.hidden)).")
    }
    return notes
  }

  private func counted(_ count: Int) -> String { "\(count) \(count == 1 ? "event" : "events")" }
}
