import LightconeTrace

extension GanttChart: ChartFigure {
  /// How many spans there are on how many lanes, and per lane how long each style lasted.
  public var summary: String {
    let window = GanttWindow(self)
    guard !spans.isEmpty else {
      return (["Nothing to draw: there is no span."] + window.notes).joined(separator: " ")
    }
    var sentences = [
      "\(counted(spans.count, "span")) on \(counted(lanes.count, "lane")), from \(window.start) to "
        + "\(window.end)."
    ]
    for lane in window.lanes.prefix(20) {
      let times = window.styles.compactMap { style -> String? in
        let own = lane.rows.joined().filter { $0.style == style }
        guard !own.isEmpty else { return nil }
        let time = own.reduce(TimeSpan.zero) {
          $0 + (min($1.to ?? window.end, window.end) - max($1.from, window.start))
        }
        return "\(style.words) \(time)"
      }
      var sentence = "\(lane.name): " + (times.isEmpty ? "nothing" : times.joined(separator: ", "))
      if let most = lane.waiting?.map(\.count).max(), most > 0 {
        sentence += "; at most \(most) waiting at once"
      }
      sentences.append(sentence + ".")
    }
    return (sentences + window.notes).joined(separator: " ")
  }

  /// The spans as rows, by lane and time.
  public func table() -> Table {
    let isCut = spans.count > Self.maximumTableRows
    var table = Table([
      TableColumn("lane"), TableColumn("what"), TableColumn("label"), TableColumn("from", .right),
      TableColumn(
        "to" + (isCut ? " (first \(Self.maximumTableRows) of \(spans.count))" : ""), .right),
    ])
    let sorted = spans.enumerated().sorted {
      ($0.element.lane, $0.element.from, $0.offset) < ($1.element.lane, $1.element.from, $1.offset)
    }
    for (_, span) in sorted.prefix(Self.maximumTableRows) {
      let name = lanes.indices.contains(span.lane) ? lanes[span.lane].name : ""
      table.add(
        name, span.style.words, span.label, "\(span.from)", span.to.map { "\($0)" } ?? "")
    }
    return table
  }
}
