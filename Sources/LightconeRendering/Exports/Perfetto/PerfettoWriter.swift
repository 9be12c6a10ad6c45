import LightconeTrace

/// Writes the entries of a Chrome trace.
struct PerfettoWriter {
  /// The rows of a process.
  private enum Thread: Int, CaseIterable {
    case handlers = 1
    case states = 2
    case network = 3
  }

  var buffer = ExportBuffer()
  /// How many events are written.
  let count: Int
  private let trace: Trace
  private let words: StepWords
  private let sentences: EventSentence
  /// The ways that end inside what is written, by the positions of their two ends.
  private var flowsBySend: [Int: [Int]] = [:]
  private var flowByEnd: [Int: Int] = [:]
  private var openState: [Int: (since: Instant, label: String)] = [:]
  private var openOperations: [UInt64: (node: NodeID, name: String)] = [:]
  private var totals: [Counter: Int64] = [:]
  private var isFirst = true

  private struct Counter: Hashable {
    var node: Int32
    var label: UInt32
  }

  init(_ trace: Trace, maximumEvents: Int) {
    self.trace = trace
    count = min(max(0, maximumEvents), trace.events.count)
    words = StepWords(trace: trace)
    sentences = EventSentence(trace: trace)
    for (flow, arrow) in MessageArrow.all(in: trace).enumerated() {
      guard let sent = arrow.sent, let ended = arrow.ended, ended < count else { continue }
      flowsBySend[sent, default: []].append(flow + 1)
      flowByEnd[ended] = flow + 1
    }
  }

  mutating func begin() {
    buffer.raw("{\"displayTimeUnit\":\"ns\",\"otherData\":{")
    buffer.field("format", "lightcone", isFirst: true)
    buffer.field("events", String(trace.events.count))
    buffer.field("eventsWritten", String(count))
    buffer.raw("},\"traceEvents\":[")
    metadata("process_name", process: 0, thread: nil, "network")
    for node in trace.nodes.indices {
      metadata("process_name", process: node + 1, thread: nil, trace.nodes[node].name)
      for thread in Thread.allCases {
        metadata("thread_name", process: node + 1, thread: thread.rawValue, "\(thread)")
      }
    }
  }

  /// Writes what an event is.
  mutating func add(_ position: Int) {
    let event = trace.events[position]
    switch event.kind {
    case .start, .fireTimer: slice(position, .handlers)
    case .deliver:
      slice(position, .handlers)
      flowEnd(position, .handlers)
    case .send:
      slice(position, .handlers)
      for flow in flowsBySend[position] ?? [] {
        entry("s", event, .handlers, name: "message", category: "message", id: flow)
      }
    case .lose:
      slice(position, .network)
      flowEnd(position, .network)
    case .become: enter(trace.labels[event.label], event)
    case .crash:
      instant(position)
      enter("down", event)
    case .restart:
      leave(event)
      instant(position)
    case .count, .observe: counter(event)
    case .invoke: invoke(event)
    case .complete: complete(event)
    default: instant(position)
    }
  }

  /// Closes what is open at the end, and the document.
  mutating func end() {
    let time = count > 0 ? trace.events[count - 1].time : .start
    for node in openState.keys.sorted() { closeState(node, at: time) }
    for number in openOperations.keys.sorted() {
      guard let (node, name) = openOperations[number] else { continue }
      operationEnd(number, node: node, name, at: time, outcome: "open")
    }
    buffer.raw("\n]}\n")
  }

  // MARK: Slices and instants

  private mutating func slice(_ position: Int, _ thread: Thread) {
    let event = trace.events[position]
    let text = trace.messageName(event)
    let name =
      switch event.kind {
      case .send: "send \(text)"
      case .deliver: "receive \(text)"
      case .lose: "lost: \(text)"
      default: words.words(for: event)
      }
    entry("X", event, thread, name: name, category: event.kind.word)
    buffer.raw(",\"dur\":0.001")
    arguments(position)
  }

  private mutating func instant(_ position: Int) {
    let event = trace.events[position]
    let words = words.words(for: event)
    let name = words.isEmpty ? event.kind.word : "\(event.kind.word): \(words)"
    let thread = event.kind.isOfANode ? Thread.handlers : .network
    entry("i", event, thread, name: name, category: event.kind.word)
    buffer.raw(event.node == nil ? ",\"s\":\"g\"" : ",\"s\":\"t\"")
    arguments(position)
  }

  private mutating func arguments(_ position: Int) {
    let event = trace.events[position]
    buffer.raw(",\"args\":{")
    buffer.field("event", "\(EventNumber(position + 1))", isFirst: true)
    if event.cause != .none { buffer.field("cause", "\(event.cause)") }
    buffer.field("what", sentences.sentence(for: event))
    buffer.raw("}}")
  }

  private mutating func flowEnd(_ position: Int, _ thread: Thread) {
    guard let flow = flowByEnd[position] else { return }
    let event = trace.events[position]
    entry(
      "f", event, thread, name: "message", category: "message", id: flow, bindsToEnclosing: true)
  }

  // MARK: States

  private mutating func enter(_ label: String, _ event: TraceEvent) {
    leave(event)
    openState[Int(event.nodePosition)] = (event.time, label)
  }

  private mutating func leave(_ event: TraceEvent) {
    closeState(Int(event.nodePosition), at: event.time)
  }

  private mutating func closeState(_ node: Int, at time: Instant) {
    guard let (since, label) = openState.removeValue(forKey: node) else { return }
    entry(
      "X", at: since, process: node + 1, thread: .states, name: label, category: "state")
    buffer.raw(",\"dur\":")
    microseconds((time - since).nanoseconds)
    buffer.raw("}")
  }

  // MARK: Counters and operations

  private mutating func counter(_ event: TraceEvent) {
    var value = event.value
    if event.kind == .count {
      let key = Counter(node: event.nodePosition, label: event.label)
      totals[key, default: 0] &+= value
      value = totals[key] ?? 0
    }
    entry("C", event, .handlers, name: trace.labels[event.label], category: event.kind.word)
    buffer.raw(",\"args\":{\"value\":")
    buffer.number(value)
    buffer.raw("}}")
  }

  private mutating func invoke(_ event: TraceEvent) {
    guard let node = event.node, openOperations[event.message] == nil else { return }
    let name = words.operation(event)
    openOperations[event.message] = (node, name)
    entry("b", event, .handlers, name: name, category: "operation", id: Int(event.message))
    buffer.raw(",\"args\":{}}")
  }

  private mutating func complete(_ event: TraceEvent) {
    guard let (node, name) = openOperations.removeValue(forKey: event.message) else { return }
    operationEnd(event.message, node: node, name, at: event.time, outcome: words.words(for: event))
  }

  private mutating func operationEnd(
    _ number: UInt64, node: NodeID, _ name: String, at time: Instant, outcome: String
  ) {
    entry(
      "e", at: time, process: node.position + 1, thread: .handlers, name: name,
      category: "operation", id: Int(number))
    buffer.raw(",\"args\":{")
    buffer.field("outcome", outcome, isFirst: true)
    buffer.raw("}}")
  }

  // MARK: Entries

  private mutating func metadata(_ name: String, process: Int, thread: Int?, _ value: String) {
    buffer.raw(isFirst ? "\n{" : ",\n{")
    isFirst = false
    buffer.field("ph", "M", isFirst: true)
    buffer.field("name", name)
    buffer.field("pid", process)
    if let thread { buffer.field("tid", thread) }
    buffer.raw(",\"args\":{")
    buffer.field("name", value, isFirst: true)
    buffer.raw("}}")
  }

  private mutating func entry(
    _ phase: String, _ event: TraceEvent, _ thread: Thread, name: String, category: String,
    id: Int? = nil, bindsToEnclosing: Bool = false
  ) {
    entry(
      phase, at: event.time, process: Int(event.nodePosition) + 1, thread: thread, name: name,
      category: category, id: id)
    if bindsToEnclosing { buffer.raw(",\"bp\":\"e\"") }
    // A flow has no arguments: its entry ends here.
    if phase == "s" || phase == "f" { buffer.raw("}") }
  }

  private mutating func entry(
    _ phase: String, at time: Instant, process: Int, thread: Thread, name: String,
    category: String, id: Int? = nil
  ) {
    buffer.raw(",\n{")
    buffer.field("ph", phase, isFirst: true)
    buffer.field("name", name.isEmpty ? "(empty)" : name)
    buffer.field("cat", category)
    buffer.field("pid", process)
    buffer.field("tid", thread.rawValue)
    buffer.name("ts")
    microseconds(time.nanoseconds)
    if let id { buffer.field("id", id) }
  }

  /// Nanoseconds as microseconds, exactly.
  private mutating func microseconds(_ nanoseconds: Int64) {
    let digits = String(nanoseconds.magnitude % 1_000)
    if nanoseconds < 0 { buffer.raw("-") }
    buffer.number(nanoseconds.magnitude / 1_000)
    buffer.raw("." + String(repeating: "0", count: 3 - digits.count) + digits)
  }
}
