public import LightconeTrace

extension Timeline {
  /// Does the run again, up to the point where one stands, and writes down what the nodes held.
  ///
  /// What a handler changes is written to the event that began it; what a crash took away, to the
  /// crash.
  ///
  /// - Parameters:
  ///   - maximumRows: how many changes to write down at most; what comes later is left out.
  ///   - shouldStop: asked now and then; true ends it.
  /// - Returns: nil if it was stopped.
  /// - Complexity: O(steps × size of the states they touch).
  public func states(
    maximumRows: Int = 1_000_000, shouldStop: () -> Bool = { false }
  ) -> StateTable? {
    var again = self
    again.go(to: .start + .nanoseconds(-1))
    var log = StateLog(events: current.trace.events, start: again.current)
    while again.position < position, log.rows.count < maximumRows {
      let before = again.current.eventCount
      let result = again.run(until: current.now, atMost: 1)
      log.add(from: before, again.current)
      if result.reason != .stepsTaken { break }
      if again.position % 256 == 0, shouldStop() { return nil }
    }
    if again.position == position { log.add(from: again.current.eventCount, current) }
    return StateTable(initial: log.initial, rows: log.rows)
  }
}

/// What nodes held so far.
private struct StateLog {
  let events: ChunkedArray<TraceEvent>
  let initial: [[StateTable.Field]]
  private(set) var rows: [StateTable.Row] = []
  private var latest: [[StateTable.Field]]

  init(events: ChunkedArray<TraceEvent>, start: Simulation) {
    self.events = events
    initial = start.nodes.indices.map { start.inspect(NodeID($0)).tableFields }
    latest = initial
  }

  /// Looks at the nodes that had an event in a step.
  mutating func add(from before: Int, _ simulation: Simulation) {
    var first: [(node: NodeID, event: EventNumber)] = []
    for position in before..<max(before, min(simulation.eventCount, events.count)) {
      guard let node = events[position].node else { continue }
      let place = first.firstIndex { $0.node == node }
      if let place, events[position].kind == .crash {
        first[place].event = EventNumber(position + 1)
      } else if place == nil {
        first.append((node, EventNumber(position + 1)))
      }
    }
    for (node, event) in first.sorted(by: { $0.event < $1.event }) {
      let fields = simulation.inspect(node).tableFields
      guard fields != latest[node.position] else { continue }
      latest[node.position] = fields
      rows.append(StateTable.Row(event: event, node: node, fields: fields))
    }
  }
}

extension NodeInspection {
  /// The most records of a log that stand in a row.
  private static let longestTail = 3

  /// What the node holds, as it stands in a table of states.
  fileprivate var tableFields: [StateTable.Field] {
    var fields: [StateTable.Field] = []
    if isUp {
      fields = self.fields.map { StateTable.Field(name: $0.name, value: $0.value) }
    } else {
      fields.append(StateTable.Field(name: "up", value: "no"))
    }
    if !records.isEmpty { fields.append(StateTable.Field(name: "log", value: logText)) }
    if !conditions.isEmpty {
      fields.append(
        StateTable.Field(name: "not as usual", value: conditions.joined(separator: ", ")))
    }
    return fields
  }

  /// The end of the log; a table that repeats whole logs grows with their square.
  private var logText: String {
    let tail = records.indices.suffix(Self.longestTail).map { position in
      position < syncedCount ? records[position] : "\(records[position]) (not safe yet)"
    }
    let left = records.count - tail.count
    let opening = left == 0 ? "" : left == 1 ? "1 record, " : "\(left) records, "
    return opening + tail.joined(separator: ", ")
  }
}
