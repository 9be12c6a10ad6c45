import Lightcone
import LightconeTrace

/// Knows where every partition is, as the shards have said last, and has shards move them.
struct DirectoryNode: Node {
  let shards: [NodeID]
  let routers: [NodeID]
  /// When a shard is added; zero for never.
  let addAt: TimeSpan
  /// Whether routers are told of a move at once.
  let pushes: Bool
  /// How long it waits before it reminds shards of what they have to give away.
  let retry: TimeSpan
  /// Where every partition is.
  private(set) var map: ShardMap
  /// What is to be moved when a shard is added, by the shard that it comes from.
  let growth: [[PartitionPlace]]
  private(set) var hasBegun = false
  /// The moves that are done.
  private(set) var arrived: Set<Int> = []
  private var timer: TimerHandle?

  init(
    shards: [NodeID], routers: [NodeID], addAt: TimeSpan, pushes: Bool, retry: TimeSpan,
    map: ShardMap, growth: [[PartitionPlace]]
  ) {
    (self.shards, self.routers, self.addAt, self.retry) = (shards, routers, addAt, retry)
    (self.pushes, self.map, self.growth) = (pushes, map, growth)
  }

  mutating func start(_ context: inout Context<ShardedStore>) {
    if context.now == .start, addAt > .zero {
      context.work(.addShard, for: .constant(addAt))
    }
  }

  /// Whether all that was to be moved is.
  var isDone: Bool { hasBegun && arrived.count == growth.reduce(0) { $0 + $1.count } }

  mutating func receive(
    _ message: ShardedStore.Message, from sender: NodeID, _ context: inout Context<ShardedStore>
  ) {
    switch message {
    case .addShard:
      hasBegun = true
      context.observe(ShardLedger.migration, context.now.nanoseconds)
      remindAll(&context)
    case .again:
      timer = nil
      remindAll(&context)
    case .owned(let place): hearOwned(place, &context)
    case .restarted: remind(sender, &context)
    case .lookUp(let number, let partition):
      let place = PartitionPlace(
        partition: partition, shard: map.shard(of: partition),
        version: map.version(of: partition))
      context.send(.located(number, place), to: sender)
    default: break
    }
  }

  private mutating func hearOwned(
    _ place: PartitionPlace, _ context: inout Context<ShardedStore>
  ) {
    guard arrived.insert(place.partition).inserted else { return }
    map.learn(place)
    if pushes { for router in routers { context.send(.news(place), to: router) } }
    guard isDone else { return }
    context.cancel(&timer)
    context.observe(ShardLedger.migration, context.now.nanoseconds)
  }

  /// Tells all shards what they have to give away, and again until it is done.
  private mutating func remindAll(_ context: inout Context<ShardedStore>) {
    guard !isDone else { return }
    for shard in shards { remind(shard, &context) }
    timer = context.schedule(.again, after: retry)
  }

  /// Tells a shard what it has still to give away.
  private func remind(_ shard: NodeID, _ context: inout Context<ShardedStore>) {
    guard hasBegun, let number = shards.firstIndex(of: shard), number < growth.count
    else { return }
    let missing = growth[number].filter { !arrived.contains($0.partition) }
    if !missing.isEmpty { context.send(.move(missing), to: shard) }
  }
}
