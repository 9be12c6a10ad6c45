import LightconeTrace

extension Trace {
  /// The same trace with the causes that a run would have left: of arrivals and losses the send, of a timer
  /// that goes off what set it, of all else the handler.
  var withCauses: Trace {
    var copy = self
    copy.events = ChunkedArray()
    var sends: [UInt64: EventNumber] = [:]
    var timers: [UInt64: EventNumber] = [:]
    var handlers: [Int32: EventNumber] = [:]
    for (position, event) in events.enumerated() {
      var event = event
      let number = EventNumber(position + 1)
      switch event.kind {
      case .deliver, .lose, .duplicate, .delay: event.cause = sends[event.message] ?? .none
      case .fireTimer: event.cause = timers[event.message] ?? .none
      case .crash, .restart, .pause, .resume, .hold, .release, .fault, .partition, .repair, .heal:
        break
      default: event.cause = handlers[event.nodePosition] ?? .none
      }
      switch event.kind {
      case .send: sends[event.message] = number
      case .setTimer: timers[event.message] = number
      case .start, .deliver, .fireTimer, .restart: handlers[event.nodePosition] = number
      case .crash: handlers[event.nodePosition] = nil
      default: break
      }
      copy.events.append(event)
    }
    return copy
  }
}
