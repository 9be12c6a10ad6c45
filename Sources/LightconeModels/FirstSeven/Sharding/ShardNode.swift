import Lightcone
import LightconeTrace

/// Holds the rows of the partitions that it owns, and serves one request after the other.
struct ShardNode: Node {
  let plan: ShardPlan
  /// What has changed in what it owns, by partition; only looked up.
  var tenures: [Int: Tenure] = [:]
  /// The written rows, by partition; only looked up.
  var tables: [Int: RowTable] = [:]
  /// How many items it holds: one for each key, and one for each append.
  var items = 0
  /// The partition that it is giving away, and those that it is to give away after it.
  var departure: Departure?
  var departures: [PartitionPlace] = []
  /// Requests for partitions that are between two owners, or not yet here.
  var waiting: [ShardJob] = []
  /// Users, and names that are reserved.
  var users: [RegisteredUser] = []
  var reservations: [RegisteredUser] = []
  /// What queues and is served; nil if no time passes.
  private(set) var station: Station<ShardJob>?
  private var isHot = false

  init(plan: ShardPlan, station: Station<ShardJob>?) {
    self.plan = plan
    self.station = station
    for (partition, keys) in plan.keyCounts.enumerated()
    where plan.placement.map.shard(of: partition) == plan.number { items += keys }
  }

  /// Recovery: the log says what the shard holds and owns.
  mutating func start(_ context: inout Context<ShardedStore>) {
    for record in context.disk.records { recover(record) }
    if plan.showsHeat { context.become(.calmShard) }
    // With nothing on its disk it is new, or has promised nothing: the directory will remind it.
    guard !context.disk.records.isEmpty else { return }
    context.send(.restarted, to: plan.directory)
    if departure != nil { sendHandOver(&context) }
  }

  mutating func receive(
    _ message: ShardedStore.Message, from sender: NodeID, _ context: inout Context<ShardedStore>
  ) {
    switch message {
    case .put, .get, .find, .reserve, .register:
      enqueue(.request(message, from: sender), &context)
    case .served(let server): finish(server, &context)
    case .late(let reply): context.send(reply.message, to: reply.receiver)
    case .move(let places): planDepartures(places, &context)
    case .copy(let place, let chunk, let rows, let items):
      enqueue(.copyIn(place, chunk: chunk, rows, items: items, from: sender), &context)
    case .copied(let place, let chunk, let versions):
      hearCopied(place, chunk, versions, &context)
    case .goOn: goOn(&context)
    case .again: sendAgain(&context)
    case .handOver(let place, let rows, let items):
      takeOver(place, rows, items, from: sender, &context)
    case .owned(let place): letGo(place, &context)
    default: break
    }
  }

  /// Takes its place in the queue.
  mutating func enqueue(_ job: ShardJob, _ context: inout Context<ShardedStore>) {
    guard station != nil else { return perform(job, &context) }
    if case .started(let server)? = station?.arrive(job, at: context.now) {
      work(job, server, &context)
    }
    showHeat(&context)
  }

  private func work(_ job: ShardJob, _ server: Int, _ context: inout Context<ShardedStore>) {
    context.work(.served(server: server), for: time(of: job))
  }

  private func time(of job: ShardJob) -> Law {
    if case .copyOut(_, let items) = job { return .constant(plan.itemTime * Int64(items)) }
    if case .copyIn(_, _, _, let items, _) = job { return .constant(plan.itemTime * Int64(items)) }
    let units = Int64(job.rowCount) * Int64(isOverMemory ? plan.memoryPenalty : 1)
    switch plan.service {
    case .constant(let span)?: return .constant(span * units)
    case .exponential(let mean)?: return .exponential(mean: mean * units)
    default: return .constant(.zero)
    }
  }

  /// Whether it holds more than fits into memory, so that it has to read from its disk.
  var isOverMemory: Bool { plan.memory > 0 && items > plan.memory }

  private mutating func finish(_ server: Int, _ context: inout Context<ShardedStore>) {
    guard let end = station?.finish(server: server, at: context.now) else { return }
    if let next = end.next { work(next.job, next.server, &context) }
    perform(end.job, &context)
    showHeat(&context)
  }

  private mutating func perform(_ job: ShardJob, _ context: inout Context<ShardedStore>) {
    switch job {
    case .request(let message, let sender): serve(message, from: sender, &context)
    case .copyOut(let chunk, _): sendChunk(chunk, &context)
    case .copyIn(let place, let chunk, let rows, _, let sender):
      store(rows, of: place.partition, &context)
      context.send(.copied(place, chunk: chunk, versions: rows.versions), to: sender)
    }
  }

  /// Lets the lifeline say when requests pile up.
  private mutating func showHeat(_ context: inout Context<ShardedStore>) {
    let length = station?.queueLength ?? 0
    if isHot ? length > 2 : length < 20 { return }
    isHot.toggle()
    context.become(isHot ? .hotShard : departure == nil ? .calmShard : .copyingShard)
  }
}

/// What a shard's server works at.
enum ShardJob: Hashable, Sendable {
  /// A router's request.
  case request(ShardedStore.Message, from: NodeID)
  /// To read a chunk of the partition that is being given away.
  case copyOut(chunk: Int, items: Int)
  /// To store a chunk.
  case copyIn(PartitionPlace, chunk: Int, [ShardRow], items: Int, from: NodeID)

  /// How many rows a request touches: each takes the time of one.
  var rowCount: Int {
    if case .request(.get(_, let rows), _) = self { return rows.count }
    return 1
  }
}

/// How a shard stands to a partition that it did not own from the beginning, or does not own any more.
enum Tenure: Hashable, Sendable {
  /// It owns it.
  case owned
  /// It is handing it over, or has frozen it: requests wait.
  case leaving
  /// The partition is elsewhere.
  case gone(PartitionPlace)
}
