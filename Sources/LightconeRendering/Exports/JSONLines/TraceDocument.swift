public import LightconeTrace

/// Writes a trace as a file of its own: JSON Lines, complete, to be read by ``TraceFileReader``.
///
/// Example: `TraceDocument.render(TraceFile(trace))` begins with
/// `{"format":"lightcone-trace","version":1,...}` and ends with a line that counts the events.
/// docs/trace-format.md describes every line. The same trace gives the same bytes.
///
/// Lines are never longer than the longest text, or the largest state, makes them.
public enum TraceDocument {
  /// The file as one text.
  ///
  /// - Complexity: O(events + texts).
  public static func render(_ file: TraceFile) -> String {
    var text = ""
    write(file, to: &text)
    return text
  }

  /// Writes the file in pieces of about 64 KiB, so that it never lies in memory as a whole.
  ///
  /// - Complexity: O(events + texts).
  public static func write(_ file: TraceFile, to stream: inout some TextOutputStream) {
    var writer = TraceFileWriter(file: file)
    writer.header()
    writer.tables(to: &stream)
    writer.initialStates(to: &stream)
    writer.events(to: &stream)
    writer.end(to: &stream)
  }
}

/// Writes the lines of a trace file.
private struct TraceFileWriter {
  let file: TraceFile
  var buffer = ExportBuffer()
  var fingerprint = Fingerprint()

  init(file: TraceFile) { self.file = file }

  mutating func header() {
    buffer.raw("{")
    buffer.field("format", TraceFile.format, isFirst: true)
    buffer.field("version", TraceFile.version)
    if let origin = file.origin {
      buffer.field("model", origin.model)
      buffer.field("modelVersion", origin.modelVersion)
      buffer.field("seed", String(origin.seed))
      buffer.name("settings")
      pairs(origin.settings.map { ($0.name, $0.value) })
      buffer.field("token", origin.token)
    }
    buffer.field("nodes", file.trace.nodes.count)
    buffer.field("events", file.trace.events.count)
    if let states = file.states { buffer.field("states", states.rows.count) }
    buffer.raw("}\n")
  }

  mutating func tables(to stream: inout some TextOutputStream) {
    for (number, node) in file.trace.nodes.enumerated() {
      begin("node", number)
      buffer.field("name", node.name)
      buffer.field("role", node.role)
      if !node.zone.isEmpty { buffer.field("zone", node.zone) }
      finish(&stream)
    }
    for (number, text) in file.trace.labels.texts.enumerated().dropFirst() {
      line("label", number, text: text, &stream)
    }
    for (position, text) in file.trace.messageTexts.enumerated() {
      line("message", position + 1, text: text, &stream)
    }
    for (position, text) in file.trace.timerTexts.enumerated() {
      line("timer", position + 1, text: text, &stream)
    }
    for (position, operation) in file.trace.operations.enumerated() {
      begin("operation", position + 1)
      buffer.field("function", operation.function)
      if let key = operation.key { buffer.field("key", key) }
      if let argument = operation.argument { buffer.field("argument", argument) }
      finish(&stream)
    }
  }

  mutating func initialStates(to stream: inout some TextOutputStream) {
    for (node, fields) in (file.states?.initial ?? []).enumerated() {
      state(0, node, fields, &stream)
    }
  }

  /// The events, each followed by what the nodes held after it.
  mutating func events(to stream: inout some TextOutputStream) {
    var rows = (file.states?.rows ?? [])[...]
    while let row = rows.first, row.event == .none {
      state(0, row.node.position, row.fields, &stream)
      rows.removeFirst()
    }
    for (position, event) in file.trace.events.enumerated() {
      self.event(event, position + 1)
      finish(&stream)
      while let row = rows.first, row.event.position <= position {
        state(row.event.position + 1, row.node.position, row.fields, &stream)
        rows.removeFirst()
      }
    }
  }

  mutating func end(to stream: inout some TextOutputStream) {
    begin("end", file.trace.events.count)
    buffer.field("fingerprint", fingerprint.description)
    finish(&stream)
    buffer.flush(to: &stream, isLast: true)
  }

  private mutating func event(_ event: TraceEvent, _ number: Int) {
    fingerprint.combine(event)
    begin("event", number)
    buffer.field("time", event.time.nanoseconds)
    buffer.field("kind", event.kind.word)
    if event.nodePosition >= 0 { buffer.field("node", event.nodePosition) }
    if event.peerPosition >= 0 { buffer.field("peer", event.peerPosition) }
    if event.cause != .none { buffer.field("cause", event.cause.rawValue) }
    if event.message != 0 { buffer.field("number", event.message) }
    if event.label != 0 { buffer.field("label", event.label) }
    if event.value != 0 { buffer.field("value", event.value) }
    if event.detail != 0 { buffer.field("detail", event.detail) }
  }

  private mutating func state(
    _ event: Int, _ node: Int, _ fields: [StateTable.Field],
    _ stream: inout some TextOutputStream
  ) {
    begin("state", event)
    buffer.field("node", node)
    buffer.name("fields")
    pairs(fields.map { ($0.name, $0.value) })
    finish(&stream)
  }

  private mutating func line(
    _ name: String, _ number: Int, text: String, _ stream: inout some TextOutputStream
  ) {
    begin(name, number)
    buffer.field("text", text)
    finish(&stream)
  }

  private mutating func begin(_ name: String, _ number: Int) {
    buffer.raw("{")
    buffer.field(name, number, isFirst: true)
  }

  private mutating func finish(_ stream: inout some TextOutputStream) {
    buffer.raw("}\n")
    buffer.flush(to: &stream)
  }

  private mutating func pairs(_ pairs: [(String, String)]) {
    buffer.raw("[")
    for (position, pair) in pairs.enumerated() {
      buffer.raw(position == 0 ? "[" : ",[")
      buffer.quoted(pair.0)
      buffer.raw(",")
      buffer.quoted(pair.1)
      buffer.raw("]")
    }
    buffer.raw("]")
  }
}
