import Lightcone
import LightconeTrace

/// A history taken apart into the objects that it speaks of (locality: Herlihy and Wing 1990, §3.3).
struct ObjectHistories {
  let history: OperationHistory
  let table: TransitionTable
  /// The operations on each object, in the order of first use.
  let objects: [[ObjectOperation]]
  /// The name of the specification.
  let specificationName: String

  init<S: SequentialSpecification>(
    _ history: OperationHistory, _ specification: S
  ) throws(HistoryProblem) {
    try history.checkWellFormed()
    self.history = history
    specificationName = S.name
    let interner = StateInterner(specification)
    var numbers: [OperationValue: Int] = [:]
    var objects: [[ObjectOperation]] = []
    var callCount: Int32 = 0
    for (place, operation) in history.operations.enumerated() {
      let call = interner.number(of: try specification.call(for: operation))
      callCount = max(callCount, call + 1)
      if operation.outcome == .fail { continue }
      let key = specification.isPartitionedByKey ? operation.key : .none
      let number = numbers[key] ?? objects.count
      if number == objects.count {
        numbers[key] = number
        objects.append([])
      }
      objects[number].append(
        ObjectOperation(
          place: place, call: call, began: operation.began, last: operation.lastPosition))
    }
    self.objects = objects
    table = TransitionTable(interner, callCount: Int(callCount))
  }
}

/// How the search over all objects ended.
enum ObjectsOutcome {
  case linearizable
  case violated(object: Int)
  case budgetSpent(object: Int)
  case stopped
}

extension ObjectHistories {
  /// Searches object by object until one is violated.
  func search(_ budget: CheckBudget) -> (outcome: ObjectsOutcome, configurations: Int) {
    var spent = 0
    var open: ObjectsOutcome?
    for number in objects.indices {
      if budget.shouldStop() { return (.stopped, spent) }
      var search = LinearizationSearch(objects[number], table)
      let outcome = search.run(limit: budget.configurations, shouldStop: budget.shouldStop)
      spent += search.configurations.count
      switch outcome {
      case .linearizable: continue
      case .violated: return (.violated(object: number), spent)
      case .stopped: return (.stopped, spent)
      case .budgetSpent: if open == nil { open = .budgetSpent(object: number) }
      }
    }
    return (open ?? .linearizable, spent)
  }

  /// Only the verdict.
  func verdict(_ budget: CheckBudget) -> Verdict {
    if objects.isEmpty { return .undecided }
    switch search(budget).outcome {
    case .linearizable: return .holds
    case .violated: return .violated
    case .budgetSpent, .stopped: return .undecided
    }
  }

  func result(_ budget: CheckBudget) -> ConsistencyResult {
    let found = search(budget)
    return ConsistencyResult("linearizable", verdict(budget), explanation: ["\(found.configurations)"], judgedCount: objects.reduce(0) { $0 + $1.count })
  }
}
