import Lightcone
import LightconeTrace

/// A history taken apart into the objects that it speaks of (locality: Herlihy and Wing 1990, §3.3).
struct ObjectHistories {
  let history: OperationHistory
  let table: TransitionTable
  /// The operations on each object in the order in which they began; objects in the order of first use.
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
    self.objects = objects.map { $0.sorted { $0.began < $1.began } }
    table = TransitionTable(interner, callCount: Int(callCount))
  }

  /// How many operations were answered. Without one, there is nothing to judge.
  var answeredCount: Int { objects.reduce(0) { $0 + $1.count(where: \.isMandatory) } }

  /// An object's name for a sentence.
  func name(of object: Int) -> String {
    let key = objects[object].first.map { history.operations[$0.place].key } ?? .none
    return key == .none ? "the \(specificationName)" : "the \(specificationName) of key \(key)"
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
  /// Searches object by object until one is violated. Each object has the whole budget, for what one
  /// search remembered is given back before the next begins.
  func search(_ budget: CheckBudget) -> ObjectsOutcome {
    var undecided: ObjectsOutcome?
    for number in objects.indices {
      if budget.shouldStop() { return .stopped }
      table.forget()
      var search = LinearizationSearch(objects[number], table)
      switch search.run(limit: budget.configurations, shouldStop: budget.shouldStop) {
      case .linearizable: continue
      case .violated: return .violated(object: number)
      case .stopped: return .stopped
      case .budgetSpent: if undecided == nil { undecided = .budgetSpent(object: number) }
      }
    }
    return undecided ?? .linearizable
  }

  /// Only the verdict.
  func verdict(_ budget: CheckBudget) -> Verdict {
    if answeredCount == 0 { return .undecided }
    switch search(budget) {
    case .linearizable: return .holds
    case .violated: return .violated
    case .budgetSpent, .stopped: return .undecided
    }
  }

  /// The verdict, and why.
  func result(_ budget: CheckBudget) -> ConsistencyResult {
    let count = objects.reduce(0) { $0 + $1.count }
    func result(_ verdict: Verdict, _ text: String, judged: Int) -> ConsistencyResult {
      ConsistencyResult(
        Linearizability.condition, verdict, explanation: [text], judgedCount: judged)
    }
    if answeredCount == 0 { return result(.undecided, "No operation was judged.", judged: 0) }
    switch search(budget) {
    case .linearizable:
      let many = objects.count == 1 ? "" : " on \(objects.count) keys"
      return result(.holds, "\(count) operations\(many) have an order that fits.", judged: count)
    case .violated(let object): return violation(of: object, budget)
    case .stopped: return result(.undecided, "The check was stopped.", judged: count)
    case .budgetSpent(let object):
      return result(
        .undecided,
        "The budget of \(budget.configurations) configurations ran out on \(name(of: object)).",
        judged: count)
    }
  }

  private func violation(of object: Int, _ budget: CheckBudget) -> ConsistencyResult {
    var finder = ViolationFinder(table, budget: budget.configurations)
    let prefix = finder.shortestPrefix(objects[object])
    let core = finder.smallest(prefix.operations)
    table.forget()
    let explanation = ViolationExplanation(self, core, objectName: name(of: object))
    return ConsistencyResult(
      Linearizability.condition, .violated, explanation: explanation.sentences,
      operations: core.map(\.place),
      chart: IntervalChart(explanation: explanation, prefixEnd: prefix.end).lines,
      judgedCount: objects.reduce(0) { $0 + $1.count })
  }
}
