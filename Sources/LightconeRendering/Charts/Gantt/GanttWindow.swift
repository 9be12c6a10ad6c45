import LightconeTrace

/// The spans of a chart that are drawn, in rows of lanes, with the time they cover and what is left out.
struct GanttWindow {
  /// A lane with its rows, and how many spans wait from which moment on.
  struct Lane: Hashable, Sendable {
    let name: String
    var rows: [[GanttChart.Span]]
    let waiting: [WaitingCount]?
  }

  /// From a moment on, so many spans of a lane wait.
  struct WaitingCount: Hashable, Sendable {
    let from: Instant
    let count: Int
  }

  let lanes: [Lane]
  let start: Instant
  let end: Instant
  /// Whether some span that is drawn goes on beyond the end.
  let isOpen: Bool
  let styles: [GanttStyle]
  let notes: [String]

  /// Chooses and arranges spans.
  ///
  /// - Complexity: O(spans · log spans).
  init(_ chart: GanttChart) {
    let usable = chart.spans.filter { span in
      chart.lanes.indices.contains(span.lane) && span.from <= (span.to ?? span.from)
    }
    let start = chart.begin ?? usable.map(\.from).min() ?? .start
    let drawnLanes = min(chart.lanes.count, GanttChart.maximumLanes)
    let inTime = usable.filter { span in
      (span.to ?? span.from) >= start && span.from <= (chart.end ?? span.from)
        || span.to == nil && span.from <= start
    }
    let sorted = inTime.filter { $0.lane < drawnLanes }.enumerated()
      .sorted { ($0.element.from, $0.offset) < ($1.element.from, $1.offset) }.map(\.element)
    let shown = Array(sorted.prefix(max(1, chart.maximumSpans)))
    let isCut = shown.count < sorted.count
    let last = inTime.reduce(start) { max($0, $1.from, $1.to ?? $1.from) }
    let end = isCut ? max(start, sorted[shown.count].from) : max(start, chart.end ?? last)
    var lost = 0
    let lanes = (0..<drawnLanes).map { lane in
      let own = shown.filter { $0.lane == lane }
      let rows = Self.rows(own, lost: &lost)
      let counts =
        chart.lanes[lane].countsWaiting
        ? Self.waiting(sorted.filter { $0.lane == lane }, start, end) : nil
      return Lane(name: chart.lanes[lane].name.printable, rows: rows, waiting: counts)
    }
    self.lanes = lanes
    self.start = start
    self.end = end
    isOpen = shown.contains { ($0.to ?? end) > end || $0.to == nil }
    styles = GanttStyle.allCases.filter { style in shown.contains { $0.style == style } }
    var notes: [String] = []
    if isCut {
      notes.append(
        "Shown: \(start) to \(end), \(shown.count) of \(counted(sorted.count, "span")).")
    }
    if lost > 0 {
      notes.append(
        "Left out: \(counted(lost, "span")) that overlap \(GanttChart.maximumRows) others of "
          + "their lane.")
    }
    if usable.count < chart.spans.count {
      notes.append(
        "Left out: \(counted(chart.spans.count - usable.count, "span")) that end before they "
          + "begin, or have no lane.")
    }
    if drawnLanes < chart.lanes.count {
      let names = chart.lanes[drawnLanes...].prefix(5).map(\.name.printable)
      notes.append(
        "Left out: \(counted(chart.lanes.count - drawnLanes, "lane")): "
          + names.joined(separator: ", ")
          + (chart.lanes.count - drawnLanes > 5 ? " and others." : "."))
    }
    self.notes = notes + chart.notes.map(\.printable)
  }

  /// Puts spans, in the order of their beginnings, into rows in which none overlap. What holds comes
  /// before what waits, so that a holder stands above those who wait for it.
  private static func rows(_ spans: [GanttChart.Span], lost: inout Int) -> [[GanttChart.Span]] {
    let waiting = spans.filter { $0.style == .waiting }
    let others = spans.filter { $0.style != .waiting }
    // Some rows are kept for those who wait, however many hold.
    let kept = waiting.isEmpty ? 0 : 3
    let upper = packed(others, into: GanttChart.maximumRows - kept, lost: &lost)
    let lower = packed(waiting, into: GanttChart.maximumRows - upper.count, lost: &lost)
    return upper.isEmpty && lower.isEmpty ? [[]] : upper + lower
  }

  private static func packed(
    _ spans: [GanttChart.Span], into room: Int, lost: inout Int
  ) -> [[GanttChart.Span]] {
    var rows: [[GanttChart.Span]] = []
    for span in spans {
      let row = rows.firstIndex { row in
        guard let end = row.last?.to else { return false }
        return end <= span.from
      }
      if let row {
        rows[row].append(span)
      } else if rows.count < room {
        rows.append([span])
      } else {
        lost += 1
      }
    }
    return rows
  }

  /// How many wait, from moment to moment.
  private static func waiting(
    _ spans: [GanttChart.Span], _ start: Instant, _ end: Instant
  ) -> [WaitingCount] {
    var changes: [(at: Instant, by: Int)] = []
    for span in spans where span.style == .waiting {
      changes.append((max(start, span.from), 1))
      if let to = span.to { changes.append((to, -1)) }
    }
    changes.sort { ($0.at, $0.by) < ($1.at, $1.by) }
    var counts = [WaitingCount(from: start, count: 0)]
    var count = 0
    for (index, change) in changes.enumerated() {
      count += change.by
      let isLast = index + 1 == changes.count || changes[index + 1].at != change.at
      if isLast, change.at <= end { counts.append(WaitingCount(from: change.at, count: count)) }
    }
    return counts
  }
}
