public import LightconeTrace

/// Writes the events of a trace as a table for spreadsheets, data frames and scripts: one row an event,
/// everything in words.
///
/// The columns: `event`, `time_ns`, `kind`, `node`, `peer`, `cause`, `number` (of the message, timer or
/// operation), `text` (what it says), `label`, `value`, `detail` (why a message was lost, how an operation
/// ended, how a lifeline is drawn). Numbers of 64 bits stand as they are; a reader that takes all numbers
/// for floating point loses digits above 2^53.
///
/// What it does not promise: that a trace can be made of it again. ``TraceDocument`` does.
public enum EventTable {
  /// The names of the columns.
  public static let columns = [
    "event", "time_ns", "kind", "node", "peer", "cause", "number", "text", "label", "value",
    "detail",
  ]

  /// The table as one text.
  ///
  /// - Complexity: O(events + texts).
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
    for (position, event) in trace.events.enumerated() {
      writer.row(cells(of: event, at: position, in: trace), to: &stream)
    }
    writer.end(to: &stream)
  }

  private static func cells(
    of event: TraceEvent, at position: Int, in trace: Trace
  ) -> [RecordCell] {
    [
      .number(Int64(position + 1)), .number(event.time.nanoseconds), .text(event.kind.word),
      event.node.map { .text(trace.name(of: $0)) } ?? .none,
      event.peer.map { .text(trace.name(of: $0)) } ?? .none,
      event.cause == .none ? .none : .number(Int64(event.cause.rawValue)),
      event.message == 0 ? .none : .number(Int64(event.message)),
      text(of: event, in: trace).map { .text($0) } ?? .none,
      event.label == 0 ? .none : .text(trace.labels[event.label]),
      event.kind.hasValue ? .number(event.value) : .none,
      event.detailWord.map { .text($0) } ?? .none,
    ]
  }

  private static func text(of event: TraceEvent, in trace: Trace) -> String? {
    switch event.kind {
    case .send, .deliver, .lose, .duplicate, .delay: trace.messageText(of: event)
    case .setTimer, .fireTimer, .cancelTimer: trace.timerText(of: event)
    case .invoke, .complete: StepWords(trace: trace).operation(event)
    default: nil
    }
  }
}

extension TraceEvent.Kind {
  /// Whether an event's value means something.
  fileprivate var hasValue: Bool {
    switch self {
    case .setTimer, .append, .synced, .count, .observe, .delay: true
    default: false
    }
  }
}
