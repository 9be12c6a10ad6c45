import LightconeTrace

/// The operations of a history that are drawn, in lanes, with the time they span and what is left out.
struct IntervalWindow {
  /// An operation in its place.
  struct Entry: Hashable, Sendable {
    /// The operation's place in the history; its number is one more.
    let index: Int
    let operation: IntervalChart.Operation
  }

  /// A lane: a client, and rows of operations that do not overlap.
  struct Lane: Hashable, Sendable {
    let client: String
    var rows: [[Entry]]
  }

  let lanes: [Lane]
  /// The operations shown, by number.
  let entries: [Entry]
  let start: Instant
  let end: Instant
  /// Whether some operation goes on beyond the end.
  let isOpen: Bool
  let points: [PlacedLinearization.Point]
  let stuck: [Int]
  let notes: [String]

  /// Chooses and arranges operations.
  ///
  /// - Complexity: O(operations).
  init(_ chart: IntervalChart) {
    let operations = chart.operations
    let placed = chart.linearization.map { PlacedLinearization($0, operations) }
    let size = max(1, chart.maximumOperations)
    let focus = chart.focus ?? placed?.stuck.first ?? 0
    let last = max(0, operations.count - size)
    let first = min(last, max(0, focus - size * 2 / 3))
    let shown = first..<min(operations.count, first + size)
    let entries = shown.map { Entry(index: $0, operation: operations[$0]) }
    self.entries = entries
    points = (placed?.points ?? []).filter { shown.contains($0.operation) }
    stuck = (placed?.stuck ?? []).filter(shown.contains)
    let instants =
      entries.flatMap { [$0.operation.begin] + ($0.operation.end.map { [$0] } ?? []) }
      + points.map(\.instant)
    start = instants.min() ?? .start
    end = instants.max() ?? .start
    isOpen = entries.contains { $0.operation.end == nil }
    lanes = Self.lanes(entries, chart.clients)
    notes = Self.notes(chart, shown, placed, start) + chart.notes.map(\.printable)
  }

  private static func lanes(_ entries: [Entry], _ clients: [String]) -> [Lane] {
    var positions: [String: Int] = [:]
    var lanes: [Lane] = []
    let named = Set(entries.map(\.operation.client))
    for client in clients.filter(named.contains) + entries.map(\.operation.client)
    where positions[client] == nil {
      positions[client] = lanes.count
      lanes.append(Lane(client: client, rows: []))
    }
    for entry in entries.sorted(by: {
      ($0.operation.begin, $0.index) < ($1.operation.begin, $1.index)
    }) {
      guard let lane = positions[entry.operation.client] else { continue }
      let row = lanes[lane].rows.firstIndex { row in
        guard let end = row.last?.operation.end else { return false }
        return end <= entry.operation.begin
      }
      if let row {
        lanes[lane].rows[row].append(entry)
      } else {
        lanes[lane].rows.append([entry])
      }
    }
    return lanes
  }

  private static func notes(
    _ chart: IntervalChart, _ shown: Range<Int>, _ placed: PlacedLinearization?, _ start: Instant
  ) -> [String] {
    var notes = placed?.problems ?? []
    if shown.count < chart.operations.count {
      notes.append(
        "Shown: operations \(shown.lowerBound + 1) to \(shown.upperBound) of "
          + "\(chart.operations.count), in the order in which they began.")
      let earlier = chart.operations[..<shown.lowerBound].count { ($0.end ?? start) >= start }
      if earlier > 0 {
        let verb = earlier == 1 ? "was" : "were"
        notes.append(
          "\(counted(earlier, "operation")) that began earlier \(verb) still going on.")
      }
    }
    return notes
  }
}
