/// Cuts a violation down to the few operations that already contradict each other.
///
/// What is left is still a violation for sure, for only that is cut which cannot have caused it:
///
/// 1. *What came later.* If the operations up to some position admit no order, the whole history admits
///    none. Operations that are open there may or may not have taken effect.
/// 2. *Observations.* An order of all operations stays an order if observations are taken out.
/// 3. *Changes that nothing needs.* What follows such a change in an order does not depend on the state:
///    it is an overwrite. So the change can be taken out of an order, too.
struct ViolationFinder {
  let table: TransitionTable
  /// How many trials are left, and how many configurations they may cost together. Beyond that the
  /// operations are as few as they have become.
  private var trials = 600
  private var configurations: Int

  init(_ table: TransitionTable, budget: Int) {
    self.table = table
    configurations = min(budget, 200_000)
  }

  /// Whether operations certainly admit no order.
  private mutating func isViolated(_ operations: [ObjectOperation]) -> Bool {
    if trials <= 0 || configurations <= 0 { return false }
    trials -= 1
    var search = LinearizationSearch(operations, table)
    let limit = max(1, configurations / 4)
    defer {
      configurations -= search.configurations.count + table.size() / 4
      table.forget()
    }
    return search.run(limit: limit, shouldStop: { false }) == .violated
  }

  /// The operations up to a position.
  static func prefix(_ operations: [ObjectOperation], upTo position: Int) -> [ObjectOperation] {
    operations.filter { $0.began <= position }.map { operation in
      var operation = operation
      if operation.last > position { operation.last = .max }
      return operation
    }
  }

  /// The shortest prefix that admits no order, and the position of its end.
  mutating func shortestPrefix(
    _ operations: [ObjectOperation]
  ) -> (operations: [ObjectOperation], end: Int) {
    let ends = operations.filter(\.isMandatory).map(\.last).sorted()
    var (low, high) = (0, ends.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if isViolated(Self.prefix(operations, upTo: ends[middle])) {
        high = middle
      } else {
        low = middle + 1
      }
    }
    return (Self.prefix(operations, upTo: ends[high]), ends[high])
  }

  /// As few operations as can be found that still admit no order.
  mutating func smallest(_ operations: [ObjectOperation]) -> [ObjectOperation] {
    var kept = operations
    var size = max(1, kept.count / 2)
    while trials > 0, configurations > 0 {
      var didShrink = false
      var start = 0
      while start < kept.count {
        let end = min(start + size, kept.count)
        let needs = neededStates(kept)
        let trial = kept.indices.filter {
          !(start..<end).contains($0) || !isRemovable(kept[$0], needs)
        }.map { kept[$0] }
        if trial.count < kept.count, isViolated(trial) {
          kept = trial
          didShrink = true
        } else {
          start = end
        }
      }
      if size == 1, !didShrink { break }
      size = max(1, size / 2)
    }
    return kept
  }

  /// How many operations need each state; nil if some operation may need any.
  private func neededStates(_ operations: [ObjectOperation]) -> [Int32: Int]? {
    var needs: [Int32: Int] = [:]
    for operation in operations {
      let traits = table.traits[Int(operation.call)]
      if traits.kind == .overwrite { continue }
      if traits.kind == .observation, !operation.isMandatory { continue }
      if traits.requiredState < 0 { return nil }
      needs[traits.requiredState, default: 0] += 1
    }
    return needs
  }

  /// Whether an operation can be left out without making a violation where there was none.
  private func isRemovable(_ operation: ObjectOperation, _ needs: [Int32: Int]?) -> Bool {
    let traits = table.traits[Int(operation.call)]
    if traits.kind == .observation { return true }
    guard let needs, traits.resultState >= 0 else { return false }
    return needs[traits.resultState] == nil
  }
}
