import Lightcone
import LightconeTrace

/// The events that a service has published and that are not confirmed by all who listen.
///
/// An event is made of what is on the service's disk, so a crash loses none: what the log does not say
/// to be confirmed is published again (Richardson's *transactional outbox*).
struct Outbox: Hashable, Sendable {
  let interval: TimeSpan
  /// Whether events are kept until they are confirmed.
  let isKeeping: Bool
  private var entries: [Entry] = []

  private struct Entry: Hashable, Sendable {
    let event: SagaEvent
    var listeners: [NodeID]
    var timer: TimerHandle?
  }

  init(interval: TimeSpan, isKeeping: Bool) {
    self.interval = interval
    self.isKeeping = isKeeping
  }

  /// Sends an event to those who listen, and again until they confirm it.
  mutating func publish(
    _ event: SagaEvent, to listeners: [NodeID], _ context: inout Context<Saga>
  ) {
    guard isKeeping else { return send(event, to: listeners, &context) }
    if !entries.contains(where: { $0.event == event }) {
      entries.append(Entry(event: event, listeners: listeners))
    }
    sendAgain(event, &context)
  }

  /// Sends an event to those who have not confirmed it.
  mutating func sendAgain(_ event: SagaEvent, _ context: inout Context<Saga>) {
    guard let index = entries.firstIndex(where: { $0.event == event }) else { return }
    context.cancel(&entries[index].timer)
    send(event, to: entries[index].listeners, &context)
    entries[index].timer = context.schedule(.unconfirmed(event), after: interval)
  }

  /// Notes that a listener has confirmed an event.
  mutating func confirm(
    _ event: SagaEvent, by listener: NodeID, _ context: inout Context<Saga>
  ) {
    guard let index = entries.firstIndex(where: { $0.event == event }) else { return }
    entries[index].listeners.removeAll { $0 == listener }
    guard entries[index].listeners.isEmpty else { return }
    context.cancel(&entries[index].timer)
    entries.remove(at: index)
    // Not forced: if it is lost, the event comes again, and does nothing.
    context.append(.confirmed(event))
  }

  private func send(
    _ event: SagaEvent, to listeners: [NodeID], _ context: inout Context<Saga>
  ) {
    context.count("messages", listeners.count)
    context.send(.happened(event), to: listeners)
  }

  /// The events that a service's log has made and does not say to be confirmed, in order.
  static func unconfirmed(in records: [Saga.Record], step: Int) -> [SagaEvent] {
    var events: [SagaEvent] = []
    for (position, record) in records.enumerated() {
      switch record {
      case .executed(let id, _):
        let round = 1 + records.prefix(position).count { $0.isExecution(of: id) }
        events.append(SagaEvent(saga: id, step: step, kind: .done, round: round))
      case .compensated(let id, _), .tombstone(let id):
        let event = SagaEvent(saga: id, step: step, kind: .undone)
        if !events.contains(event) { events.append(event) }
      case .refused(let id): events.append(SagaEvent(saga: id, step: step, kind: .refused))
      case .confirmed(let event): events.removeAll { $0 == event }
      case .began, .step, .compensation, .settling, .ended, .settled: break
      }
    }
    return events
  }
}

extension Saga.Record {
  fileprivate func isExecution(of id: SagaID) -> Bool {
    if case .executed(id, _) = self { true } else { false }
  }
}
