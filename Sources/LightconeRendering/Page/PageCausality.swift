import LightconeTrace

/// What comes directly before each event of a page, as the page follows it to find a cone.
struct PageCausality {
  private var counts: [Int] = []
  private var back: [Int] = []

  /// Reads the order off a trace; of the events before the range nothing is told.
  ///
  /// - Complexity: O(events).
  init(_ trace: Trace, range: Range<Int>) {
    let order = CausalOrder(trace)
    for position in range {
      var count = 0
      var last: [Int] = []
      for source in order.predecessors(of: EventNumber(position + 1)).map(\.position)
      where source >= range.lowerBound && !last.contains(source) {
        last.append(source)
        back.append(position - source)
        count += 1
      }
      counts.append(count)
    }
  }

  /// Writes for each event how many come directly before it, and how far back each of them stands.
  func write(to json: inout JSONText) {
    json.raw("{\"counts\":")
    json.numbers(counts)
    json.raw(",\"back\":")
    json.numbers(back)
    json.raw("}")
  }
}
