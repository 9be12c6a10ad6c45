/// Puts beginnings and ends into order and gives each operation a slot.
struct SlotLayout {
  var boundaries: [ObjectHistory.Boundary] = []
  var slots: [Int32]
  var wordCount: Int

  init(_ operations: [ObjectOperation]) {
    var order: [(position: Int, boundary: ObjectHistory.Boundary)] = []
    order.reserveCapacity(operations.count * 2)
    for (index, operation) in operations.enumerated() {
      let number = Int32(index)
      order.append((operation.began, .init(operation: number, isEnd: false)))
      if operation.isMandatory {
        order.append((operation.last, .init(operation: number, isEnd: true)))
      }
    }
    order.sort { $0.position < $1.position }
    boundaries = order.map(\.boundary)

    slots = [Int32](repeating: 0, count: operations.count)
    var free: [Int32] = []
    var used: Int32 = 0
    for boundary in boundaries {
      let operation = Int(boundary.operation)
      if boundary.isEnd {
        free.append(slots[operation])
      } else if let slot = free.popLast() {
        slots[operation] = slot
      } else {
        slots[operation] = used
        used += 1
      }
    }
    wordCount = max(1, (Int(used) + 63) / 64)
  }
}
