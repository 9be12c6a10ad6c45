import Lightcone
import LightconeTrace

/// Chooses the few reasons that are told.
struct ReasonChoice {
  private typealias Reason = Explanation.Reason

  private let trace: Trace
  private let cone: Cone
  private let verified: [Explanation.Reason]

  /// - Parameter verified: the reasons that changed runs have shown, in the order in which they were
  ///   tried.
  init(_ trace: Trace, _ cone: Cone, verified: [Explanation.Reason]) {
    self.trace = trace
    self.cone = cone
    self.verified = verified
  }

  /// What began the event; up to two absences; the state that the node was in; faults in the past, the
  /// verified ones in front; then the messages, the nearest first.
  var reasons: [Explanation.Reason] {
    let absences = verified.filter { $0.role == .absence }
    let necessary = verified.filter { $0.role == .necessary }
    let faults = necessary.filter { $0.sent == nil }
    let messages = necessary.filter { $0.sent != nil }
    var chosen: [Reason] = []
    func add(_ reasons: [Reason]) {
      for reason in reasons where chosen.count < Explanation.maximumReasons {
        let isNew = reason.event != cone.event && !chosen.contains { $0.event == reason.event }
        if isNew { chosen.append(reason) }
      }
    }
    add(trigger)
    add(Array(absences.prefix(2)))
    add(state)
    add(faults)
    add(pastFaults)
    add(messages + Array(absences.dropFirst(2)))
    return chosen.sorted { $0.event < $1.event }
  }

  /// How many verified reasons there was no room for.
  var furtherCount: Int {
    let named = reasons.map(\.event)
    return verified.count { reason in
      reason.event != cone.event && !named.contains(reason.event)
        && !(reason.sent.map(named.contains) ?? false)
    }
  }

  /// The event that began what the event belongs to, as a verified reason if it is one.
  private var trigger: [Reason] {
    guard let event = trace[cone.event], trace[event.cause] != nil else { return [] }
    let known = verified.first { $0.event == event.cause || $0.sent == event.cause }
    if let known, known.event != cone.event { return [known] }
    let sent = trace[event.cause].flatMap { $0.kind == .deliver ? $0.cause : nil }
    let isMessage = known != nil
    return [
      Reason(
        event: event.cause, sent: sent, role: isMessage ? .necessary : .trigger,
        change: known?.change)
    ]
  }

  /// The last state that the event's node entered before it.
  private var state: [Reason] {
    guard let event = trace[cone.event], ![.lose, .duplicate, .delay].contains(event.kind) else {
      return []
    }
    let last = (0..<cone.event.position).last {
      trace.events[$0].kind == .become && trace.events[$0].node == event.node
        && cone.isPast(EventNumber($0 + 1))
    }
    return last.map {
      [Reason(event: EventNumber($0 + 1), sent: nil, role: .context, change: nil)]
    } ?? []
  }

  /// The last two crashes and cuts that the event could have come from, needed or not.
  private var pastFaults: [Reason] {
    cone.past.filter { trace[$0]?.kind == .crash || trace[$0]?.kind == .partition }.suffix(2)
      .map { Reason(event: $0, sent: nil, role: .context, change: nil) }
  }

  /// The silence that a timer has broken.
  var silence: Explanation.Silence? {
    guard let event = trace[cone.event] else { return nil }
    let fired = event.kind == .fireTimer ? event : trace[event.cause]
    guard let fired, fired.kind == .fireTimer, let set = trace[fired.cause],
      set.kind == .setTimer
    else { return nil }
    let heard = (0..<cone.event.position).last {
      let other = trace.events[$0]
      return other.kind == .deliver && other.node == event.node && other.peer != event.node
    }.map { EventNumber($0 + 1) }
    if let heard, heard > fired.cause { return nil }
    return Explanation.Silence(set: fired.cause, lastHeard: heard)
  }
}
