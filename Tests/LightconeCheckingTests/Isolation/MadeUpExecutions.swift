import LightconeChecking
import LightconeTrace

/// Draws with a fixed seed (SplitMix64).
struct Draw {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// A whole number below a bound.
  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) >> 33) % bound
  }
}

/// A small database that runs made-up transactions well or badly.
struct MadeUpExecution {
  /// How transactions see each other.
  enum Isolation: Int, CaseIterable {
    /// One after the other.
    case serial
    /// Each step on what is there at the moment.
    case interleaved
    /// Reads from a snapshot taken at the beginning; appends added at the end.
    case snapshot
  }

  /// What each key holds.
  typealias Store = [Int: [Int]]

  var kind: TransactionalHistoryKind
  var transactionCount: Int
  var keyCount: Int
  var stepCount: Int

  /// Transactions without answers: of each step the key, and the value if it writes.
  func plans(_ draw: inout Draw) -> [[(key: Int, value: Int?)]] {
    var value = 0
    return (0..<transactionCount).map { _ in
      (0..<(1 + draw.below(stepCount))).map { _ in
        value += 1
        return (draw.below(keyCount), draw.below(2) == 0 ? value : nil)
      }
    }
  }

  /// Runs them. Positions are moments of the run, so that real time is meant.
  func run(_ isolation: Isolation, _ draw: inout Draw) -> [HistoryOperation] {
    let plans = plans(&draw)
    var store: Store = [:]
    var steps = [[OperationValue]](repeating: [], count: plans.count)
    var snapshots = [Store](repeating: [:], count: plans.count)
    var began = [Int](repeating: 0, count: plans.count)
    var ended = [Int](repeating: 0, count: plans.count)
    var open = Array(plans.indices)
    var time = 0
    while !open.isEmpty {
      time += 1
      let place = isolation == .serial ? 0 : draw.below(open.count)
      let transaction = open[place]
      if steps[transaction].isEmpty {
        began[transaction] = time
        snapshots[transaction] = store
      }
      let step = plans[transaction][steps[transaction].count]
      if isolation == .snapshot {
        steps[transaction].append(perform(step, on: &snapshots[transaction]))
      } else {
        steps[transaction].append(perform(step, on: &store))
      }
      guard steps[transaction].count == plans[transaction].count else { continue }
      if isolation == .snapshot {
        for step in plans[transaction] { _ = perform(step, on: &store) }
      }
      time += 1
      ended[transaction] = time
      open.remove(at: place)
    }
    return plans.indices.map { transaction in
      HistoryOperation(
        client: transaction, function: "txn", argument: .list(steps[transaction]),
        answer: .list(steps[transaction]), outcome: .ok, began: began[transaction],
        ended: ended[transaction])
    }.sorted { $0.began < $1.began }
  }

  /// Does one step, and gives it with what it read.
  private func perform(_ step: (key: Int, value: Int?), on store: inout Store) -> OperationValue {
    let key = OperationValue.integer(step.key)
    guard let value = step.value else {
      let found = store[step.key, default: []].map { OperationValue.integer($0) }
      return .list([.text("r"), key, kind == .listAppend ? .list(found) : found.last ?? .none])
    }
    if kind == .listAppend {
      store[step.key, default: []].append(value)
      return .list([.text("append"), key, .integer(value)])
    }
    store[step.key] = [value]
    return .list([.text("w"), key, .integer(value)])
  }
}

/// Whether some order of committed transactions explains all their reads, found by trying all.
func isExplainedBySomeOrder(_ operations: [HistoryOperation], inRealTime: Bool) -> Bool {
  var order: [Int] = []
  var isUsed = [Bool](repeating: false, count: operations.count)
  func extend(_ store: [OperationValue: OperationValue]) -> Bool {
    if order.count == operations.count { return true }
    for next in operations.indices where !isUsed[next] {
      let mayComeNext = operations.indices.allSatisfy { other in
        isUsed[other] || !inRealTime
          || (operations[other].ended ?? .max) >= operations[next].began
      }
      guard mayComeNext, let after = applied(operations[next].answer, to: store) else { continue }
      isUsed[next] = true
      order.append(next)
      if extend(after) { return true }
      order.removeLast()
      isUsed[next] = false
    }
    return false
  }
  return extend([:])
}

/// What all keys hold after a transaction; nil if it could not have read what it did.
private func applied(
  _ transaction: OperationValue, to store: [OperationValue: OperationValue]
) -> [OperationValue: OperationValue]? {
  guard case .list(let steps) = transaction else { return nil }
  var store = store
  for step in steps {
    guard case .list(let parts) = step, parts.count == 3 else { return nil }
    let held = store[parts[1]] ?? .none
    switch parts[0] {
    case .text("append"): store[parts[1]] = .list(elements(held) + [parts[2]])
    case .text("w"): store[parts[1]] = parts[2]
    default:
      if elements(held) != elements(parts[2]) { return nil }
    }
  }
  return store
}

/// A value as a list, so that an empty list is the same as nothing.
private func elements(_ value: OperationValue) -> [OperationValue] {
  switch value {
  case .none: []
  case .list(let values): values
  default: [value]
  }
}
