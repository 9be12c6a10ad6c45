import LightconeTrace

/// The few words that a diagram has for an event at one node.
struct StepWords {
  let trace: Trace

  /// The words for an event; those of messages and of the network are made elsewhere.
  func words(for event: TraceEvent) -> String {
    let label = trace.labels[event.label]
    return switch event.kind {
    case .start: "start"
    case .crash: "crashed"
    case .restart: "restarted"
    case .setTimer: "set \(timer(event)), \(TimeSpan(nanoseconds: event.value))"
    case .fireTimer: timer(event)
    case .cancelTimer: "cancel \(timer(event))"
    case .append: "append record \(event.value)"
    case .sync: "disk sync"
    case .synced: "synced up to record \(event.value)"
    case .become, .note: label
    case .count: "\(label) \(event.value < 0 ? "-" : "+") \(event.value.magnitude)"
    case .observe: "\(label) = \(event.value)"
    case .invoke: operation(event)
    case .complete: outcome(event) + (label.isEmpty ? "" : ": \(label)")
    case .send, .deliver, .lose, .partition, .repair, .heal: label
    case .duplicate: "m\(event.message) doubled"
    case .delay: "m\(event.message) put off by \(TimeSpan(nanoseconds: event.value))"
    case .pause: "paused"
    case .resume: "resumed"
    case .hold: "held"
    case .release: "released"
    case .fault: label
    }
  }

  private func timer(_ event: TraceEvent) -> String {
    let text = trace.timerText(of: event)
    return text.isEmpty ? "timer" : "timer \(text)"
  }

  /// An operation as its client would say it: `write x 5`.
  func operation(_ event: TraceEvent) -> String {
    guard let operation = trace.operation(of: event) else { return trace.labels[event.label] }
    return [operation.function, operation.key, operation.argument].compactMap { $0 }
      .joined(separator: " ")
  }

  private func outcome(_ event: TraceEvent) -> String {
    switch OperationOutcome(rawValue: event.detail) {
    case .ok: "ok"
    case .fail: "failed"
    case .unknown, nil: "unknown"
    }
  }
}
