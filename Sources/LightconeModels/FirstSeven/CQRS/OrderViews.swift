/// Three views of the same orders, each in a form made for one kind of question.
///
/// They differ in what a doubled event does to them: the table and the index hold it once (they are
/// *idempotent*), the counter counts it twice.
public struct OrderViews: Hashable, Sendable {
  /// The last position that they have taken in.
  public private(set) var position = 0
  /// How many changes there were, doubled ones included.
  public internal(set) var changes = 0
  /// A table: each order, by position.
  public private(set) var table: [OrderLine] = []
  /// A counter: how many orders, and how many pieces.
  public private(set) var counter = OrderCounter()
  /// A search index: the orders of each product, by product.
  public private(set) var index: [ProductOrders] = []

  /// Views of nothing.
  public init() {}

  /// Takes in an order, whether or not it was taken in before.
  ///
  /// - Complexity: O(log n) for n orders where they come in their order, else O(n).
  mutating func apply(_ line: OrderLine) {
    position = max(position, line.position)
    changes += 1
    let place = table.firstPlace { $0.position >= line.position }
    if place < table.count, table[place].position == line.position {
      table[place] = line
    } else {
      table.insert(line, at: place)
    }
    counter.orders += 1
    counter.pieces += line.pieces
    note(line)
  }

  private mutating func note(_ line: OrderLine) {
    let place = index.firstPlace { $0.product >= line.product }
    if place == index.count || index[place].product != line.product {
      index.insert(ProductOrders(product: line.product), at: place)
    }
    let slot = index[place].orders.firstPlace { $0 >= line.position }
    let orders = index[place].orders
    if slot < orders.count, orders[slot] == line.position { return }
    index[place].orders.insert(line.position, at: slot)
  }

  /// The order at a position, if the table has it.
  func line(at position: Int) -> OrderLine? {
    let place = table.firstPlace { $0.position >= position }
    return place < table.count && table[place].position == position ? table[place] : nil
  }

  /// How many of the three differ.
  func differences(from other: OrderViews) -> Int {
    [table != other.table, counter != other.counter, index != other.index].count { $0 }
  }
}

/// How many orders there are, and pieces in them.
public struct OrderCounter: Hashable, Sendable {
  /// How many orders.
  public internal(set) var orders = 0
  /// How many pieces.
  public internal(set) var pieces = 0
}

/// The orders of a product.
public struct ProductOrders: Hashable, Sendable {
  /// The product.
  public let product: Int
  /// The positions of its orders, in order.
  public internal(set) var orders: [Int] = []
}

extension Array {
  /// The first place whose element is far enough, in a sorted array; its end if there is none.
  fileprivate func firstPlace(where isFar: (Element) -> Bool) -> Int {
    // Most questions are about the end.
    guard let last, isFar(last) else { return count }
    var (low, high) = (0, count - 1)
    while low < high {
      let middle = (low + high) / 2
      if isFar(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
