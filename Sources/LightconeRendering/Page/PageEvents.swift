import LightconeTrace

/// The events of a page as columns of numbers, with their words.
struct PageEvents {
  /// The positions in the trace.
  let range: Range<Int>
  private let trace: Trace
  private(set) var marks: [Int] = []
  private(set) var labels: [Int] = []
  private(set) var sentences: [Int] = []

  /// Looks at the events of a range; their words go into a table of texts.
  ///
  /// The words are those of the terminal: the diagram's beside a mark, the narration's as a sentence.
  ///
  /// - Complexity: O(events).
  init(_ trace: Trace, range: Range<Int>, texts: inout PageTexts) {
    self.trace = trace
    self.range = range
    let figures = FigureMaker(trace: trace, lanes: LaneTable(trace, TraceSelection()))
    let copies = MessageCopies(trace)
    let steps = StepWords(trace: trace)
    for position in range {
      let event = trace.events[position]
      let figure = figures.figure(for: event, at: position)
      let number = event.kind.namesMessage ? event.message : 0
      marks.append(PageWords.mark(of: figure))
      labels.append(
        texts.number(of: figure?.words ?? steps.words(for: event), message: number))
      let sentence = EventSentence(trace: trace, isCopy: copies.isCopy(position))
      sentences.append(texts.number(of: sentence.sentence(for: event), message: number))
    }
  }

  /// Writes the columns. Times are differences, so that they are short.
  func write(to json: inout JSONText) {
    let events = range.lazy.map { trace.events[$0] }
    json.raw("{")
    json.name("time")
    var last: Int64 = 0
    json.list(events) { json, event in
      json.number(Int(event.time.nanoseconds - last))
      last = event.time.nanoseconds
    }
    column("node", events.map { known($0.node) }, &json)
    column("peer", events.map { known($0.peer) }, &json)
    column("kind", events.map { Int($0.kind.rawValue) }, &json)
    column("message", events.map { $0.kind.namesMessage ? Int($0.message) : 0 }, &json)
    column("cause", events.map { Int($0.cause.rawValue) }, &json)
    column("mark", marks, &json)
    column("label", labels, &json)
    column("sentence", sentences, &json)
    json.raw("}")
  }

  private func column(
    _ name: StaticString, _ values: some Sequence<Int>, _ json: inout JSONText
  ) {
    json.raw(",")
    json.name(name)
    json.numbers(values)
  }

  /// A node's number; -1 for none and for one that the trace does not name.
  private func known(_ node: NodeID?) -> Int {
    guard let node, trace.nodes.indices.contains(node.position) else { return -1 }
    return node.position
  }
}

extension DiagramFigure {
  /// The words beside the figure.
  fileprivate var words: String {
    switch self {
    case .mark(_, _, let label), .arrow(_, _, _, let label), .wire(_, _, let label): label.whole
    case .band(_, let text): text
    }
  }
}

extension TraceEvent.Kind {
  /// Whether the number of an event of this kind is that of a message.
  var namesMessage: Bool {
    switch self {
    case .send, .deliver, .lose, .duplicate, .delay: true
    default: false
    }
  }
}
