import LightconeTrace

/// The client operations of a page.
struct PageHistory {
  private var rows: [[Int]] = []

  /// Takes the operations that were under way within a range of events.
  init(
    _ history: History, points: [Instant?], trace: Trace, range: Range<Int>,
    texts: inout PageTexts
  ) {
    for (index, operation) in history.operations.enumerated()
    where trace.nodes.indices.contains(operation.client.position) {
      let ended = operation.completedEvent?.position
      guard operation.invokedEvent.position < range.upperBound, (ended ?? .max) >= range.lowerBound
      else { continue }
      let text = [operation.text.function, operation.text.key, operation.text.argument]
        .compactMap { $0 }.joined(separator: " ")
      let point = points.indices.contains(index) ? points[index] : nil
      rows.append([
        operation.client.position, texts.number(of: text),
        Int(operation.invokedEvent.rawValue), Int(operation.invokedTime.nanoseconds),
        Int(operation.completedEvent?.rawValue ?? 0),
        operation.completedTime.map { Int($0.nanoseconds) } ?? -1,
        Int(operation.outcome.rawValue), texts.number(of: operation.answer ?? ""),
        point.map { Int($0.nanoseconds) } ?? -1,
      ])
    }
  }

  /// Writes a row for each operation.
  func write(to json: inout JSONText) {
    json.list(rows) { $0.numbers($1) }
  }
}
