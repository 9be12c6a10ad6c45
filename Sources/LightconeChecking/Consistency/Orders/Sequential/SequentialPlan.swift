import Lightcone
import LightconeTrace

/// A history made ready for the search: calls without text, in lanes that keep each client's order.
struct SequentialPlan<Specification: SequentialSpecification> {
  /// One operation.
  struct Item {
    /// Its place in the history.
    var place: Int
    /// What it does.
    var call: Specification.Call
    /// The number of its object.
    var object: Int
    /// Whether it changes nothing.
    var isRead: Bool
    /// Where it began.
    var began: Int
  }

  /// Operations that stand in one order: those of a client that were answered, or a single one
  /// whose outcome is unknown.
  struct Lane {
    /// The operations, by their numbers.
    var items: [Int] = []
    /// Whether the lane may be left out.
    var isOptional = false
    /// A lane that must have come so far before.
    var after: (lane: Int, count: Int)?
  }

  private(set) var items: [Item] = []
  private(set) var lanes: [Lane] = []
  private(set) var objectCount = 1
  private(set) var clientCount = 0
  private(set) var answeredCount = 0

  init(
    _ history: OperationHistory, _ specification: Specification,
    keeping isKept: (Int) -> Bool = { _ in true }
  ) throws(HistoryProblem) {
    let order = try ClientOrder(history)
    clientCount = order.clients.count
    var objects: [OperationValue: Int] = [:]
    for places in order.places {
      let lane = lanes.count
      lanes.append(Lane())
      for place in places where isKept(place) {
        let operation = history.operations[place]
        let isRead = OperationVocabulary.isRead(operation)
        if operation.outcome == .unknown, isRead { continue }
        var object = 0
        if specification.isPartitionedByKey {
          object = objects[operation.key] ?? objects.count
          objects[operation.key] = object
        }
        let item = Item(
          place: place, call: try specification.call(for: operation), object: object,
          isRead: isRead, began: operation.began)
        if operation.outcome == .ok {
          answeredCount += 1
          lanes[lane].items.append(items.count)
        } else {
          let after = (lane, lanes[lane].items.count)
          lanes.append(Lane(items: [items.count], isOptional: true, after: after))
        }
        items.append(item)
      }
    }
    objectCount = max(1, objects.count)
  }
}
