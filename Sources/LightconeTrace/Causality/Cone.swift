/// How an event stands to another one.
public enum CausalRelation: UInt8, Hashable, Sendable {
  /// It could have caused the other one.
  case past
  /// It is the other one.
  case itself
  /// It can be affected by the other one.
  case future
  /// Neither: no way leads from one to the other.
  case concurrent
}

/// The light cone of an event: everything that could have caused it, and everything that it can still
/// affect.
public struct Cone: Hashable, Sendable {
  /// The event.
  public let event: EventNumber
  /// How each event of the trace stands to it, by position.
  let relations: [CausalRelation]

  /// How an event stands to this one; concurrent if the trace does not have it.
  public func relation(of event: EventNumber) -> CausalRelation {
    relations.indices.contains(event.position) ? relations[event.position] : .concurrent
  }

  /// Whether an event could have caused this one.
  public func isPast(_ event: EventNumber) -> Bool { relation(of: event) == .past }

  /// The events that could have caused it, in the order of the trace.
  public var past: [EventNumber] { events(.past) }
  /// The events that it can affect, in the order of the trace.
  public var future: [EventNumber] { events(.future) }

  /// How many events could have caused it.
  public var pastCount: Int { count(.past) }
  /// How many events it can affect.
  public var futureCount: Int { count(.future) }
  /// How many events are concurrent with it.
  public var concurrentCount: Int { count(.concurrent) }

  private func events(_ relation: CausalRelation) -> [EventNumber] {
    relations.indices.filter { relations[$0] == relation }.map { EventNumber($0 + 1) }
  }

  private func count(_ relation: CausalRelation) -> Int {
    relations.count { $0 == relation }
  }
}
