import Lightcone
import LightconeTrace

/// A world of one node: arrivals by chance, a station, and a service law.
enum Queueing: System {
  enum Message: Hashable, Sendable {
    case arrival(stream: Int)
    case served(server: Int)
  }
}

struct QueuedJob: Hashable, Sendable {
  let number: Int
  let stream: Int
}

/// Sends itself jobs, open-loop, and serves them. The number of a stream is the priority of its jobs.
struct QueueingNode: Node {
  /// The time between the arrivals of each stream.
  let gaps: [Law]
  let service: Law
  var station: Station<QueuedJob>
  /// How many jobs are still to come.
  var left: Int

  /// What the jobs of each stream waited, in nanoseconds, in the order in which they started.
  var waits: [[Double]]
  /// Whether each arrival was refused: 1 or 0.
  var losses: [Double] = []
  /// The sum of all jobs' own times in the station, in nanoseconds.
  var sojournNanoseconds: Int64 = 0

  init(gaps: [Law], service: Law, station: Station<QueuedJob>, jobs: Int) {
    self.gaps = gaps
    self.service = service
    self.station = station
    left = jobs
    waits = gaps.map { _ in [] }
  }

  mutating func start(_ context: inout Context<Queueing>) {
    for stream in gaps.indices { plan(stream, &context) }
  }

  mutating func receive(
    _ message: Queueing.Message, from sender: NodeID, _ context: inout Context<Queueing>
  ) {
    switch message {
    case .arrival(let stream): arrive(stream, &context)
    case .served(let server):
      guard let end = station.finish(server: server, at: context.now) else { return }
      sojournNanoseconds += end.sojourn.nanoseconds
      if let next = end.next {
        begin(next.job, on: next.server, waited: next.waited, &context)
      }
    }
  }

  private mutating func arrive(_ stream: Int, _ context: inout Context<Queueing>) {
    guard left > 0 else { return }
    left -= 1
    let job = QueuedJob(number: left, stream: stream)
    let admission = station.arrive(job, priority: stream, at: context.now)
    losses.append(admission == .refused ? 1 : 0)
    if case .started(let server) = admission { begin(job, on: server, waited: .zero, &context) }
    plan(stream, &context)
  }

  private mutating func begin(
    _ job: QueuedJob, on server: Int, waited: TimeSpan, _ context: inout Context<Queueing>
  ) {
    waits[job.stream].append(Double(waited.nanoseconds))
    context.schedule(.served(server: server), after: service)
  }

  private func plan(_ stream: Int, _ context: inout Context<Queueing>) {
    context.schedule(.arrival(stream: stream), after: gaps[stream])
  }
}

/// A queueing system in Kendall's terms, and how to run it.
struct QueueingRun {
  /// Mean times between arrivals, in microseconds, by stream.
  var gapsMicroseconds: [Int64] = [1_000]
  var service = Law.exponential(mean: .microseconds(500))
  var servers = 1
  var discipline = QueueDiscipline.fifo
  var capacity: Int?
  var jobs = 30_000

  /// The world before its first event.
  func world(seed: UInt64 = 1) throws -> World<Queueing> {
    var world = World<Queueing>(seed: seed, network: Network(latency: .constant(.zero)))
    let station = try Station<QueuedJob>(
      servers: servers, discipline: discipline, capacity: capacity)
    let gaps = gapsMicroseconds.map { Law.exponential(mean: .microseconds($0)) }
    world.add(
      QueueingNode(gaps: gaps, service: service, station: station, jobs: jobs), named: "station")
    return world
  }

  /// The node when all jobs have come and gone, and what its station has measured.
  func finished(seed: UInt64 = 1) throws -> (node: QueueingNode, measures: StationMeasures) {
    var world = try world(seed: seed)
    world.run()
    return try world.queueing()
  }
}

extension World<Queueing> {
  struct NoStation: Error {}

  /// The node as it is now, and what its station has measured.
  func queueing() throws -> (node: QueueingNode, measures: StationMeasures) {
    guard let node = node(NodeID(0), as: QueueingNode.self) else { throw NoStation() }
    return (node, node.station.measures(until: now))
  }
}
