import Lightcone
import LightconeTrace

/// How a router gathers what shards answer.
extension Router {
  mutating func hearStored(
    _ number: Int, _ row: ShardRow, _ context: inout Context<ShardedStore>
  ) {
    guard let place = place(of: number) else { return }
    note(row)
    context.count("writes")
    end(place, .ok, answer: "", &context)
  }

  mutating func hearRows(
    _ number: Int, _ rows: [ShardRow], _ context: inout Context<ShardedStore>
  ) {
    guard let place = place(of: number) else { return }
    open[place].rows += rows
    guard isComplete(place, &context) else { return }
    let gathered = open[place].rows
    if case .join = open[place].request {
      context.count("joins")
      return end(place, .ok, answer: "\(gathered.count) rows", &context)
    }
    context.count("reads")
    // The rows of a salted key are counters: together they say how often the key was written.
    let answer =
      gathered.count == 1
      ? gathered[0].valueText : "\(gathered.reduce(0) { $0 + $1.version }) writes"
    end(place, .ok, answer: answer, &context)
  }

  mutating func hearFound(
    _ number: Int, _ keys: [Int], _ context: inout Context<ShardedStore>
  ) {
    guard let place = place(of: number), case .find(let city) = open[place].request
    else { return }
    open[place].keys += keys
    context.count("rows.shipped", keys.count)
    guard isComplete(place, &context) else { return }
    let skipped = plan.placement.bug == .skipsAtShards ? 0 : plan.pageOffset
    let page = Array(open[place].keys.sorted().dropFirst(skipped).prefix(plan.pageLimit))
    if page != plan.truePage(of: city) {
      wrongPages += 1
      context.count("pages.wrong")
    }
    context.count("scatters")
    let latency = context.now - open[place].begunAt
    context.observe("scatter.latency", latency)
    if plan.slowTime > .zero, latency >= plan.slowTime { context.count("scatters.slow") }
    end(place, .ok, answer: page.map { "k\($0)" }.joined(separator: " "), &context)
  }

  mutating func hearDecided(
    _ number: Int, _ isAccepted: Bool, _ context: inout Context<ShardedStore>
  ) {
    guard let place = place(of: number) else { return }
    guard isAccepted else {
      context.count("names.refused")
      return end(place, .ok, answer: "taken", &context)
    }
    if plan.uniqueness == .index, !open[place].isReserved {
      open[place].isReserved = true
      return tryAgain(place, &context)
    }
    context.count("names.accepted")
    end(place, .ok, answer: "yours", &context)
  }

  /// Partitions are elsewhere. When all shards have answered, all are asked again.
  mutating func hearMoved(
    _ number: Int, _ places: [PartitionPlace], _ context: inout Context<ShardedStore>
  ) {
    for news in places { map.learn(news) }
    guard let place = place(of: number) else { return }
    context.count("redirects")
    open[place].isRedirected = true
    _ = isComplete(place, &context)
  }

  /// Counts an answer.
  ///
  /// - Returns: whether it was the last one, and none of them was that rows are elsewhere.
  private mutating func isComplete(
    _ place: Int, _ context: inout Context<ShardedStore>
  ) -> Bool {
    open[place].missing -= 1
    guard open[place].missing == 0 else { return false }
    guard open[place].isRedirected else { return true }
    tryAgain(place, &context)
    return false
  }
}
