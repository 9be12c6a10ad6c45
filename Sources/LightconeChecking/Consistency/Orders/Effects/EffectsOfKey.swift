import LightconeTrace

/// What was asked of one key, and what it showed in the end.
struct EffectsOfKey {
  /// What a final state says.
  enum Judgement {
    /// Every effect shows as often as it should.
    case right
    /// One does not: sentences, and the operations that they name.
    case wrong([String], operations: [Int])
    /// Too much was to be remembered, or the state has no form that can be judged.
    case open(String)
  }

  /// Effects by how they ended, as places in the history.
  private(set) var acknowledged: [Int] = []
  private(set) var unknown: [Int] = []
  private(set) var failed: [Int] = []
  /// The last read behind all acknowledged effects.
  private(set) var finalRead: Int?
  private var lastEffect = Int.min

  /// The keys that have effects.
  static func all(in history: OperationHistory) throws(HistoryProblem) -> [EffectsOfKey] {
    var numbers: [OperationValue: Int] = [:]
    var keys: [EffectsOfKey] = []
    for (place, operation) in history.operations.enumerated() {
      guard OperationVocabulary.isEffect(operation) else {
        if OperationVocabulary.isRead(operation) { continue }
        throw HistoryProblem(
          at: operation.began, "'\(operation.function)' has no effect that can be counted",
          expected: "append, add, increment, charge or read")
      }
      let number = numbers[operation.key] ?? keys.count
      if number == keys.count {
        numbers[operation.key] = number
        keys.append(EffectsOfKey())
      }
      keys[number].add(place, operation)
    }
    for (place, operation) in history.operations.enumerated() where operation.outcome == .ok {
      guard OperationVocabulary.isRead(operation), let number = numbers[operation.key],
        operation.began > keys[number].lastEffect
      else { continue }
      keys[number].finalRead = place
    }
    return keys
  }

  private mutating func add(_ place: Int, _ operation: HistoryOperation) {
    switch operation.outcome {
    case .ok:
      acknowledged.append(place)
      lastEffect = max(lastEffect, operation.lastPosition)
    case .unknown: unknown.append(place)
    case .fail: failed.append(place)
    }
  }

  func judge(
    _ read: Int, _ history: OperationHistory, _ budget: CheckBudget
  ) throws(HistoryProblem) -> Judgement {
    switch history.operations[read].answer {
    case .list(let values): return judge(values, read, history)
    case .integer(let sum): return try judge(sum, read, history, budget)
    case .none:
      // An empty object: both forms say so.
      return judge([], read, history)
    case .text(let text):
      return .open("The final state '\(text)' is neither a list of effects nor a sum.")
    }
  }

  // MARK: lists

  private func judge(
    _ values: [OperationValue], _ read: Int, _ history: OperationHistory
  ) -> Judgement {
    let value = { (place: Int) in history.operations[place].argument }
    var found: [OperationValue: Int] = [:]
    for item in values { found[item, default: 0] += 1 }
    let must = Dictionary(grouping: acknowledged, by: value)
    let may = Dictionary(grouping: unknown, by: value)
    let not = Dictionary(grouping: failed, by: value)
    for place in acknowledged where found[value(place)] ?? 0 < must[value(place)]?.count ?? 0 {
      return lost(place, found[value(place)] ?? 0, must[value(place)]?.count ?? 0, read, history)
    }
    for item in values {
      let asked = (must[item] ?? []) + (may[item] ?? [])
      guard let count = found[item], count > asked.count else { continue }
      if asked.isEmpty { return phantom(item, not[item]?.first, read, history) }
      return duplicated(asked, count, read, history)
    }
    return .right
  }

  private func lost(
    _ place: Int, _ found: Int, _ wanted: Int, _ read: Int, _ history: OperationHistory
  ) -> Judgement {
    let prose = OperationProse(history: history)
    return .wrong(
      [
        "Let \(prose.name(place)) be acknowledged.",
        "Then its effect shows in \(prose.name(read)), because the read began after it had ended.",
        "However the effect shows \(times(found)) there, not \(times(wanted)): it is lost.",
      ], operations: [place, read])
  }

  private func duplicated(
    _ asked: [Int], _ count: Int, _ read: Int, _ history: OperationHistory
  ) -> Judgement {
    let prose = OperationProse(history: history)
    let more = asked.count > 3 ? " and \(counted(asked.count - 3, "other"))" : ""
    return .wrong(
      [
        "Let \(prose.names(Array(asked.prefix(3))))\(more) be all that asked for this effect.",
        "Then it shows at most \(times(asked.count)), because each has its effect once.",
        "However it shows \(times(count)) in \(prose.name(read)): it is duplicated.",
      ], operations: asked.prefix(3) + [read])
  }

  private func phantom(
    _ value: OperationValue, _ failed: Int?, _ read: Int, _ history: OperationHistory
  ) -> Judgement {
    let prose = OperationProse(history: history)
    let nobody =
      failed.map { "the only one who asked for it, \(prose.name($0)), was told that it failed" }
      ?? "nobody asked for it"
    return .wrong(
      [
        "Let \(prose.name(read)) be the final read.", "Then it shows \(value).",
        "However \(nobody): it is a phantom.",
      ], operations: (failed.map { [$0] } ?? []) + [read])
  }

  private func times(_ count: Int) -> String {
    switch count {
    case 0: "never"
    case 1: "once"
    case 2: "twice"
    default: "\(count) times"
    }
  }

  // MARK: sums

  private func judge(
    _ sum: Int, _ read: Int, _ history: OperationHistory, _ budget: CheckBudget
  ) throws(HistoryProblem) -> Judgement {
    var base = 0
    for place in acknowledged { base &+= try amount(place, history) }
    var sums: Set = [base]
    for place in unknown {
      let amount = try amount(place, history)
      sums.formUnion(sums.map { $0 &+ amount })
      if sums.count > budget.configurations || budget.shouldStop() {
        return .open("The unknown effects have too many sums for the budget.")
      }
    }
    if sums.contains(sum) { return .right }
    return wrongSum(sum, base, sums.max() ?? base, read, history)
  }

  private func amount(_ place: Int, _ history: OperationHistory) throws(HistoryProblem) -> Int {
    let operation = history.operations[place]
    switch operation.argument {
    case .integer(let number): return number
    case .none: return 1
    default:
      throw HistoryProblem(
        at: operation.began, "'\(operation.argument)' cannot be added to a sum",
        expected: "a whole number")
    }
  }

  private func wrongSum(
    _ sum: Int, _ base: Int, _ most: Int, _ read: Int, _ history: OperationHistory
  ) -> Judgement {
    let prose = OperationProse(history: history)
    let difference = sum < base ? base &- sum : sum &- most
    let kind = sum < base ? "lost" : sum > most ? "duplicated, or a phantom" : "wrong"
    // If one effect alone explains it, it is worth a look.
    let suspect = (acknowledged + unknown + failed).first {
      difference > 0 && (try? amount($0, history)) == difference
    }
    var lines = [
      "Let the \(counted(acknowledged.count, "acknowledged effect")) of the key add up to \(base).",
      unknown.isEmpty
        ? "Then \(prose.name(read)) returns that, because nothing else was asked for."
        : "Then \(prose.name(read)) returns that and some of "
          + "\(counted(unknown.count, "unknown effect")), at most \(most).",
      difference > 0
        ? "However it returned \(sum): \(difference) is \(kind)."
        : "However it returned \(sum), which no choice of them gives.",
    ]
    if let suspect { lines.append("It is as much as \(prose.name(suspect)) adds.") }
    return .wrong(lines, operations: (suspect.map { [$0] } ?? []) + [read])
  }
}
