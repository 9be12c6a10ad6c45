import Lightcone
import LightconeTrace

extension World<Script> {
  /// The trace as lines such as `5 ms b deliver hi`, without the first starts.
  func story(_ kinds: Set<TraceEvent.Kind> = Set(TraceEvent.Kind.allCases)) -> [String] {
    let trace = trace()
    return trace.events.compactMap { event in
      guard kinds.contains(event.kind), event.kind != .start || event.cause != .none else {
        return nil
      }
      let name = event.node.map { trace.name(of: $0) } ?? "network"
      let text = detail(of: event, in: trace)
      return "\(event.time) \(name) \(event.kind)" + (text.isEmpty ? "" : " \(text)")
    }
  }

  private func detail(of event: TraceEvent, in trace: Trace) -> String {
    switch event.kind {
    case .send, .deliver: trace.messageText(of: event)
    case .lose:
      "\(trace.messageText(of: event)) \(LossReason(rawValue: event.detail).map { "\($0)" } ?? "?")"
    case .setTimer, .fireTimer, .cancelTimer: trace.timerText(of: event)
    case .append, .sync, .synced: String(event.value)
    case .become, .note, .partition: trace.labels[event.label]
    case .count, .observe: "\(trace.labels[event.label]) \(event.value)"
    case .invoke, .complete: trace.labels[event.label]
    case .start, .crash, .restart, .repair, .pause, .resume, .hold, .release, .heal: ""
    case .duplicate: trace.messageText(of: event)
    case .delay: "\(trace.messageText(of: event)) \(TimeSpan(nanoseconds: event.value))"
    case .fault: trace.labels[event.label]
    }
  }
}

extension World {
  /// The events of one kind.
  func events(_ kind: TraceEvent.Kind) -> [TraceEvent] {
    trace().events.filter { $0.kind == kind }
  }
}
