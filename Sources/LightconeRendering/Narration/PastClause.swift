public import LightconeTrace

/// Says in a clause what happened, as a part of a longer sentence: in the past tense, without a full
/// stop and without the event's number.
///
/// Example: `PastClause.text(of: EventNumber(16), in: trace)` is
/// `price received "prepare T1" (m3) from coordinator`.
public enum PastClause {
  /// The clause of an event; empty if the trace does not have it.
  public static func text(of event: EventNumber, in trace: Trace) -> String {
    trace[event].map { Clause(trace: trace).text(of: $0) } ?? ""
  }
}

/// Makes clauses of events.
private struct Clause {
  let trace: Trace

  func text(of event: TraceEvent) -> String {
    switch event.kind {
    case .send, .deliver, .lose, .duplicate, .delay: message(event)
    case .setTimer, .fireTimer, .cancelTimer: timer(event)
    case .start, .crash, .restart, .pause, .resume, .become, .note, .count, .observe: life(event)
    case .append, .sync, .synced: disk(event)
    case .invoke, .complete: operation(event)
    case .partition, .repair, .heal, .hold, .release, .fault: environment(event)
    }
  }

  private func life(_ event: TraceEvent) -> String {
    let (here, label) = (name(event.node), trace.labels[event.label].printable)
    return switch event.kind {
    case .start: "\(here) started"
    case .crash: "\(here) crashed"
    case .restart: "\(here) came back"
    case .pause: "\(here) stood still"
    case .resume: "\(here) went on"
    case .become: "\(here) became \(quoted(label))"
    case .note: "\(here) noted \(quoted(label))"
    case .count: "\(here) added \(event.value) to \(quoted(label))"
    default: "\(here) added a sample to \(quoted(label))"
    }
  }

  private func message(_ event: TraceEvent) -> String {
    let text = trace.messageText(of: event).printable
    let message = text.isEmpty ? "m\(event.message)" : "\(quoted(text)) (m\(event.message))"
    let (here, peer) = (name(event.node), name(event.peer))
    return switch event.kind {
    case .send: "\(here) sent \(message) to \(peer)"
    case .deliver: "\(here) received \(message) from \(peer)"
    case .duplicate: "the network doubled \(message) from \(peer) to \(here)"
    case .delay: "\(message) from \(peer) to \(here) was put off"
    default: loss(event, "\(message) from \(peer) to \(here)")
    }
  }

  private func loss(_ event: TraceEvent, _ message: String) -> String {
    switch LossReason(rawValue: event.detail) {
    case .byHand: "somebody dropped \(message)"
    case .partition: "a cut lost \(message)"
    case .receiverDown: "\(message) found \(name(event.node)) down"
    case .chance, nil: "the network lost \(message)"
    }
  }

  private func timer(_ event: TraceEvent) -> String {
    let text = trace.timerText(of: event).printable
    let timer = "timer\(text.isEmpty ? "" : " \(quoted(text))")"
    return switch event.kind {
    case .setTimer: "\(name(event.node)) set its \(timer)"
    case .cancelTimer: "\(name(event.node)) cancelled its \(timer)"
    default: "the \(timer) of \(name(event.node)) went off"
    }
  }

  private func disk(_ event: TraceEvent) -> String {
    let here = name(event.node)
    return switch event.kind {
    case .append: "\(here) appended record \(event.value) to its log"
    case .sync: "\(here) asked its disk to make its log safe"
    default: "the disk of \(here) made its log safe"
    }
  }

  private func operation(_ event: TraceEvent) -> String {
    let words = quoted(StepWords(trace: trace).operation(event).printable)
    let here = name(event.node)
    if event.kind == .invoke { return "\(here) began \(words)" }
    let what = trace.operation(of: event) == nil ? "its operation" : words
    return switch OperationOutcome(rawValue: event.detail) {
    case .ok: "\(here) learned that \(what) took effect"
    case .fail: "\(here) learned that \(what) failed"
    case .unknown, nil: "\(here) gave up on \(what)"
    }
  }

  private func environment(_ event: TraceEvent) -> String {
    let label = trace.labels[event.label].printable
    let wire = "between \(name(event.node)) and \(name(event.peer))"
    return switch event.kind {
    case .partition: "the network was cut: \(label)"
    case .repair: "the network was made whole"
    case .heal: "all that was done from outside ended"
    case .hold: "messages \(wire) were held"
    case .release: "messages \(wire) were let go"
    case .fault where event.peer == nil && label.hasPrefix("do "):
      "\(name(event.node)) was asked by hand to \(quoted(String(label.dropFirst(3))))"
    default:
      event.node == nil
        ? "it was laid down that the run \(label)"
        : event.peer == nil
          ? "\(name(event.node)) was changed from outside: \(label)"
          : "the wire \(wire) was changed: \(label)"
    }
  }

  private func name(_ node: NodeID?) -> String {
    node.map { trace.name(of: $0).printable } ?? "outside"
  }

  private func quoted(_ text: String) -> String { "\"\(text)\"" }
}
