import LightconeChecking
import LightconeTrace

/// Strict partial orders of a few things: for each thing the bits of those before it.
enum PartialOrders {
  /// Every order exactly once: the last thing gets things below it and above it in all ways.
  static func all(_ count: Int) -> [[Int]] {
    guard count > 0 else { return [[]] }
    let last = count - 1
    var orders: [[Int]] = []
    for smaller in all(last) {
      for below in 0..<(1 << last) where isClosed(below, smaller) {
        for above in 0..<(1 << last) where above & below == 0 {
          let fits = (0..<last).allSatisfy { thing in
            if above >> thing & 1 == 1 { return smaller[thing] & below == below }
            // What lies above something above the last thing lies above it, too.
            return smaller[thing] & above == 0
          }
          guard fits else { continue }
          var order = smaller + [below]
          for thing in 0..<last where above >> thing & 1 == 1 { order[thing] |= 1 << last }
          orders.append(order)
        }
      }
    }
    return orders
  }

  private static func isClosed(_ set: Int, _ order: [Int]) -> Bool {
    order.indices.allSatisfy { set >> $0 & 1 == 0 || order[$0] & ~set == 0 }
  }
}

/// Decides the three readings of causal consistency by their definitions (Bouajjani and others,
/// POPL 2017): all causal orders, and for each answer all orders of its past.
struct BruteCausality {
  let operations: [HistoryOperation]
  let orders: [[Int]]

  /// All choices of which operations with unknown outcomes happened.
  static func holds(_ model: CausalModel, _ history: OperationHistory) -> Bool {
    let unknown = history.operations.indices.filter {
      history.operations[$0].outcome == .unknown
    }
    return (0..<(1 << unknown.count)).contains { choice in
      let gone = Set(unknown.enumerated().filter { choice >> $0.offset & 1 == 0 }.map(\.element))
      let kept = history.operations.indices.filter { !gone.contains($0) }
        .map { history.operations[$0] }
      return BruteCausality(kept).holds(model)
    }
  }

  private static let known = (0...5).map(PartialOrders.all)

  private init(_ operations: [HistoryOperation]) {
    self.operations = operations
    orders = Self.known[operations.count].filter { order in
      operations.indices.allSatisfy { second in
        operations.indices.allSatisfy { first in
          operations[first].client != operations[second].client || first >= second
            || order[second] >> first & 1 == 1
        }
      }
    }
  }

  private func holds(_ model: CausalModel) -> Bool {
    switch model {
    case .consistency: orders.contains { isExplained($0) { [$0] } }
    case .memory: orders.contains { isExplained($0, visible: session) }
    case .convergence:
      orders.contains { order in
        isArbitrated(order, placed: 0, state: [])
      }
    }
  }

  /// An operation and those that its client did before it.
  private func session(_ number: Int) -> [Int] {
    (0...number).filter { operations[$0].client == operations[number].client }
  }

  /// Whether for each operation some order of its past explains the visible answers.
  private func isExplained(_ order: [Int], visible: (Int) -> [Int]) -> Bool {
    operations.indices.allSatisfy { number in
      let past = order[number] | 1 << number
      return serialize(past, order, placed: 0, state: [:], Set(visible(number)))
    }
  }

  private func serialize(
    _ past: Int, _ order: [Int], placed: Int, state: [OperationValue: OperationValue],
    _ visible: Set<Int>
  ) -> Bool {
    if placed == past { return true }
    return operations.indices.contains { number in
      guard (past & ~placed) >> number & 1 == 1, order[number] & ~placed == 0 else { return false }
      var next = state
      if operations[number].function == "w" {
        next[operations[number].key] = operations[number].argument
      } else if visible.contains(number),
        state[operations[number].key] ?? .none != operations[number].answer
      {
        return false
      }
      return serialize(past, order, placed: placed | 1 << number, state: next, visible)
    }
  }

  /// Whether some order of all operations explains each answer by the part of it in its past.
  private func isArbitrated(_ order: [Int], placed: Int, state sequence: [Int]) -> Bool {
    if sequence.count == operations.count { return true }
    return operations.indices.contains { number in
      guard placed >> number & 1 == 0, order[number] & ~placed == 0 else { return false }
      let operation = operations[number]
      if operation.function == "r" {
        let last = sequence.last {
          order[number] >> $0 & 1 == 1 && operations[$0].function == "w"
            && operations[$0].key == operation.key
        }
        guard last.map({ operations[$0].argument }) ?? .none == operation.answer else {
          return false
        }
      }
      return isArbitrated(order, placed: placed | 1 << number, state: sequence + [number])
    }
  }
}
