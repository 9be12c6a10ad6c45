/// What has been read of a trace file so far.
struct TraceFileContents {
  private var trace = Trace()
  private var origin: TraceOrigin?
  private var initialStates: [[StateTable.Field]]?
  private var rows: [StateTable.Row] = []
  private var fingerprint = Fingerprint()
  private(set) var hasHeader = false
  /// Whether the last line has been read.
  private(set) var isComplete = false

  /// All of it.
  var file: TraceFile {
    TraceFile(
      trace, origin: origin,
      states: initialStates.map { StateTable(initial: $0, rows: rows) })
  }

  /// What would have to come next.
  var whatIsMissing: String {
    hasHeader
      ? "a last line that counts the events, such as {\"end\":\(trace.events.count)}"
      : "a first line {\"format\":\"\(TraceFile.format)\",\"version\":\(TraceFile.version), ...}"
  }

  /// Takes the next line.
  mutating func take(_ line: TraceFileLine) throws(TraceFileError) {
    guard hasHeader else {
      try takeHeader(line)
      return
    }
    if isComplete {
      throw line.wrong(nil, "a line stands behind the last one", expected: "the end of the file")
    }
    // An event has nodes and labels, and a state has a node; so the order of these questions counts.
    if line.has("event") {
      try takeEvent(line)
    } else if line.has("state") {
      try takeState(line)
    } else if line.has("end") {
      try takeEnd(line)
    } else {
      try takeTable(line)
    }
  }

  // MARK: First and last line

  private mutating func takeHeader(_ line: TraceFileLine) throws(TraceFileError) {
    guard line.optional("format") == .text(TraceFile.format) else {
      throw line.wrong(
        "format", "this is no trace: its first line does not name the format", code: .otherVersion,
        expected: whatIsMissing)
    }
    guard line.optional("version") == .integer(Int64(TraceFile.version)) else {
      let found = line.optional("version")?.kindName ?? "no version"
      throw line.wrong(
        "version", "the file is of version \(found) of the format", code: .otherVersion,
        expected: "version \(TraceFile.version)")
    }
    hasHeader = true
    if line.has("states") { initialStates = [] }
    guard let model = try line.optionalText("model") else { return }
    let seed = try line.text("seed", unless: "1")
    guard let seed = UInt64(seed) else {
      throw line.wrong(
        "seed", "'\(seed.quotedShort)' is no seed",
        expected: "a whole number from 0 to \(UInt64.max), as a text")
    }
    origin = TraceOrigin(
      model: model,
      modelVersion: Int(
        try line.integer("modelVersion", in: 0...Int64(Int32.max), unless: 1)),
      seed: seed,
      settings: try line.pairs("settings").map { TraceOrigin.Setting(name: $0.0, value: $0.1) },
      token: try line.text("token", unless: ""))
  }

  private mutating func takeEnd(_ line: TraceFileLine) throws(TraceFileError) {
    let count = try line.integer("end", in: 0...Int64.max)
    guard count == trace.events.count else {
      throw line.wrong(
        "end", "the file holds \(trace.events.count) events", code: .impossible,
        expected: "\(count) events, as this line says")
    }
    if let written = try line.optionalText("fingerprint"), written != fingerprint.description {
      throw line.wrong(
        "fingerprint", "an event was changed: the fingerprint is wrong", code: .impossible,
        expected: fingerprint.description)
    }
    isComplete = true
  }

  // MARK: Tables

  private mutating func takeTable(_ line: TraceFileLine) throws(TraceFileError) {
    if line.has("node") {
      try checkNext(trace.nodes.count, "node", line)
      trace.nodes.append(
        TraceNode(
          name: try line.text("name"), role: try line.text("role", unless: ""),
          zone: try line.text("zone", unless: "")))
    } else if line.has("label") {
      try checkNext(trace.labels.texts.count, "label", line)
      let text = try line.text("text")
      if trace.labels.knownNumber(of: text) != nil {
        throw line.wrong(
          "text", "'\(text.quotedShort)' is a label already", code: .impossible,
          expected: "each label once")
      }
      _ = trace.labels.number(of: text)
    } else if line.has("message") {
      try checkNext(trace.messageTexts.count + 1, "message", line)
      trace.messageTexts.append(try line.text("text"))
    } else if line.has("timer") {
      try checkNext(trace.timerTexts.count + 1, "timer", line)
      trace.timerTexts.append(try line.text("text"))
    } else if line.has("operation") {
      try checkNext(trace.operations.count + 1, "operation", line)
      trace.operations.append(
        OperationText(
          function: try line.text("function"), key: try line.optionalText("key"),
          argument: try line.optionalText("argument")))
    } else {
      throw line.wrong(
        nil, "this line is none of a trace",
        expected: "one of node, label, message, timer, operation, event, state, end")
    }
  }

  /// Sees whether a line is the next one of its table.
  private func checkNext(
    _ next: Int, _ name: String, _ line: TraceFileLine
  ) throws(TraceFileError) {
    let number = try line.integer(name, in: 0...Int64(UInt32.max))
    guard number == next else {
      throw line.wrong(
        name, "\(name) \(number) stands where \(name) \(next) is due", code: .impossible,
        expected: "\(name) \(next): no line left out, and none twice")
    }
  }

  // MARK: Events and states

  private mutating func takeEvent(_ line: TraceFileLine) throws(TraceFileError) {
    try checkNext(trace.events.count + 1, "event", line)
    let word = try line.text("kind")
    guard let kind = TraceEvent.Kind(word: word) else {
      throw line.wrong(
        "kind", "there is no kind '\(word.quotedShort)' of events",
        expected: "one of " + TraceEvent.Kind.allCases.map(\.word).joined(separator: ", "))
    }
    let wide = 0...Int64(UInt32.max)
    let event = TraceEvent(
      kind, at: Instant(nanoseconds: try line.integer("time", in: 0...Int64.max)),
      node: try node("node", line), peer: try node("peer", line),
      cause: EventNumber(Int(try line.integer("cause", in: wide, unless: 0))),
      message: UInt64(try line.integer("number", in: wide, unless: 0)),
      label: UInt32(try line.integer("label", in: wide, unless: 0)),
      value: try line.integer("value", in: Int64.min...Int64.max, unless: 0),
      detail: UInt8(try line.integer("detail", in: 0...255, unless: 0)))
    try check(event, line)
    trace.events.append(event)
    fingerprint.combine(event)
  }

  private func check(_ event: TraceEvent, _ line: TraceFileLine) throws(TraceFileError) {
    let number = EventNumber(trace.events.count + 1)
    if event.cause >= number {
      throw line.wrong(
        "cause", "the cause \(event.cause) of \(number) lies ahead", code: .impossible,
        expected: "an earlier event, or no field 'cause'")
    }
    if let last = trace.events.last, event.time < last.time {
      throw line.wrong(
        "time", "time goes back: \(number) is before \(EventNumber(trace.events.count))",
        code: .impossible, expected: "a time from \(last.time.nanoseconds) on")
    }
    if Int(event.label) >= trace.labels.texts.count {
      throw line.wrong(
        "label", "there is no label \(event.label)", code: .impossible,
        expected: "a label from 0 to \(trace.labels.texts.count - 1)")
    }
  }

  private func node(_ name: String, _ line: TraceFileLine) throws(TraceFileError) -> NodeID? {
    let number = try line.integer(name, in: -1...Int64(Int32.max), unless: -1)
    if number < 0 { return nil }
    guard number < trace.nodes.count else {
      throw line.wrong(
        name, "there is no node \(number)", code: .impossible,
        expected: trace.nodes.isEmpty
          ? "lines of nodes before" : "a node from 0 to \(trace.nodes.count - 1)")
    }
    return NodeID(Int(number))
  }

  private mutating func takeState(_ line: TraceFileLine) throws(TraceFileError) {
    let event = try line.integer("state", in: 0...Int64(trace.events.count))
    guard let states = initialStates, let node = try node("node", line) else {
      throw line.wrong(
        nil, "a state stands in a file without states, or without a node", code: .impossible,
        expected: "the field 'states' in the first line, and a 'node' here")
    }
    let fields = try line.pairs("fields").map { StateTable.Field(name: $0.0, value: $0.1) }
    if event == 0, rows.isEmpty, node.position == states.count {
      initialStates?.append(fields)
      return
    }
    guard Int(event) >= rows.last.map({ Int($0.event.rawValue) }) ?? 0,
      node.position < states.count
    else {
      throw line.wrong(
        "state", "the states are not in order", code: .impossible,
        expected: "first what each node holds before the first event, then the changes by event")
    }
    rows.append(StateTable.Row(event: EventNumber(Int(event)), node: node, fields: fields))
  }
}
