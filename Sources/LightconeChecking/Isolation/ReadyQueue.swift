/// Transactions that may come next, by the position at which they ended (a binary heap).
struct ReadyQueue {
  private var heap: [(end: Int, node: Int)] = []

  mutating func insert(_ node: Int, at end: Int) {
    heap.append((end, node))
    var place = heap.count - 1
    while place > 0, heap[place] < heap[(place - 1) / 2] {
      heap.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  mutating func next() -> Int? {
    guard let first = heap.first, let last = heap.popLast() else { return nil }
    if heap.isEmpty { return first.node }
    heap[0] = last
    var place = 0
    while true {
      var least = place
      for child in [2 * place + 1, 2 * place + 2]
      where child < heap.count && heap[child] < heap[least] {
        least = child
      }
      if least == place { return first.node }
      heap.swapAt(place, least)
      place = least
    }
  }
}
