import LightconeTrace

/// Turns events into figures: which lane, which mark, which words.
struct FigureMaker {
  let trace: Trace
  private let laneOfNode: [NodeID: Int]

  init(trace: Trace, lanes: [DiagramLayout.Lane]) {
    self.trace = trace
    laneOfNode = Dictionary(
      lanes.enumerated().map { ($0.element.node, $0.offset) },
      uniquingKeysWith: { first, _ in first })
  }

  /// What an event looks like; nil if none of its nodes has a lane.
  func figure(for event: TraceEvent) -> DiagramFigure? {
    switch event.kind {
    case .partition: return .band(.cut, "cut: \(trace.labels[event.label])".printable)
    case .repair: return .band(.repair, "repaired")
    case .heal: return .band(.repair, "everything healed")
    case .deliver: return arrival(event)
    case .lose: return loss(event)
    default:
      guard let lane = lane(event.node) else { return nil }
      return .mark(lane: lane, mark(for: event), label(for: event))
    }
  }

  private func lane(_ node: NodeID?) -> Int? { node.flatMap { laneOfNode[$0] } }

  private func name(_ node: NodeID?) -> String { node.map { trace.name(of: $0) } ?? "outside" }

  private func arrival(_ event: TraceEvent) -> DiagramFigure? {
    guard let lane = lane(event.node) else { return nil }
    let text = trace.messageText(of: event)
    let number = "m\(event.message)"
    guard let sender = self.lane(event.peer) else {
      return .mark(
        lane: lane, .receive, DiagramLabel(text, tail: "\(number) from \(name(event.peer))"))
    }
    guard sender != lane else {
      return .mark(lane: lane, .receive, DiagramLabel(text, tail: "\(number) from itself"))
    }
    return .arrow(from: sender, to: lane, .delivered, DiagramLabel(text, tail: number))
  }

  private func loss(_ event: TraceEvent) -> DiagramFigure? {
    let text = trace.messageText(of: event)
    let tail = "m\(event.message) \(FigureMaker.fate(of: event))"
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
