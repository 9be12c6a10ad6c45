import Lightcone
import LightconeChecking
import LightconeTrace
import Testing

/// Long serial executions are clean; change one read in them, and it shows.
@Suite struct IsolationMutantTests {
  /// A way to break one read of a serial history.
  enum Mutation: CaseIterable {
    /// The read misses the last append.
    case dropLast
    /// It misses the first.
    case dropFirst
    /// It shows the last two the other way round.
    case swap
    /// It shows the last append twice.
    case double
    /// It shows what nobody appended.
    case invent
    /// It shows nothing.
    case stale
    /// The transaction that appended what it shows aborts.
    case abort
    /// It shows an append that its own transaction makes later.
    case late
  }

  private func serial(_ kind: TransactionalHistoryKind, seed: UInt64) -> [HistoryOperation] {
    var draw = Draw(seed: seed)
    let execution = MadeUpExecution(kind: kind, transactionCount: 300, keyCount: 12, stepCount: 4)
    return execution.run(.serial, &draw)
  }

  @Test("A serial execution is clean at every level", arguments: 1...12 as ClosedRange<UInt64>)
  func clean(_ seed: UInt64) throws {
    for kind in [TransactionalHistoryKind.listAppend, .register] {
      let result = try Isolation.check(OperationHistory(serial(kind, seed: seed)))
      #expect(result.kind == kind)
      #expect(result.anomalies == [])
      for level in IsolationLevel.allCases { #expect(result.verdict(for: level) == .holds) }
    }
  }

  @Test("Each way to break a read is caught in each of many executions")
  func mutants() throws {
    var caught = 0
    for mutation in Mutation.allCases {
      for seed in 1...6 as ClosedRange<UInt64> {
        var draw = Draw(seed: seed &* 77)
        var operations = serial(.listAppend, seed: seed)
        let hasChanged = apply(mutation, to: &operations, &draw)
        #expect(hasChanged)
        let result = try Isolation.check(OperationHistory(operations))
        #expect(result.verdict(for: .strictSerializable) == .violated, "\(mutation) \(seed)")
        if result.verdict(for: .strictSerializable) == .violated { caught += 1 }
      }
    }
    #expect(caught == Mutation.allCases.count * 6)
    #expect(caught >= 14)
  }

  @Test("A run on snapshots shows skews and lost updates, but never what read committed forbids")
  func snapshots() throws {
    var draw = Draw(seed: 9)
    let execution = MadeUpExecution(
      kind: .register, transactionCount: 60, keyCount: 8, stepCount: 4)
    let result = try Isolation.check(OperationHistory(execution.run(.snapshot, &draw)))
    #expect(result.verdict(for: .serializable) == .violated)
    #expect(result.verdict(for: .readCommitted) != .violated)
    let bad = try Isolation.check(OperationHistory(execution.run(.interleaved, &draw)))
    #expect(bad.verdict(for: .readCommitted) == .violated)
  }

  /// Breaks one read that shows at least three appends, none of its own transaction.
  private func apply(
    _ mutation: Mutation, to operations: inout [HistoryOperation], _ draw: inout Draw
  ) -> Bool {
    let first = 100 + draw.below(100)
    for place in first..<operations.count {
      guard case .list(var steps) = operations[place].answer else { return false }
      for step in steps.indices {
        guard case .list(var parts) = steps[step], parts[0] == .text("r"),
          case .list(let elements) = parts[2], elements.count >= 3,
          !steps.contains(where: { isAppend($0, to: parts[1]) })
        else { continue }
        if mutation == .abort { return abort(elements[1], of: parts[1], in: &operations) }
        parts[2] = .list(mutated(elements, mutation))
        steps[step] = .list(parts)
        if mutation == .late { steps.append(.list([.text("append"), parts[1], .integer(-1)])) }
        operations[place].argument = .list(steps)
        operations[place].answer = .list(steps)
        return true
      }
    }
    return false
  }

  private func mutated(
    _ elements: [OperationValue], _ mutation: Mutation
  ) -> [OperationValue] {
    let last = elements.count - 1
    switch mutation {
    case .dropLast: return Array(elements.dropLast())
    case .dropFirst: return Array(elements.dropFirst())
    case .swap: return elements.dropLast(2) + [elements[last], elements[last - 1]]
    case .double: return elements + [elements[last]]
    case .invent: return elements + [.integer(-7)]
    case .stale: return []
    case .abort: return elements
    case .late: return elements + [.integer(-1)]
    }
  }

  private func isAppend(_ step: OperationValue, to key: OperationValue) -> Bool {
    guard case .list(let parts) = step else { return false }
    return parts[0] == .text("append") && parts[1] == key
  }

  /// Lets the transaction that appended an element abort.
  private func abort(
    _ element: OperationValue, of key: OperationValue, in operations: inout [HistoryOperation]
  ) -> Bool {
    let wanted = OperationValue.list([.text("append"), key, element])
    for place in operations.indices {
      guard case .list(let steps) = operations[place].argument, steps.contains(wanted) else {
        continue
      }
      operations[place].outcome = .fail
      return true
    }
    return false
  }
}
