import LightconeTrace

/// Turns events into figures: which lane, which mark, which words.
struct FigureMaker {
  let trace: Trace
  private let lanes: LaneTable
  private let copies: MessageCopies

  /// - Parameter end: the position before which figures are asked for.
  init(trace: Trace, lanes: LaneTable, before end: Int = .max) {
    self.trace = trace
    self.lanes = lanes
    copies = MessageCopies(trace, before: end)
  }

  /// What a row looks like that stands for some events; nil if none of their nodes has a lane.
  ///
  /// Several local events of one lane look like the last state that they enter, or like a step.
  func figure(forMembers positions: [Int]) -> DiagramFigure? {
    guard let first = positions.first, let last = positions.last else { return nil }
    guard positions.count > 1 else { return figure(for: trace.events[first], at: first) }
    guard let lane = lane(trace.events[first].node) else { return nil }
    let state = positions.last { trace.events[$0].kind == .become }.map { trace.events[$0] }
    let isContiguous = last - first == positions.count - 1
    let numbers = positions.map { "\(EventNumber($0 + 1))" }
    let span =
      isContiguous || positions.count > 3
      ? "\(numbers[0]) to \(numbers[numbers.count - 1])" : numbers.joined(separator: " ")
    let words = "\(positions.count) local events \(span)"
    guard let state else { return .mark(lane: lane, .step, DiagramLabel("", tail: words)) }
    return .mark(
      lane: lane, mark(for: state), DiagramLabel(label(for: state).text, tail: "(\(words))"))
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
      guard event.node != nil else {
        return .band(.change, StepWords(trace: trace).words(for: event).printable)
      }
      guard let lane = lane(event.node) else { return nil }
      return .mark(lane: lane, mark(for: event), label(for: event))
    }
  }

  private func lane(_ node: NodeID?) -> Int? { lanes.lane(of: node) }

  /// The name of a node before its words, where its lane has several.
  private func opening(_ node: NodeID?) -> String {
    guard let lane = lane(node), lanes.lanes[lane].isGroup else { return "" }
    return "\(name(node)): "
  }

  /// ` to price` where the receiver's lane has several nodes.
  private func ending(_ node: NodeID?) -> String {
    opening(node).isEmpty ? "" : " to \(name(node))"
  }

  private func name(_ node: NodeID?) -> String { node.map { trace.name(of: $0) } ?? "outside" }

  private func arrival(_ event: TraceEvent, at position: Int) -> DiagramFigure? {
    guard let lane = lane(event.node) else { return nil }
    let text = opening(event.peer) + trace.messageText(of: event)
    let number =
      "m\(event.message)" + (copies.isCopy(position) ? " again" : "") + ending(event.node)
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
    let text = opening(event.peer) + trace.messageText(of: event)
    let again = copies.isCopy(position) ? "again, " : ""
    let tail = "m\(event.message)\(ending(event.node)) \(again)\(FigureMaker.fate(of: event))"
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
        opening(event.node) + trace.messageText(of: event),
        tail: "m\(event.message)" + (isShown ? ending(event.peer) : " to \(name(event.peer))"))
    default:
      return DiagramLabel(opening(event.node) + StepWords(trace: trace).words(for: event))
    }
  }
}
