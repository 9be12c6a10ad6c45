public import LightconeTrace

/// Writes what a run counted and sampled, as a table: one row for each time that something was counted
/// or sampled, in the order of the run.
///
/// The columns: `event`, `time_ns`, `node`, `kind` (`count` or `sample`), `metric`, `value`, and `total`:
/// for counters what all nodes have counted so far, for samples nothing.
public enum MetricTable {
  /// The names of the columns.
  public static let columns = ["event", "time_ns", "node", "kind", "metric", "value", "total"]

  /// The table as one text.
  ///
  /// - Complexity: O(events).
  public static func render(_ trace: Trace, as format: RecordFormat = .csv) -> String {
    var text = ""
    write(trace, as: format, to: &text)
    return text
  }

  /// Writes the table in pieces of about 64 KiB.
  public static func write(
    _ trace: Trace, as format: RecordFormat = .csv, to stream: inout some TextOutputStream
  ) {
    var writer = RecordWriter(format, names: columns)
    var totals: [UInt32: Int64] = [:]
    for (position, event) in trace.events.enumerated()
    where event.kind == .count || event.kind == .observe {
      let isCount = event.kind == .count
      if isCount { totals[event.label, default: 0] &+= event.value }
      writer.row(
        [
          .number(Int64(position + 1)), .number(event.time.nanoseconds),
          event.node.map { .text(trace.name(of: $0)) } ?? .none,
          .text(isCount ? "count" : "sample"), .text(trace.labels[event.label]),
          .number(event.value), isCount ? .number(totals[event.label] ?? 0) : .none,
        ], to: &stream)
    }
    writer.end(to: &stream)
  }
}
