import Lightcone
import LightconeTrace

/// How a shard serves requests.
extension ShardNode {
  /// Whether it may serve a partition.
  func owns(_ partition: Int) -> Bool {
    if let tenure = tenures[partition] { return tenure == .owned }
    return plan.placement.map.shard(of: partition) == plan.number
  }

  /// The row of a key, as the shard holds it.
  func row(_ key: RowKey) -> ShardRow {
    tables[plan.placement.partitioning.partition(of: key)]?[key] ?? ShardRow(key: key)
  }

  mutating func serve(
    _ message: ShardedStore.Message, from sender: NodeID, _ context: inout Context<ShardedStore>
  ) {
    let partitions = asked(message)
    if plan.bug != .servesStaleRouter {
      let places = partitions.compactMap { partition -> PartitionPlace? in
        if case .gone(let place)? = tenures[partition] { place } else { nil }
      }
      guard places.isEmpty else {
        return context.send(.moved(message.number, places), to: sender)
      }
      guard partitions.allSatisfy(owns) else {
        return waiting.append(.request(message, from: sender))
      }
    }
    context.observe(ShardLedger.servedBy, Int64(plan.number + 1))
    guard let content = answer(message, &context) else { return }
    let reply = ShardReply(receiver: sender, content: content)
    if plan.slowShare > .never, context.happens(plan.slowShare) {
      context.count("slow.answers")
      context.work(.late(reply), for: .constant(plan.slowTime))
    } else {
      context.send(reply.message, to: sender)
    }
  }

  /// The partitions that a request touches here, as its router believes.
  private func asked(_ message: ShardedStore.Message) -> [Int] {
    let partitioning = plan.placement.partitioning
    switch message {
    case .put(_, let key, _, _): return [partitioning.partition(of: key)]
    case .get(_, let keys): return keys.map { partitioning.partition(of: $0) }
    case .find(_, _, let shards): return shards.indices.filter { shards[$0] == plan.number }
    default: return []
    }
  }

  private mutating func answer(
    _ message: ShardedStore.Message, _ context: inout Context<ShardedStore>
  ) -> ShardReply.Content? {
    switch message {
    case .put(let number, let key, let value, _):
      return .stored(number, write(key, value, &context))
    case .get(let number, let keys): return .rows(number, keys.map { row($0) })
    case .find(let number, let query, let shards): return .found(number, find(query, shards))
    case .reserve(let number, let name, let user):
      let holder = reservations.first { $0.name == name }
      if holder == nil { reservations.append(RegisteredUser(name: name, user: user)) }
      return .decided(number, holder == nil || holder?.user == user)
    case .register(let number, let user, let name):
      let isTaken = users.contains { $0.name == name }
      if !isTaken { users.append(RegisteredUser(name: name, user: user)) }
      return .decided(number, !isTaken)
    default: return nil
    }
  }

  private mutating func write(
    _ key: RowKey, _ value: Int, _ context: inout Context<ShardedStore>
  ) -> ShardRow {
    let partition = plan.placement.partitioning.partition(of: key)
    let row = ShardRow(key: key, value: value, version: row(key).version + 1)
    store([row], of: partition, &context)
    if plan.appends { items += 1 }
    if plan.bug != .forgetsDelta { departure?.noteWrite(row, partition) }
    return row
  }

  /// Stores rows, and forces them to the disk.
  mutating func store(
    _ rows: [ShardRow], of partition: Int, _ context: inout Context<ShardedStore>
  ) {
    guard !rows.isEmpty else { return }
    for row in rows {
      tables[partition, default: RowTable()].store(row)
      context.append(.row(row))
    }
    context.sync()
  }

  /// The first keys of a city, from the partitions that the router believes to be here.
  private func find(_ query: CityQuery, _ shards: [Int]) -> [Int] {
    let partitioning = plan.placement.partitioning
    let here = plan.placement.keys(of: query.city).lazy.filter {
      shards[partitioning.partition(of: RowKey($0))] == plan.number
    }
    if plan.bug == .skipsAtShards {
      return Array(here.dropFirst(query.offset).prefix(query.limit))
    }
    return Array(here.prefix(query.offset + query.limit))
  }
}

extension ShardedStore.Message {
  /// The number of a router's request; 0 for any other message.
  var number: Int {
    switch self {
    case .put(let number, _, _, _), .get(let number, _), .find(let number, _, _),
      .reserve(let number, _, _), .register(let number, _, _):
      number
    default: 0
    }
  }
}
