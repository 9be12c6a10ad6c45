public import LightconeTrace

extension GanttChart {
  /// What one part of each node's state held when: the holder of a lock, the jobs in a queue.
  ///
  /// Example: `GanttChart("Locks", field: "holder", of: states, in: trace)` has a span for each time that a
  /// node's `holder` was the same.
  ///
  /// A thing with an identifier, written `id T1 since 10 ms`, is called by it; so it stays the same thing while its
  /// other parts change. A part that holds several things, with commas between them, has a span for each of them, from its coming
  /// to its going. In `serving: a, b; waiting: c`, the word in front of a colon says how a span looks.
  /// Nothing (`-`, `0`, `no`, `false` or an empty text) leaves a gap.
  ///
  /// - Parameters:
  ///   - field: the part, by name.
  ///   - states: what the nodes held, made by running the run again.
  ///   - trace: the run, for names and times.
  ///   - nodes: the nodes from top to bottom; nil for all that have the part.
  /// - Complexity: O(changes × things held at once).
  public init(
    _ title: String, field: String, of states: StateTable, in trace: Trace,
    nodes: [NodeID]? = nil
  ) {
    self.init(title, lanes: [], spans: [])
    let having = states.initial.indices.map { NodeID($0) }.filter { node in
      states.rows.contains { $0.node == node && $0.has(field) }
        || states.initial[node.position].contains { $0.name == field }
    }
    let shown = nodes.map { $0.filter(having.contains) } ?? having
    var books: [FieldBook] = []
    for (lane, node) in shown.enumerated() {
      books.append(FieldBook(lane: lane, field: field))
      books[lane].hold(states.initial[node.position], from: .start)
    }
    for row in states.rows {
      guard let lane = shown.firstIndex(of: row.node) else { continue }
      books[lane].hold(row.fields, from: trace.events[row.event.position].time)
    }
    spans = books.flatMap { $0.finishedSpans() }
    lanes = shown.map { node in
      let waits = spans.contains { $0.style == .waiting && shown[$0.lane] == node }
      return Lane(trace.name(of: node), countsWaiting: waits)
    }
    begin = .start
    end = trace.events.last?.time ?? .start
  }
}

extension StateTable.Row {
  fileprivate func has(_ field: String) -> Bool { fields.contains { $0.name == field } }
}

/// Follows the things that a part of one node's state holds.
private struct FieldBook {
  private struct Thing: Hashable {
    let label: String
    let style: GanttStyle
  }

  private static let nothing: Set<String> = ["", "-", "0", "no", "false", "none"]

  let lane: Int
  let field: String
  /// The things that are held, and since when.
  private var held: [(thing: Thing, since: Instant)] = []
  private var spans: [GanttChart.Span] = []

  init(lane: Int, field: String) {
    self.lane = lane
    self.field = field
  }

  mutating func hold(_ fields: [StateTable.Field], from time: Instant) {
    var left = things(in: fields.first { $0.name == field }?.value ?? "")
    var kept: [(thing: Thing, since: Instant)] = []
    for entry in held {
      if let place = left.firstIndex(of: entry.thing) {
        left.remove(at: place)
        kept.append(entry)
      } else if entry.since < time {
        spans.append(span(entry.thing, entry.since, time))
      }
    }
    held = kept + left.map { ($0, time) }
  }

  func finishedSpans() -> [GanttChart.Span] { spans + held.map { span($0.thing, $0.since, nil) } }

  private func span(_ thing: Thing, _ from: Instant, _ to: Instant?) -> GanttChart.Span {
    GanttChart.Span(lane: lane, from: from, to: to, style: thing.style, label: thing.label)
  }

  /// The things that a text speaks of.
  private func things(in text: String) -> [Thing] {
    text.split(separator: ";").flatMap { part -> [Thing] in
      let halves = part.split(separator: ":", maxSplits: 1)
      let word = halves.count == 2 ? halves[0].split(separator: " ").first : nil
      let style = word.flatMap { Self.style(String($0)) }
      let list = style == nil ? part[...] : halves[1]
      return list.split(separator: ",").map { Self.name(of: Self.trimmed($0)) }
        .filter { !Self.nothing.contains($0) }
        .map { Thing(label: $0, style: style ?? .holding) }
    }
  }

  private static func style(_ word: String) -> GanttStyle? {
    switch word {
    case "serving": .serving
    case "waiting": .waiting
    case "holding", "held": .holding
    default: nil
    }
  }

  /// What a thing is called: one with an identifier, written `id T1 since 10 ms`, by that.
  private static func name(of text: String) -> String {
    let words = text.split(separator: " ")
    return words.count > 1 && words[0] == "id" ? String(words[1]) : text
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
