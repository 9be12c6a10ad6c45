import LightconeTrace

/// Says in prose why no order explains a history.
///
/// Reads are taken out of the history as long as what is left still has no order. An order of all
/// would hold an order of what is left, since a read changes nothing: so the few that remain are
/// enough.
struct SequentialExplanation<Specification: SequentialSpecification> {
  private let specification: Specification
  private let history: OperationHistory
  /// The operations that were named.
  private(set) var named: [Int] = []
  /// The longest legal order, one operation a line.
  private(set) var chart: [String] = []

  init(_ specification: Specification, _ history: OperationHistory) {
    self.specification = specification
    self.history = history
  }

  /// At most seven sentences.
  mutating func sentences(
    after search: SequentialSearch<Specification>, of plan: SequentialPlan<Specification>,
    _ budget: CheckBudget
  ) throws(HistoryProblem) -> [String] {
    let kept = try reduced(plan, effort: max(10_000, search.configurationCount * 4), budget)
    let small = try SequentialPlan(history, specification) { kept.contains($0) }
    var again = SequentialSearch(specification, small)
    guard case .exhausted = again.run(budget) else { return describe(search, plan) }
    return describe(again, small)
  }

  /// The places that remain when reads are taken out, and then what nobody reads.
  private func reduced(
    _ plan: SequentialPlan<Specification>, effort: Int, _ budget: CheckBudget
  ) throws(HistoryProblem) -> Set<Int> {
    var reads = plan.items.filter(\.isRead).map(\.place)
    let others = plan.items.filter { !$0.isRead }
    var left = effort
    var chunk = max(1, reads.count / 2)
    while left > 0, !reads.isEmpty {
      var start = 0
      var wasShortened = false
      while start < reads.count, left > 0, !budget.shouldStop() {
        let fewer = Array(reads[..<start] + reads[min(reads.count, start + chunk)...])
        let kept = Set(fewer + others.map(\.place))
        let smaller = try SequentialPlan(history, specification) { kept.contains($0) }
        var search = SequentialSearch(specification, smaller)
        if case .exhausted = search.run(CheckBudget(configurations: left)) {
          reads = fewer
          wasShortened = true
        } else {
          start += chunk
        }
        left -= search.configurationCount
      }
      if chunk == 1, !wasShortened { break }
      chunk = max(1, chunk / 2)
    }
    return Set(reads + relevant(others, to: reads, plan).map(\.place))
  }

  /// The other operations without those of objects that nobody reads: they answer nothing.
  private func relevant(
    _ others: [SequentialPlan<Specification>.Item], to reads: [Int],
    _ plan: SequentialPlan<Specification>
  ) -> [SequentialPlan<Specification>.Item] {
    let places = Set(reads)
    let objects = Set(plan.items.filter { places.contains($0.place) }.map(\.object))
    return others.filter { item in
      let operation = history.operations[item.place]
      return objects.contains(item.object) || !OperationVocabulary.isWrite(operation)
    }
  }

  private mutating func describe(
    _ search: SequentialSearch<Specification>, _ plan: SequentialPlan<Specification>
  ) -> [String] {
    let prose = OperationProse(history: history)
    var positions = [Int](repeating: 0, count: plan.lanes.count)
    let placed = Set(search.longest)
    for (lane, items) in plan.lanes.map(\.items).enumerated() {
      positions[lane] = items.count { placed.contains($0) }
    }
    let blocked = plan.lanes.indices.compactMap { lane -> Int? in
      let items = plan.lanes[lane].items
      return plan.lanes[lane].isOptional || positions[lane] == items.count
        ? nil : plan.items[items[positions[lane]]].place
    }
    let order = search.longest.map { plan.items[$0].place }
    named = (order.count <= 6 ? order : order.suffix(2)) + blocked.prefix(4)
    chart = order.map(prose.name) + blocked.map { "\(prose.name($0)) ✗" }
    var lines = [
      "Let \(counted(plan.answeredCount, "answered operation")) be put into one order that keeps "
        + "the order of each client."
    ]
    if order.isEmpty {
      lines.append("Then none can come first, because no answer fits what was there at first.")
    } else if order.count <= 6 {
      lines.append("Then the longest legal order is \(prose.names(order)).")
    } else {
      lines.append(
        "Then the longest legal order has \(order.count) of them and ends with "
          + "\(prose.names(order.suffix(2))).")
    }
    let more = blocked.count > 4 ? " and \(counted(blocked.count - 4, "other"))" : ""
    let next = prose.names(Array(blocked.prefix(4))) + more
    lines.append(
      "It ends there, because of what could come next, \(next), no answer fits.")
    lines.append(
      "However every answered operation needs a place, and all orders were tried: a contradiction.")
    return lines
  }
}
