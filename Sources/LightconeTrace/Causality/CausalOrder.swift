/// What could have caused what in a trace: the happened-before relation of its events.
///
/// What it solves: the order of a trace is the order of a clock that no node has. Most events of a run
/// say nothing about most others, and whoever looks for the reason of one event has to leave those
/// aside.
///
/// Example: `CausalOrder(trace).cone(of: EventNumber(57)).pastCount` is how many events could have
/// caused #57.
///
/// Rules:
/// 1. What a node does comes after what it did before, within one life of the node.
/// 2. A message arrives, or is lost, after it was sent; a timer goes off after it was set.
/// 3. A crash cuts the order at its node. What the disk had made safe by then crosses it, to the next
///    start; so does a torn tail.
/// 4. What the environment does has no cause in the run. It comes before what it touches: a crash
///    before the losses at the node that is down and before its next start, a cut before what it loses,
///    a release before what it lets go, a pause or slowness before what its node does next.
/// 5. The relation is transitive. Two events of which neither comes before the other are concurrent.
///
/// Deviations: Lamport's processes do not crash, and know no environment; rules 3 and 4 are ours. An
/// arrival that a person brings about by hand follows from the send alone.
///
/// What it does not promise: that an earlier event did cause a later one. It could have. And silence
/// is no event: a node that waits for a message which never comes is moved by what did not happen.
///
/// Reading: Lamport, "Time, Clocks, and the Ordering of Events in a Distributed System"
/// (Communications of the ACM 1978).
///
/// - Complexity: O(events) to make, in time and memory; a cone is O(events).
public struct CausalOrder: Sendable {
  /// Where the direct predecessors of each event begin in `edges`; one more at the end.
  private(set) var offsets: [Int32] = [0]
  /// Positions of events, each smaller than that of the event it leads to.
  private(set) var edges: [Int32] = []

  /// Reads the order off a trace.
  public init(_ trace: Trace) {
    var reader = CausalEdges(trace)
    offsets.reserveCapacity(trace.events.count + 1)
    for position in trace.events.indices {
      for source in reader.predecessors(at: position) where source >= 0 && source < position {
        edges.append(Int32(source))
      }
      offsets.append(Int32(edges.count))
    }
  }

  /// How many events the trace has.
  public var eventCount: Int { offsets.count - 1 }

  /// The events that come directly before an event; an event may be named twice. Empty for an event
  /// that the trace does not have.
  public func predecessors(of event: EventNumber) -> [EventNumber] {
    guard event.position >= 0, event.position < eventCount else { return [] }
    return sources(at: event.position).map { EventNumber(Int($0) + 1) }
  }

  /// The past and the future of an event; nil if the trace does not have it.
  ///
  /// - Complexity: O(events).
  public func cone(of event: EventNumber) -> Cone? {
    guard event.position >= 0, event.position < eventCount else { return nil }
    var relations = [CausalRelation](repeating: .concurrent, count: eventCount)
    relations[event.position] = .itself
    for position in stride(from: event.position, through: 0, by: -1)
    where relations[position] != .concurrent {
      for source in sources(at: position) { relations[Int(source)] = .past }
    }
    for position in event.position..<eventCount where relations[position] == .concurrent {
      let isTouched = sources(at: position).contains {
        relations[Int($0)] == .future || relations[Int($0)] == .itself
      }
      if isTouched { relations[position] = .future }
    }
    return Cone(event: event, relations: relations)
  }

  private func sources(at position: Int) -> ArraySlice<Int32> {
    edges[Int(offsets[position])..<Int(offsets[position + 1])]
  }
}
