public import LightconeTrace

extension GanttChart {
  /// What each node is over time: its states, and when it is down or stands still.
  ///
  /// A node's states are those that it becomes; before the first one, and after a restart, it is idle. Nodes
  /// of which there is nothing to say are left out, and a note says so.
  ///
  /// - Complexity: O(events).
  public init(_ title: String, statesOf trace: Trace) {
    var book = StateBook(trace)
    for event in trace.events { book.apply(event) }
    self.init(title, lanes: [], spans: [])
    let spans = book.finishedSpans()
    let end = trace.events.last?.time ?? .start
    var place: [Int: Int] = [:]
    for node in trace.nodes.indices where spans.contains(where: { $0.lane == node && $0.isTelling })
    {
      place[node] = lanes.count
      lanes.append(Lane(trace.nodes[node].name))
    }
    self.spans = spans.compactMap { span in
      place[span.lane].map {
        Span(lane: $0, from: span.from, to: span.to, style: span.style, label: span.label)
      }
    }
    begin = .start
    self.end = end
    let silent = trace.nodes.count - lanes.count
    if silent > 0, !lanes.isEmpty {
      notes.append("Left out: \(counted(silent, "node")) without a state.")
    }
  }

  /// When each node's disk was asked to make records safe, and when it said that they are.
  ///
  /// A sync that a crash interrupts is shown as undone: what it was to save may be lost.
  ///
  /// - Complexity: O(events).
  public init(_ title: String, diskSyncsOf trace: Trace) {
    self.init(title, lanes: [], spans: [])
    var places: [NodeID: Int] = [:]
    // The syncs that have not ended, by event: their place in `spans`.
    var open: [EventNumber: Int] = [:]
    for (position, event) in trace.events.enumerated() {
      guard let node = event.node else { continue }
      switch event.kind {
      case .sync:
        if places[node] == nil {
          places[node] = lanes.count
          lanes.append(Lane(trace.name(of: node)))
        }
        open[EventNumber(position + 1)] = spans.count
        spans.append(
          Span(lane: places[node] ?? 0, from: event.time, to: nil, style: .working, label: "sync"))
      case .synced:
        guard let index = open.removeValue(forKey: event.cause) else { continue }
        spans[index].to = event.time
        spans[index].style = .done
        spans[index].label = "up to \(event.value)"
      case .crash:
        for index in spans.indices.reversed()
        where spans[index].lane == places[node] && spans[index].to == nil {
          spans[index].to = event.time
          spans[index].style = .undone
          spans[index].label = "crashed"
        }
      default: break
      }
    }
    begin = .start
    end = trace.events.last?.time ?? .start
  }

  /// One use of a lock: who asks, when it gets it, and when it gives it back.
  public struct LockUse: Hashable, Sendable {
    /// The lock.
    public var lock: String
    /// Who uses it.
    public var holder: String
    /// When the lock was asked for.
    public var asked: Instant
    /// When it was got; nil while the holder waits, or if it gave up.
    public var granted: Instant?
    /// When it was given back, or the wait given up; nil while it goes on.
    public var ended: Instant?

    /// Creates a use.
    public init(
      lock: String, holder: String, asked: Instant, granted: Instant?, ended: Instant?
    ) {
      self.lock = lock
      self.holder = holder
      self.asked = asked
      self.granted = granted
      self.ended = ended
    }
  }

  /// Locks, one lane each: who holds them, who waits, and how many wait.
  public init(_ title: String, locks uses: [LockUse]) {
    self.init(title, lanes: [], spans: [])
    var places: [String: Int] = [:]
    for use in uses {
      let lane = places[use.lock] ?? lanes.count
      if places[use.lock] == nil {
        places[use.lock] = lane
        lanes.append(Lane(use.lock, countsWaiting: true))
      }
      let waits = use.granted ?? use.ended
      if waits != use.asked {
        spans.append(
          Span(lane: lane, from: use.asked, to: waits, style: .waiting, label: use.holder))
      }
      if let granted = use.granted {
        spans.append(
          Span(lane: lane, from: granted, to: use.ended, style: .holding, label: use.holder))
      }
    }
  }

  /// A job that arrives, waits for a server, and is served.
  public struct Job: Hashable, Sendable {
    /// The job, for people.
    public var label: String
    /// When it arrived.
    public var arrived: Instant
    /// When its service began; nil while it waits, or if it never did.
    public var started: Instant?
    /// When it left; nil while it is there.
    public var left: Instant?
    /// Which server served it, counted from 0; nil if none did.
    public var server: Int?

    /// Creates a job.
    public init(
      _ label: String, arrived: Instant, started: Instant?, left: Instant?, server: Int?
    ) {
      self.label = label
      self.arrived = arrived
      self.started = started
      self.left = left
      self.server = server
    }
  }

  /// A queue and its servers: who waits and how many do, and below it who is served where.
  public init(_ title: String, jobs: [Job], servers: Int) {
    self.init(
      title,
      lanes: [Lane("queue", countsWaiting: true)]
        + (0..<max(0, servers)).map { Lane(servers == 1 ? "server" : "server \($0 + 1)") },
      spans: [])
    for job in jobs {
      let waits = job.started ?? job.left
      if waits != job.arrived {
        spans.append(
          Span(lane: 0, from: job.arrived, to: waits, style: .waiting, label: job.label))
      }
      if let started = job.started, let server = job.server, (0..<servers).contains(server) {
        spans.append(
          Span(lane: server + 1, from: started, to: job.left, style: .serving, label: job.label))
      }
    }
  }
}

/// Follows the states of all nodes through a trace; the lane of a span is its node's position.
private struct StateBook {
  private struct Current {
    var from: Instant
    var style: GanttStyle
    var label: String
  }

  private var current: [Current]
  private var beforePause: [Current?]
  private var spans: [GanttChart.Span] = []

  init(_ trace: Trace) {
    self.labels = trace.labels
    current = trace.nodes.map { _ in Current(from: .start, style: .idle, label: "") }
    beforePause = trace.nodes.map { _ in nil }
  }

  private let labels: LabelTable

  mutating func apply(_ event: TraceEvent) {
    if event.kind == .heal {
      for node in current.indices { resume(node, event.time) }
      return
    }
    guard let node = event.node?.position, current.indices.contains(node) else { return }
    switch event.kind {
    case .become:
      let style = GanttStyle(LifelineStyle(rawValue: event.detail) ?? .idle)
      enter(node, event.time, style, labels[event.label])
    case .crash:
      beforePause[node] = nil
      enter(node, event.time, .down, "down")
    case .restart:
      beforePause[node] = nil
      enter(node, event.time, .idle, "")
    case .pause:
      guard current[node].style != .paused else { return }
      let before = current[node]
      enter(node, event.time, .paused, "paused")
      beforePause[node] = before
    case .resume: resume(node, event.time)
    default: break
    }
  }

  private mutating func resume(_ node: Int, _ time: Instant) {
    guard let before = beforePause[node] else { return }
    beforePause[node] = nil
    enter(node, time, before.style, before.label)
  }

  private mutating func enter(
    _ node: Int, _ time: Instant, _ style: GanttStyle, _ label: String
  ) {
    let old = current[node]
    guard old.style != style || old.label != label else { return }
    if old.from < time {
      spans.append(
        GanttChart.Span(
          lane: node, from: old.from, to: time, style: old.style, label: old.label))
    }
    current[node] = Current(from: time, style: style, label: label)
  }

  /// All spans, the last of each node without an end.
  func finishedSpans() -> [GanttChart.Span] {
    spans
      + current.enumerated().map { node, state in
        GanttChart.Span(
          lane: node, from: state.from, to: nil, style: state.style, label: state.label)
      }
  }
}

extension GanttChart.Span {
  /// Whether it says more than that a node is there.
  fileprivate var isTelling: Bool { style != .idle || !label.isEmpty }
}
