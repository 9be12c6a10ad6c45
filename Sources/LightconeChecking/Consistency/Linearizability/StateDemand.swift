/// Which states some operation needs, and when.
///
/// An overwrite whose value nothing can need any more may be counted as done as soon as another
/// overwrite can come right behind it.
struct StateDemand {
  private let table: TransitionTable
  private let operations: [ObjectOperation]
  /// The operations that need a state, by state, in the order in which they began.
  private var needs: [Int32: [Int32]] = [:]
  /// Whether some operation fits several states.
  private var hasOpenNeed = false
  /// For the beginnings of mandatory overwrites, in order: the earliest end of this one and all later.
  private var overwriteBegins: [Int] = []
  private var earliestEnds: [Int] = []

  init(_ operations: [ObjectOperation], _ table: TransitionTable) {
    self.table = table
    self.operations = operations
    var ends: [Int] = []
    for (index, operation) in operations.enumerated() {
      let traits = table.traits[Int(operation.call)]
      if traits.kind == .overwrite {
        guard operation.isMandatory else { continue }
        overwriteBegins.append(operation.began)
        ends.append(operation.last)
      } else if traits.kind == .general || operation.isMandatory {
        if traits.requiredState < 0 { hasOpenNeed = true }
        needs[traits.requiredState, default: []].append(Int32(index))
      }
    }
    var earliest = Int.max
    earliestEnds = ends.reversed().map { end in
      earliest = min(earliest, end)
      return earliest
    }.reversed()
  }

  /// Whether an operation may need what an overwrite leaves: it must be open together with it or after
  /// it (with its end, if `atEnd`), and begin before another overwrite must have come in between.
  func isWanted(_ operation: ObjectOperation, atEnd: Bool) -> Bool {
    if hasOpenNeed { return true }
    let state = table.traits[Int(operation.call)].resultState
    guard state >= 0 else { return true }
    guard let list = needs[state] else { return false }
    let horizon = earliestEnd(after: operation.last)
    let from = atEnd ? operation.last : operation.began
    var place = list.firstPlace { operations[Int($0)].began >= horizon }
    // A long look back costs more than it saves; to say "wanted" is always right.
    for _ in 0..<200 {
      if place == 0 { return false }
      place -= 1
      if operations[Int(list[place])].last > from { return true }
    }
    return true
  }

  /// The position at which the first overwrite that begins after a position must be over.
  private func earliestEnd(after position: Int) -> Int {
    let place = overwriteBegins.firstPlace { $0 > position }
    return place < earliestEnds.count ? earliestEnds[place] : .max
  }
}

extension Array {
  /// The first place whose element meets a condition that all later elements meet too.
  func firstPlace(_ isMet: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isMet(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
