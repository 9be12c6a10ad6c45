public import LightconeTrace

/// Which part of a trace to show: which nodes, from which event to which, and how much of it.
///
/// Without any choice everything that matters is shown: all nodes, all events except bookkeeping,
/// and of a long trace the head and the tail. Whatever is left out is said at the place where it is
/// missing or below, with the command that shows it.
public struct TraceSelection: Hashable, Sendable {
  /// The nodes to show, in this order; all nodes in the trace's order if empty.
  public var nodes: [NodeID]
  /// The first event to show; the trace's first if nil.
  public var first: EventNumber?
  /// The last event to show; the trace's last if nil.
  public var last: EventNumber?
  /// How many events to show at most, 2 or more; of a longer selection the middle is left out.
  public var maximumRows: Int
  /// Whether bookkeeping is shown too: starts, timers set and cancelled, log appends, finished
  /// syncs, counts and samples.
  public var everything: Bool

  /// Creates a selection; what is not given is not restricted, except to 60 rows.
  public init(
    nodes: [NodeID] = [], first: EventNumber? = nil, last: EventNumber? = nil,
    maximumRows: Int = 60, everything: Bool = false
  ) {
    self.nodes = nodes
    self.first = first
    self.last = last
    self.maximumRows = max(2, maximumRows)
    self.everything = everything
  }
}

extension TraceSelection {
  /// The nodes that were asked for, as far as the trace has them, each once.
  func knownNodes(of trace: Trace) -> [NodeID] {
    guard !nodes.isEmpty else { return trace.nodes.indices.map { NodeID($0) } }
    var seen: Set<NodeID> = []
    return nodes.filter {
      trace.nodes.indices.contains($0.position) && seen.insert($0).inserted
    }
  }
}

extension TraceEvent.Kind {
  /// Whether an event is left out unless everything is asked for: it is bookkeeping, whose effect
  /// shows elsewhere. A sync is kept, because a promise that is not synced is lost in a crash.
  public var isBookkeeping: Bool {
    switch self {
    case .start, .setTimer, .cancelTimer, .append, .synced, .count, .observe: true
    case .crash, .restart, .send, .deliver, .lose, .fireTimer, .sync, .become, .note: false
    case .invoke, .complete, .partition, .repair, .duplicate, .delay, .pause, .resume: false
    case .hold, .release, .fault, .heal: false
    }
  }
}
