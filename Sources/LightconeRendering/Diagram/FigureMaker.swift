import LightconeTrace

/// Turns events into figures: which lane, which mark, which words.
struct FigureMaker {
  let trace: Trace
  private let laneOfNode: [NodeID: Int]
  private let copies: MessageCopies

  init(trace: Trace, lanes: [DiagramLayout.Lane]) {
    self.trace = trace
    laneOfNode = Dictionary(
      lanes.enumerated().map { ($0.element.node, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    copies = MessageCopies(trace)
  }

  /// What the event at a position looks like; nil if none of its nodes has a lane.
  func figure(for event: TraceEvent, at position: Int) -> DiagramFigure? {
    switch event.kind {
    case .partition: return .band(.cut, "cut: \(trace.labels[event.label])".printable)
    case .repair: return .band(.repair, "repaired")
    case .heal: return .band(.repair, "all healed")
    case .deliver: return arrival(event, at: position)
    case .lose: return loss(event, at: position)
    case .duplicate, .delay: return change(ofMessage: event)
    case .hold, .release: return change(ofWire: event)
    case .fault where event.peer != nil: return change(ofWire: event)
    default:
      guard let lane = lane(event.node) else { return nil }
      return .mark(lane: lane, mark(for: event), label(for: event))
    }
  }

  private func lane(_ node: NodeID?) -> Int? { node.flatMap { laneOfNode[$0] } }

  private func name(_ node: NodeID?) -> String { node.map { trace.name(of: $0) } ?? "outside" }

  private func arrival(_ event: TraceEvent, at position: Int) -> DiagramFigure? {
    guard let lane = lane(event.node) else { return nil }
    let text = trace.messageText(of: event)
    let number = "m\(event.message)" + (copies.isCopy(position) ? " again" : "")
    guard let sender = self.lane(event.peer) else {
      return .mark(
        lane: lane, .receive, DiagramLabel(text, tail: "\(number) from \(name(event.peer))"))
    }
    guard sender != lane else {
      return .mark(lane: lane, .receive, DiagramLabel(text, tail: "\(number) from itself"))
    }
    return .arrow(from: sender, to: lane, .delivered, DiagramLabel(text, tail: number))
  }

  private func loss(_ event: TraceEvent, at position: Int) -> DiagramFigure? {
    let text = trace.messageText(of: event)
    let again = copies.isCopy(position) ? "again, " : ""
    let tail = "m\(event.message) \(again)\(FigureMaker.fate(of: event))"
    switch (lane(event.peer), lane(event.node)) {
    case (let from?, let to?) where from != to:
      return .arrow(from: from, to: to, .lost, DiagramLabel(text, tail: tail))
    case (let from?, nil):
      return .mark(
        lane: from, .loss, DiagramLabel(text, tail: "\(tail) on its way to \(name(event.node))"))
    case (_, let to?):
      return .mark(
        lane: to, .loss, DiagramLabel(text, tail: "\(tail) on its way from \(name(event.peer))"))
    case (nil, nil):
      return nil
    }
  }

  /// A message that is doubled or put off, at its receiver; if that has no lane, at its sender.
  private func change(ofMessage event: TraceEvent) -> DiagramFigure? {
    let words = StepWords(trace: trace).words(for: event)
    let text = trace.messageText(of: event)
    if let lane = lane(event.node) {
      return .mark(lane: lane, .fault, DiagramLabel(text, tail: words))
    }
    guard let lane = lane(event.peer) else { return nil }
    return .mark(lane: lane, .fault, DiagramLabel(text, tail: "\(words), to \(name(event.node))"))
  }

  /// What happens to a wire, between its ends; if only one has a lane, there.
  private func change(ofWire event: TraceEvent) -> DiagramFigure? {
    let words = StepWords(trace: trace).words(for: event)
    switch (lane(event.node), lane(event.peer)) {
    case (let one?, let other?) where one != other:
      return .wire(one, other, DiagramLabel(words))
    case (let lane?, _):
      return .mark(
        lane: lane, .fault, DiagramLabel(words, tail: "to \(name(event.peer))"))
    case (nil, let lane?):
      return .mark(
        lane: lane, .fault, DiagramLabel(words, tail: "to \(name(event.node))"))
    case (nil, nil): return nil
    }
  }

  /// Why a message did not arrive, in a word or two.
  private static func fate(of event: TraceEvent) -> String {
    switch LossReason(rawValue: event.detail) {
    case .partition: "cut"
    case .receiverDown: "receiver down"
    case .byHand: "dropped"
    case .chance, nil: "lost"
    }
  }

  private func mark(for event: TraceEvent) -> DiagramMark {
    switch event.kind {
    case .send: .send
    case .invoke: .ask
    case .complete: .answer
    case .crash: .crash
    case .become: .state(LifelineStyle(rawValue: event.detail) ?? .idle)
    case .pause, .resume, .fault: .fault
    default: .step
    }
  }

  private func label(for event: TraceEvent) -> DiagramLabel {
    switch event.kind {
    case .send:
      let isShown = lane(event.peer) != nil
      return DiagramLabel(
        trace.messageText(of: event),
        tail: "m\(event.message)" + (isShown ? "" : " to \(name(event.peer))"))
    default: return DiagramLabel(StepWords(trace: trace).words(for: event))
    }
  }
}
