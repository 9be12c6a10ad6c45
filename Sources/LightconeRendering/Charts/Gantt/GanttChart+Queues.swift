public import LightconeTrace

extension GanttChart {
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
