import Lightcone
import LightconeTrace

/// How a shard gives partitions away, one after the other.
extension ShardNode {
  mutating func planDepartures(
    _ places: [PartitionPlace], _ context: inout Context<ShardedStore>
  ) {
    for place in places where departure?.place != place && !departures.contains(place) {
      // It is done, and the directory has not heard of it.
      if case .gone? = tenures[place.partition] {
        context.send(.owned(place), to: plan.directory)
        continue
      }
      departures.append(place)
    }
    beginDeparture(&context)
  }

  private mutating func beginDeparture(_ context: inout Context<ShardedStore>) {
    guard departure == nil else { return }
    guard !departures.isEmpty else { return context.become(.calmShard) }
    let place = departures.removeFirst()
    departure = Departure(place: place, items: items(of: place.partition), chunkSize: plan.chunk)
    context.become(.copyingShard)
    if plan.mode == .frozen { tenures[place.partition] = .leaving }
    readChunk(&context)
  }

  /// The items of a partition: its keys, and what was appended.
  private func items(of partition: Int) -> Int {
    let appended = plan.appends ? tables[partition]?.rows.versions : nil
    return plan.keyCounts[partition] + (appended ?? 0)
  }

  private mutating func readChunk(_ context: inout Context<ShardedStore>) {
    guard let departure else { return }
    let items = departure.items(inChunk: departure.next, chunkSize: plan.chunk)
    enqueue(.copyOut(chunk: departure.next, items: items), &context)
  }

  /// A chunk has been read, and goes out.
  mutating func sendChunk(_ chunk: Int, _ context: inout Context<ShardedStore>) {
    guard let open = departure, !open.isHandingOver, chunk <= open.next else { return }
    departure?.next = chunk + 1
    departure?.isConfirmed = false
    let rows = tables[open.place.partition]?.rows.filter { open.chunk(of: $0) == chunk } ?? []
    departure?.versions = rows.versions
    let items = open.items(inChunk: chunk, chunkSize: plan.chunk)
    context.count("bytes.moved", items * plan.itemBytes)
    context.send(
      .copy(open.place, chunk: chunk, rows, items: items),
      to: plan.placement.shards[open.place.shard])
    awaitAnswer(&context)
  }

  private mutating func awaitAnswer(_ context: inout Context<ShardedStore>) {
    context.cancel(&departure.timer)
    departure.timer = context.schedule(.again, after: plan.retry)
  }

  mutating func hearCopied(
    _ place: PartitionPlace, _ chunk: Int, _ versions: Int,
    _ context: inout Context<ShardedStore>
  ) {
    guard let open = departure, open.place == place, open.next == chunk + 1,
      open.versions == versions || plan.bug == .takesOldConfirmation, !open.isConfirmed
    else { return }
    departure?.isConfirmed = true
    context.cancel(&departure.timer)
    let pause = pause(after: open.items(inChunk: chunk, chunkSize: plan.chunk))
    if pause > .zero { context.work(.goOn, for: .constant(pause)) } else { goOn(&context) }
  }

  /// How long to leave the shard to its users, so that copying takes no more than its part.
  private func pause(after items: Int) -> TimeSpan {
    let spent = plan.itemTime.nanoseconds * Int64(items)
    let throttle = Int64(max(1, plan.throttle.partsPerMillion))
    return TimeSpan(nanoseconds: spent * (1_000_000 - throttle) / throttle)
  }

  mutating func goOn(_ context: inout Context<ShardedStore>) {
    guard let departure, departure.isConfirmed, !departure.isHandingOver else { return }
    if departure.next < departure.chunks { return readChunk(&context) }
    tenures[departure.place.partition] = .leaving
    context.append(.leaving(departure.place))
    context.sync()
    sendHandOver(&context)
  }

  mutating func sendHandOver(_ context: inout Context<ShardedStore>) {
    guard let open = departure else { return }
    departure?.isHandingOver = true
    context.send(
      .handOver(open.place, open.delta, items: items(of: open.place.partition)),
      to: plan.placement.shards[open.place.shard])
    awaitAnswer(&context)
  }

  /// Nothing was heard for too long.
  mutating func sendAgain(_ context: inout Context<ShardedStore>) {
    guard let open = departure else { return }
    departure?.timer = nil
    if open.isHandingOver { return sendHandOver(&context) }
    if !open.isConfirmed { sendChunk(open.next - 1, &context) }
  }

  /// The partition has a new owner. Who has waited is told where.
  mutating func letGo(_ place: PartitionPlace, _ context: inout Context<ShardedStore>) {
    guard var open = departure, open.place == place, open.isHandingOver else { return }
    context.cancel(&open.timer)
    departure = nil
    let gone = items(of: place.partition)
    items -= gone
    tenures[place.partition] = .gone(place)
    if plan.bug != .servesStaleRouter { tables[place.partition] = nil }
    context.append(.gone(place))
    context.sync()
    context.count("partitions.moved")
    context.count("keys.moved", plan.keyCounts[place.partition])
    serveWaiting(&context)
    beginDeparture(&context)
  }

  /// Takes a partition over.
  mutating func takeOver(
    _ place: PartitionPlace, _ rows: [ShardRow], _ items: Int, from sender: NodeID,
    _ context: inout Context<ShardedStore>
  ) {
    if !owns(place.partition) {
      store(rows, of: place.partition, &context)
      tenures[place.partition] = .owned
      self.items += items
      context.append(.owned(place))
      context.sync()
    }
    context.send(.owned(place), to: sender)
    context.send(.owned(place), to: plan.directory)
    serveWaiting(&context)
  }

  private mutating func serveWaiting(_ context: inout Context<ShardedStore>) {
    let jobs = waiting
    waiting = []
    for case .request(let message, let sender) in jobs { serve(message, from: sender, &context) }
  }

  /// What a record of the log says.
  mutating func recover(_ record: ShardedStore.Record) {
    switch record {
    case .row(let row):
      let partition = plan.placement.partitioning.partition(of: row.key)
      tables[partition, default: RowTable()].store(row)
      if plan.appends, owns(partition) { items += 1 }
    case .leaving(let place):
      if plan.bug == .forgetsHandOver { return }
      tenures[place.partition] = .leaving
      departure = Departure(
        place: place, items: items(of: place.partition), chunkSize: plan.chunk)
      // Which rows were in the delta is forgotten: all go.
      departure?.delta = tables[place.partition]?.rows ?? []
    case .gone(let place):
      departure = nil
      items -= items(of: place.partition)
      tenures[place.partition] = .gone(place)
      tables[place.partition] = nil
    case .owned(let place):
      tenures[place.partition] = .owned
      items += items(of: place.partition)
    }
  }
}

extension Departure? {
  /// The timer of the departure, if there is one.
  fileprivate var timer: TimerHandle? {
    get { self?.timer ?? nil }
    set { self?.timer = newValue }
  }
}
