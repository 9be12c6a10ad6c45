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
  /// How many events to show at most, 2 or more; of a longer selection the middle is left out, or with
  /// ``around`` what lies far from that event.
  public var maximumRows: Int
  /// Whether bookkeeping is shown too: starts, timers set and cancelled, log appends, finished
  /// syncs, counts and samples.
  public var everything: Bool
  /// The event in whose neighbourhood the rows lie, before it as many as after it; head and tail if
  /// nil.
  public var around: EventNumber?
  /// Nodes to leave out, also where ``nodes`` names them.
  public var hidden: [NodeID] = []
  /// Nodes that share a lane. A node of several groups belongs to the first; a group of which no node
  /// is shown has no lane.
  public var groups: [NodeGroup] = []
  /// Whether local events of one lane that follow directly upon each other share a row. Local is what
  /// is neither a message nor a question, an answer, a crash or something from outside.
  public var foldsLocalEvents = false

  /// Creates a selection; what is not given is not restricted, except to 60 rows.
  public init(
    nodes: [NodeID] = [], first: EventNumber? = nil, last: EventNumber? = nil,
    maximumRows: Int = 60, everything: Bool = false, around: EventNumber? = nil
  ) {
    self.nodes = nodes
    self.first = first
    self.last = last
    self.maximumRows = max(2, maximumRows)
    self.everything = everything
    self.around = around
  }

  /// The neighbourhood of an event.
  public static func around(_ event: EventNumber, rows: Int = 40) -> TraceSelection {
    TraceSelection(maximumRows: rows, around: event)
  }
}

extension TraceSelection {
  /// The nodes that were asked for, as far as the trace has them, each once.
  func knownNodes(of trace: Trace) -> [NodeID] {
    let left = Set(hidden)
    let all = nodes.isEmpty ? trace.nodes.indices.map { NodeID($0) } : nodes
    var seen: Set<NodeID> = []
    return all.filter {
      trace.nodes.indices.contains($0.position) && !left.contains($0) && seen.insert($0).inserted
    }
  }

  /// The selection without what only a picture with lanes can do.
  var withoutLanes: TraceSelection {
    var copy = self
    copy.groups = []
    copy.foldsLocalEvents = false
    return copy
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

  /// Whether a node does it by itself and nobody else has to do with it: it may be folded.
  var isLocal: Bool {
    switch self {
    case .fireTimer, .sync, .become, .note: true
    default: isBookkeeping
    }
  }

  /// Whether it happens on the way between two nodes.
  var isOnWire: Bool {
    switch self {
    case .lose, .duplicate, .delay, .hold, .release, .fault: true
    default: false
    }
  }
}
