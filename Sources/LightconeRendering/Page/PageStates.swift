import LightconeTrace

/// What the nodes of a page hold, in numbers of texts.
struct PageStates {
  /// The names of the parts, for each set of parts that occurs.
  private var shapes: [[Int]] = []
  private var shapeNumbers: [[Int]: Int] = [:]
  private var initial: [[Int]] = []
  private var rows: [[Int]] = []
  /// How many changes found no room.
  private(set) var leftOutCount = 0
  /// The event of the first of them, counted from 0 on the page.
  private var firstLeftOut: Int?

  /// Takes the states of a range of events.
  ///
  /// - Complexity: O(changes).
  init(
    _ states: StateTable, nodeCount: Int, range: Range<Int>, limit: Int, texts: inout PageTexts
  ) {
    initial = (0..<nodeCount).map {
      entry(
        states.fields(of: NodeID($0), after: EventNumber(range.lowerBound)), texts: &texts)
    }
    for row in states.rows
    where range.contains(row.event.position) && row.node.position < nodeCount {
      let event = row.event.position - range.lowerBound
      guard firstLeftOut == nil, rows.count < limit, !texts.isFull else {
        leftOutCount += 1
        firstLeftOut = firstLeftOut ?? event
        continue
      }
      rows.append([event, row.node.position] + entry(row.fields, texts: &texts))
    }
  }

  /// The number of the shape, and of the text of each part.
  private mutating func entry(_ fields: [StateTable.Field], texts: inout PageTexts) -> [Int] {
    let names = fields.map { texts.number(of: $0.name) }
    let values = fields.map { texts.number(of: $0.value) }
    if let known = shapeNumbers[names] { return [known] + values }
    shapeNumbers[names] = shapes.count
    shapes.append(names)
    return [shapes.count - 1] + values
  }

  /// Writes shapes, first states and changes.
  func write(to json: inout JSONText) {
    json.raw("{\"shapes\":")
    json.list(shapes) { $0.numbers($1) }
    json.raw(",\"until\":")
    json.number(firstLeftOut ?? -1)
    json.raw(",\"initial\":")
    json.list(initial) { $0.numbers($1) }
    json.raw(",\"rows\":")
    json.list(rows) { $0.numbers($1) }
    json.raw("}")
  }
}
