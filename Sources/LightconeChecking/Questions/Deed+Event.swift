import Lightcone
import LightconeTrace

extension Timeline.Deed {
  /// The event that something done to a run has left in its trace; nil if it has left none so far.
  ///
  /// - Complexity: O(events).
  func event(in trace: Trace) -> EventNumber? {
    let fault: Fault
    var first = 0
    var earliest = time
    switch intervention {
    case .now(let now): fault = now
    case .at(let time, let planned): (fault, earliest) = (planned, time)
    case .afterEvent(let event, let planned): (fault, first) = (planned, event.position + 1)
    case .atFailPoint(_, let planned): fault = planned
    }
    for position in first..<max(first, trace.events.count) {
      let event = trace.events[position]
      if event.time >= earliest, fault.leaves(event) { return EventNumber(position + 1) }
    }
    return nil
  }
}

extension Fault {
  /// Whether an event is what this fault leaves in a trace.
  fileprivate func leaves(_ event: TraceEvent) -> Bool {
    func isAt(_ kind: TraceEvent.Kind, _ node: NodeID) -> Bool {
      event.kind == kind && event.node == node
    }
    func isBetween(_ kind: TraceEvent.Kind, _ one: NodeID, _ other: NodeID) -> Bool {
      event.kind == kind && event.node == one && event.peer == other
    }
    func isOf(_ kind: TraceEvent.Kind, _ message: MessageNumber) -> Bool {
      event.kind == kind && event.message == message.rawValue
    }
    if self == .heal { return event.kind == .heal }
    return switch self {
    case .crash(let node, _): isAt(.crash, node)
    case .restart(let node): isAt(.restart, node)
    case .pause(let node): isAt(.pause, node)
    case .resume(let node): isAt(.resume, node)
    case .slow(let node, _), .clock(let node, _), .disk(let node, _):
      isAt(.fault, node) && event.peer == nil
    case .partition, .cutOneWay: event.kind == .partition
    case .repair: event.kind == .repair
    case .hold(let one, let other): isBetween(.hold, one, other)
    case .release(let one, let other): isBetween(.release, one, other)
    case .link(let one, let other, _): isBetween(.fault, one, other)
    case .deliver(let message): isOf(.deliver, message)
    case .drop(let message): isOf(.lose, message)
    case .delay(let message, _): isOf(.delay, message)
    default: false
    }
  }
}
