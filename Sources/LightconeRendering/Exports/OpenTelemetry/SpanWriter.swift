import LightconeTrace

/// Writes spans as OTLP's JSON: ids as hexadecimal digits, numbers of 64 bits as texts.
struct SpanWriter {
  /// The numbers of OTLP for the kinds of spans.
  private enum Kind: Int {
    case `internal` = 1
    case server = 2
    case client = 3
    case producer = 4
    case consumer = 5
  }

  var buffer = ExportBuffer()
  private let trace: Trace
  private let spans: CausalSpans
  private let words: StepWords
  private let sentences: EventSentence
  private let traceID: String
  private var isFirstSpan = true

  /// The id of the root: no event has this number.
  private static let rootID = "ffffffffffffffff"

  init(_ trace: Trace, _ spans: CausalSpans) {
    self.trace = trace
    self.spans = spans
    words = StepWords(trace: trace)
    sentences = EventSentence(trace: trace)
    var fingerprint = Fingerprint()
    for event in trace.events { fingerprint.combine(event) }
    traceID =
      fingerprint.description
      + Fingerprint(rawValue: mixed(fingerprint.rawValue) | 1).description
  }

  // MARK: The document

  mutating func begin() {
    buffer.raw("{\"resourceSpans\":[\n")
    openResource("lightcone")
    root()
    endResource()
  }

  mutating func beginResource(_ name: String) {
    buffer.raw(",\n")
    openResource(name)
  }

  private mutating func openResource(_ name: String) {
    buffer.raw("{\"resource\":{\"attributes\":[")
    attribute("service.name", text: name, isFirst: true)
    attribute("service.namespace", text: "lightcone")
    buffer.raw("]},\"scopeSpans\":[{\"scope\":{\"name\":\"lightcone\"},\"spans\":[")
    isFirstSpan = true
  }

  mutating func endResource() { buffer.raw("]}]}") }

  mutating func end() { buffer.raw("\n]}\n") }

  // MARK: Spans

  private mutating func root() {
    let last = spans.count > 0 ? trace.events[spans.count - 1].time : .start
    open(id: Self.rootID, parent: nil, name: "run", kind: .internal, from: .start, to: last)
    buffer.raw(",\"attributes\":[")
    attribute("lightcone.events", number: Int64(trace.events.count), isFirst: true)
    attribute("lightcone.events_written", number: Int64(spans.count))
    buffer.raw("]")
    events(of: -1)
    buffer.raw("}")
  }

  /// Writes the span that an event begins.
  mutating func span(_ position: Int) {
    let event = trace.events[position]
    let ends = spans.endings[position] ?? []
    let lasts = event.kind == .send || event.kind == .invoke
    let last = spans.count > 0 ? trace.events[spans.count - 1].time : .start
    let end = lasts ? (ends.first.map { trace.events[$0].time } ?? last) : event.time
    open(
      id: id(position), parent: spans.parent(of: position).map(id) ?? Self.rootID,
      name: name(event), kind: kind(position), from: event.time, to: end)
    buffer.raw(",\"attributes\":[")
    attribute("lightcone.event", number: Int64(position + 1), isFirst: true)
    attribute("lightcone.what", text: sentences.sentence(for: event))
    if let peer = event.peer { attribute("lightcone.peer", text: trace.name(of: peer)) }
    if lasts, ends.isEmpty { attribute("lightcone.open", text: "at the end") }
    buffer.raw("]")
    events(of: position)
    status(event, ends)
    buffer.raw("}")
  }

  private mutating func open(
    id: String, parent: String?, name: String, kind: Kind, from start: Instant, to end: Instant
  ) {
    buffer.raw(isFirstSpan ? "\n{" : ",\n{")
    isFirstSpan = false
    buffer.field("traceId", traceID, isFirst: true)
    buffer.field("spanId", id)
    if let parent { buffer.field("parentSpanId", parent) }
    buffer.field("name", name.isEmpty ? "(empty)" : name)
    buffer.field("kind", kind.rawValue)
    buffer.field("startTimeUnixNano", time(start))
    buffer.field("endTimeUnixNano", time(end))
  }

  private func kind(_ position: Int) -> Kind {
    switch trace.events[position].kind {
    case .send: .producer
    case .deliver: spans.sends[position].map(spans.requests.contains) ?? false ? .server : .consumer
    case .invoke: .client
    default: .internal
    }
  }

  private func name(_ event: TraceEvent) -> String {
    switch event.kind {
    case .send: "send \(text(event))"
    case .deliver: "receive \(text(event))"
    default: words.words(for: event)
    }
  }

  private func text(_ event: TraceEvent) -> String {
    let text = trace.messageText(of: event)
    return text.isEmpty ? "m\(event.message)" : text
  }

  /// How it ended: 0 says nothing, 1 is well, 2 is an error.
  private mutating func status(_ event: TraceEvent, _ ends: [Int]) {
    var code = 0
    var message = ""
    if event.kind == .send, !ends.isEmpty, ends.allSatisfy({ trace.events[$0].kind == .lose }) {
      code = 2
      message = "lost: " + (trace.events[ends[0]].detailWord ?? "unknown")
    } else if event.kind == .invoke, let end = ends.first {
      let outcome = OperationOutcome(rawValue: trace.events[end].detail) ?? .unknown
      code = outcome == .ok ? 1 : outcome == .fail ? 2 : 0
      message = code == 2 ? trace.labels[trace.events[end].label] : ""
    }
    guard code > 0 else { return }
    buffer.raw(",\"status\":{")
    buffer.field("code", code, isFirst: true)
    if !message.isEmpty { buffer.field("message", message) }
    buffer.raw("}")
  }

  private mutating func events(of span: Int) {
    guard let positions = spans.details[span] else { return }
    buffer.raw(",\"events\":[")
    for (index, position) in positions.enumerated() {
      let event = trace.events[position]
      if index > 0 { buffer.raw(",") }
      buffer.raw("{")
      buffer.field("timeUnixNano", time(event.time), isFirst: true)
      buffer.field("name", event.kind.word)
      buffer.raw(",\"attributes\":[")
      attribute("lightcone.event", number: Int64(position + 1), isFirst: true)
      attribute("lightcone.what", text: sentences.sentence(for: event))
      buffer.raw("]}")
    }
    buffer.raw("]")
  }

  // MARK: Values

  private func id(_ position: Int) -> String {
    Fingerprint(rawValue: UInt64(position + 1)).description
  }

  private func time(_ instant: Instant) -> String {
    String(OpenTelemetryDocument.epochNanoseconds &+ instant.nanoseconds)
  }

  private mutating func attribute(_ key: String, text: String, isFirst: Bool = false) {
    buffer.raw(isFirst ? "{" : ",{")
    buffer.field("key", key, isFirst: true)
    buffer.raw(",\"value\":{")
    buffer.field("stringValue", text, isFirst: true)
    buffer.raw("}}")
  }

  private mutating func attribute(_ key: String, number: Int64, isFirst: Bool = false) {
    buffer.raw(isFirst ? "{" : ",{")
    buffer.field("key", key, isFirst: true)
    buffer.raw(",\"value\":{")
    buffer.field("intValue", String(number), isFirst: true)
    buffer.raw("}}")
  }
}
