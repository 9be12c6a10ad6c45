import Lightcone
import LightconeTrace

/// How a router finds the shards of a request.
extension Router {
  mutating func route(_ place: Int, _ context: inout Context<ShardedStore>) {
    let open = open[place]
    switch open.request {
    case .put(let key):
      let row = RowKey(key, salt: open.salt)
      guard let partition = located(row, place, &context) else { return }
      let message = ShardedStore.Message.put(
        open.number, row, value: open.value, version: map.version(of: partition))
      send(message, toShardOf: partition, place, &context)
    case .get(let key): routeRead(of: plan.rows(of: key), place, &context)
    case .join(let key):
      routeRead(of: plan.placement.group(of: key).map { RowKey($0) }, place, &context)
    case .find(let city): scatter(city, place, &context)
    case .register(let user, let name):
      let isFirst = plan.uniqueness == .index && !open.isReserved
      guard let partition = located(RowKey(isFirst ? name : user), place, &context) else { return }
      let message: ShardedStore.Message =
        isFirst
        ? .reserve(open.number, name: name, user: user)
        : .register(open.number, user: user, name: name)
      send(message, toShardOf: partition, place, &context)
    }
  }

  /// The partition of a row. If the directory has to be asked first, or there is no such partition, nil.
  private mutating func located(
    _ row: RowKey, _ place: Int, _ context: inout Context<ShardedStore>
  ) -> Int? {
    guard let partition = plan.placement.partition(of: row) else {
      unroutable += 1
      context.count("unroutable")
      end(place, .fail, answer: "", &context)
      return nil
    }
    guard plan.asksDirectory, !known.contains(partition) else { return partition }
    context.count("lookups")
    context.send(.lookUp(open[place].number, partition: partition), to: plan.directory)
    return nil
  }

  mutating func hearLocated(
    _ number: Int, _ news: PartitionPlace, _ context: inout Context<ShardedStore>
  ) {
    map.learn(news)
    guard let place = place(of: number) else { return }
    known.insert(news.partition)
    route(place, &context)
    if !plan.remembersPlaces { known.remove(news.partition) }
  }

  private mutating func send(
    _ message: ShardedStore.Message, toShardOf partition: Int, _ place: Int,
    _ context: inout Context<ShardedStore>
  ) {
    open[place].missing = 1
    context.count("shard.messages")
    context.send(message, to: plan.placement.shards[map.shard(of: partition)])
  }

  /// Asks each shard once that holds any of the rows.
  private mutating func routeRead(
    of rows: [RowKey], _ place: Int, _ context: inout Context<ShardedStore>
  ) {
    var byShard = [[RowKey]](repeating: [], count: plan.placement.shards.count)
    for row in rows {
      guard let partition = located(row, place, &context) else { return }
      byShard[map.shard(of: partition)].append(row)
    }
    let asked = byShard.indices.filter { !byShard[$0].isEmpty }
    open[place].missing = asked.count
    context.count("shard.messages", asked.count)
    if case .join = open[place].request {
      context.observe("join.shards", Int64(asked.count))
    } else if rows.count > 1 {
      context.count("salted.reads")
      context.observe("salt.shards", Int64(asked.count))
    }
    for shard in asked {
      context.send(.get(open[place].number, byShard[shard]), to: plan.placement.shards[shard])
    }
  }

  /// Asks every shard that holds anything.
  private mutating func scatter(
    _ city: Int, _ place: Int, _ context: inout Context<ShardedStore>
  ) {
    var holds = [Bool](repeating: false, count: plan.placement.shards.count)
    for shard in map.shards { holds[shard] = true }
    let asked = holds.indices.filter { holds[$0] }
    open[place].missing = asked.count
    context.count("shard.messages", asked.count)
    let query = CityQuery(city: city, offset: plan.pageOffset, limit: plan.pageLimit)
    for shard in asked {
      context.send(
        .find(open[place].number, query, shards: map.shards), to: plan.placement.shards[shard])
    }
  }
}
