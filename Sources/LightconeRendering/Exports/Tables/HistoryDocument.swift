public import LightconeTrace

/// Writes the history of a run's clients: as JSON Lines that `lightcone check` reads back, or as a table
/// with one row an operation.
///
/// JSON Lines are those of docs/history-files.md: a line where an operation begins, and one where it
/// ends. Values are numbers, texts, lists or null, as a checker reads them off the run's own words.
///
/// Rules of the JSON Lines:
/// 1. A client is a process, under the node's number.
/// 2. A client that does not know how its operation ended, or that asks again while one is open, goes
///    on under a new process number, for no process may come back then.
/// 3. Lists that lie more than 60 deep in one another stand as text.
public enum HistoryDocument {
  /// The names of the table's columns.
  public static let columns = [
    "client", "function", "key", "argument", "answer", "outcome", "invoked_event", "invoked_ns",
    "completed_event", "completed_ns",
  ]

  /// The history as one text.
  ///
  /// - Complexity: O(events + operations).
  public static func render(_ trace: Trace, as format: RecordFormat = .jsonLines) -> String {
    var text = ""
    write(trace, as: format, to: &text)
    return text
  }

  /// Writes the history in pieces of about 64 KiB.
  public static func write(
    _ trace: Trace, as format: RecordFormat = .jsonLines, to stream: inout some TextOutputStream
  ) {
    let history = History(trace)
    switch format {
    case .csv: writeTable(history, trace, to: &stream)
    case .jsonLines: writeLines(history, trace, to: &stream)
    }
  }

  private static func writeTable(
    _ history: History, _ trace: Trace, to stream: inout some TextOutputStream
  ) {
    var writer = RecordWriter(.csv, names: columns)
    for operation in history.operations {
      let isOpen = operation.completedEvent == nil
      writer.row(
        [
          .text(trace.name(of: operation.client)), .text(operation.text.function),
          operation.text.key.map { .text($0) } ?? .none,
          operation.text.argument.map { .text($0) } ?? .none,
          operation.answer.map { .text($0) } ?? .none,
          .text(isOpen ? "open" : operation.outcome.word),
          .number(Int64(operation.invokedEvent.rawValue)),
          .number(operation.invokedTime.nanoseconds),
          operation.completedEvent.map { .number(Int64($0.rawValue)) } ?? .none,
          operation.completedTime.map { .number($0.nanoseconds) } ?? .none,
        ], to: &stream)
    }
    writer.end(to: &stream)
  }

  private static func writeLines(
    _ history: History, _ trace: Trace, to stream: inout some TextOutputStream
  ) {
    var processes = HistoryProcesses(nodeCount: trace.nodes.count)
    let numbers = history.operations.map { processes.process(of: $0) }
    var lines: [(event: EventNumber, operation: Int, isEnd: Bool)] = []
    for (index, operation) in history.operations.enumerated() {
      lines.append((operation.invokedEvent, index, false))
      if let end = operation.completedEvent { lines.append((end, index, true)) }
    }
    lines.sort { $0.event < $1.event }
    var buffer = ExportBuffer()
    for line in lines {
      let operation = history.operations[line.operation]
      buffer.raw("{")
      buffer.field("process", numbers[line.operation], isFirst: true)
      buffer.field("type", line.isEnd ? operation.outcome.historyWord : "invoke")
      let function = operation.text.function
      buffer.field("f", function.isEmpty ? "(none)" : function)
      if let key = operation.text.key {
        buffer.name("key")
        HistoryValue.write(key, to: &buffer)
      }
      buffer.name("value")
      HistoryValue.write(
        (line.isEnd ? operation.answer : operation.text.argument) ?? "", to: &buffer)
      let time = line.isEnd ? operation.completedTime : operation.invokedTime
      buffer.field("time", time?.nanoseconds ?? 0)
      buffer.field("index", line.event.rawValue)
      buffer.raw("}\n")
      buffer.flush(to: &stream)
    }
    buffer.flush(to: &stream, isLast: true)
  }
}

extension OperationOutcome {
  /// The outcome as history files say it.
  fileprivate var historyWord: String {
    switch self {
    case .ok: "ok"
    case .fail: "fail"
    case .unknown: "info"
    }
  }
}

/// Gives each operation the number of a process that has no other one open and may still come back.
private struct HistoryProcesses {
  private struct Process {
    var number: Int
    /// When the last operation ended; nil while it is open, and for good if nobody knows how it ended.
    var freeFrom: EventNumber?
  }

  private var current: [NodeID: Process] = [:]
  private var next: Int

  init(nodeCount: Int) { next = nodeCount }

  /// The process of the next operation, in the order in which they began.
  mutating func process(of operation: History.Operation) -> Int {
    var process =
      current[operation.client]
      ?? Process(
        number: operation.client.position, freeFrom: EventNumber.none)
    let isFree = process.freeFrom.map { $0 < operation.invokedEvent } ?? false
    if !isFree {
      process.number = next
      next += 1
    }
    process.freeFrom = operation.outcome == .unknown ? nil : operation.completedEvent
    current[operation.client] = process
    return process.number
  }
}
