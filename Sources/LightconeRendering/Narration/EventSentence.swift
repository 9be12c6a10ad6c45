import LightconeTrace

/// Says in one sentence what an event is.
struct EventSentence {
  let trace: Trace
  /// Whether the event ends the way of a second copy of its message.
  var isCopy = false

  /// The sentence, with its full stop.
  func sentence(for event: TraceEvent) -> String {
    switch event.kind {
    case .start, .crash, .restart: life(event)
    case .send, .deliver, .lose: message(event)
    case .setTimer, .fireTimer, .cancelTimer: timer(event)
    case .append, .sync, .synced: disk(event)
    case .become: became(event)
    case .note: ended("\(node(event)) notes: \(label(event))")
    case .count: "\(node(event)) adds \(event.value) to the counter \(quoted(label(event)))."
    case .observe:
      "\(node(event)) adds the sample \(event.value) to the series \(quoted(label(event)))."
    case .invoke, .complete: operation(event)
    case .partition: ended("the network is cut: \(label(event))")
    case .repair: "the network is whole again."
    case .duplicate, .delay, .pause, .resume, .hold, .release, .fault, .heal: environment(event)
    }
  }

  /// What the environment does.
  private func environment(_ event: TraceEvent) -> String {
    let (here, peer) = (node(event), name(event.peer))
    return switch event.kind {
    case .duplicate: "the network doubles \(message(event, from: peer, to: here))."
    case .delay:
      "\(message(event, from: peer, to: here)) is put off by \(TimeSpan(nanoseconds: event.value))."
    case .pause: "\(here) stands still: messages and timers wait for it."
    case .resume: "\(here) goes on, first with what has waited."
    case .hold: "messages between \(here) and \(peer) are held: they stay in flight."
    case .release: "messages between \(here) and \(peer) are let go."
    case .heal: "all that was done from outside ends."
    default: change(event)
    }
  }

  /// What changes a node, its disk or a wire, in the words of its label.
  private func change(_ event: TraceEvent) -> String {
    let (here, label) = (node(event), label(event))
    let disk = "disk: "
    if let peer = event.peer {
      return ended("the wire between \(here) and \(name(peer)) is changed: \(label)")
    }
    guard event.node != nil else { return ended("from here on the run \(label)") }
    if label.hasPrefix("do ") {
      return ended("\(here) is asked by hand to \(quoted(String(label.dropFirst(3))))")
    }
    return label.hasPrefix(disk)
      ? ended("the disk of \(here): \(label.dropFirst(disk.count))")
      : ended("\(here) is changed from outside: \(label)")
  }

  private func message(_ event: TraceEvent, from sender: String, to receiver: String) -> String {
    let text = trace.messageText(of: event).printable
    let message = text.isEmpty ? "m\(event.message)" : "\(quoted(text)) (m\(event.message))"
    return "\(message) on its way from \(sender) to \(receiver)"
  }

  private func life(_ event: TraceEvent) -> String {
    switch event.kind {
    case .crash: "\(node(event)) crashes; what it had not synced is gone."
    case .restart: "\(node(event)) comes back with what its disk kept."
    default:
      trace[event.cause]?.kind == .restart
        ? "\(node(event)) starts again." : "\(node(event)) starts."
    }
  }

  private func message(_ event: TraceEvent) -> String {
    let text = trace.messageText(of: event).printable
    let message = text.isEmpty ? "m\(event.message)" : "\(quoted(text)) (m\(event.message))"
    let (here, peer) = (node(event), name(event.peer))
    switch event.kind {
    case .send: return "\(here) sends \(message) to \(peer)."
    case .deliver:
      return "\(here) receives \(message) from \(peer)\(isCopy ? ", a second copy" : "")."
    default:
      let copy = isCopy ? "a second copy of " : ""
      let way = "\(copy)\(message) on its way from \(peer) to \(here)"
      return switch LossReason(rawValue: event.detail) {
      case .partition: "the network loses \(way) (cut)."
      case .receiverDown: "the network loses \(way) (receiver down)."
      case .byHand: "somebody drops \(way)."
      case .chance, nil: "the network loses \(way)."
      }
    }
  }

  private func timer(_ event: TraceEvent) -> String {
    let text = trace.timerText(of: event).printable
    let timer = text.isEmpty ? "timer" : "timer \(quoted(text))"
    return switch event.kind {
    case .setTimer:
      "\(node(event)) sets its \(timer) to go off in \(TimeSpan(nanoseconds: event.value))."
    case .cancelTimer: "\(node(event)) cancels its \(timer)."
    default: "the \(timer) of \(node(event)) goes off."
    }
  }

  private func disk(_ event: TraceEvent) -> String {
    switch event.kind {
    case .append: "\(node(event)) appends record \(event.value) to its log; it is not yet safe."
    case .sync: "\(node(event)) asks its disk to make its log safe."
    default: "the disk of \(node(event)) has made the log safe up to record \(event.value)."
    }
  }

  private func became(_ event: TraceEvent) -> String {
    let sentence = "\(node(event)) becomes \(quoted(label(event)))"
    return switch LifelineStyle(rawValue: event.detail) {
    case .blocked: "\(sentence) and is blocked."
    case .done: "\(sentence): it is done."
    case .undone: "\(sentence): it has undone its work."
    case .down: "\(sentence) and is down."
    case .idle, .working, nil: "\(sentence)."
    }
  }

  private func operation(_ event: TraceEvent) -> String {
    let words = StepWords(trace: trace).operation(event).printable
    let operation = trace.operation(of: event) == nil ? "its operation" : quoted(words)
    let client = node(event)
    if event.kind == .invoke { return "\(client) begins \(quoted(words))." }
    let answer = label(event).isEmpty ? "" : ": \(label(event))"
    return switch OperationOutcome(rawValue: event.detail) {
    case .ok: ended("\(client) learns that \(operation) took effect\(answer)")
    case .fail: ended("\(client) learns that \(operation) failed and had no effect\(answer)")
    case .unknown, nil: ended("\(client) cannot know whether \(operation) took effect\(answer)")
    }
  }

  private func name(_ node: NodeID?) -> String {
    node.map { trace.name(of: $0).printable } ?? "outside"
  }

  private func node(_ event: TraceEvent) -> String { name(event.node) }

  private func label(_ event: TraceEvent) -> String { trace.labels[event.label].printable }

  private func quoted(_ text: String) -> String { "\"\(text)\"" }

  /// A sentence that ends in somebody else's words, which may bring a full stop.
  private func ended(_ sentence: String) -> String {
    if let last = sentence.last, ".!?…".contains(last) { return sentence }
    return sentence + "."
  }
}
