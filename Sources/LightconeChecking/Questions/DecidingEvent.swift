import Lightcone
public import LightconeTrace

extension PropertyResult {
  /// The event that shows best why a property is violated: in the step that made it false the last one
  /// that says something, or what began it; of a property that is false at the end, the last state that holds a node up.
  ///
  /// - Returns: nil if the property is not violated.
  public func decidingEvent(in trace: Trace) -> EventNumber? {
    guard verdict == .violated, let event, trace[event] != nil else { return nil }
    return property.kind == .eventually
      ? trace.lastBlocked ?? trace.lastTold(upTo: event, of: nil) ?? event
      : trace.lastTold(upTo: event, of: trace.handler(of: event)) ?? trace.handler(of: event)
  }
}

extension Trace {
  /// The event that began what an event belongs to.
  fileprivate func handler(of event: EventNumber) -> EventNumber? {
    guard let record = self[event] else { return nil }
    switch record.kind {
    case .deliver, .fireTimer, .start: return event
    default: return self[record.cause] == nil ? event : record.cause
    }
  }

  /// The last event that tells a person something, of one handler or of all.
  fileprivate func lastTold(upTo event: EventNumber, of handler: EventNumber?) -> EventNumber? {
    (0...max(0, event.position)).last { position in
      let record = events[position]
      let isOfHandler = handler == nil || record.cause == handler
      switch record.kind {
      case .become, .complete, .note: return isOfHandler
      default: return false
      }
    }.map { EventNumber($0 + 1) }
  }

  /// The last event by which a node that is up became blocked, and still is.
  fileprivate var lastBlocked: EventNumber? {
    var states: [NodeID: EventNumber] = [:]
    var latest: [EventNumber] = []
    for (position, event) in events.enumerated() {
      guard let node = event.node else { continue }
      let old = states[node]
      switch event.kind {
      case .become where event.detail == LifelineStyle.blocked.rawValue:
        states[node] = EventNumber(position + 1)
      case .become, .crash: states[node] = nil
      default: continue
      }
      latest.removeAll { $0 == old }
      if let new = states[node] { latest.append(new) }
    }
    return latest.last
  }
}
