import Lightcone
import LightconeTrace

/// Eventual convergence: when the writing is over, everybody reads the same.
///
/// **What it solves.** Replicas that answer alone drift apart. Once nobody writes any more they
/// should become equal, or the drift was not delay but loss.
///
/// **Example.** Two clients write `x` at two replicas at once. Later both read `x`, one finds 1,
/// the other 2, and nobody writes again: the replicas have not converged.
///
/// **Rules.**
/// 1. Whatever is not a read can change its key.
/// 2. The final read of a client and a key is its last answered read that began after the last
///    change of the key had ended.
/// 3. All final reads of a key return the same.
/// 4. A key with final reads of fewer than two clients, or one that nobody changed, says
///    nothing. If no key says anything the verdict
///    is undecided.
/// 5. A change whose outcome is unknown may still happen at any time. Final reads that differ then
///    are undecided, unless the change is a write and two others differ that did not return its
///    value.
///
/// **Deviations from the papers.** They say "eventually"; a history ends. The final reads are taken
/// for what "eventually" means, so let time go by between the last write and the final reads.
///
/// **What it does not promise.** That the common value is a right one: only that it is common.
///
/// **Reading.** Vogels, "Eventually Consistent" (CACM 2009). Terry and others, "Managing Update
/// Conflicts in Bayou" (SOSP 1995).
public struct EventualConvergence: Sendable {
  /// The name of the condition.
  public static let name = "eventual-convergence"

  /// Creates a checker.
  public init() {}

  /// What is known of one key.
  private struct Key {
    var isChanged = false
    var lastChange = Int.min
    /// Changes whose outcome is unknown.
    var open: [Int] = []
    /// The last read of each client after the last change, by client number.
    var finalReads: [(client: Int, read: Int)] = []
  }

  /// Checks a history.
  ///
  /// - Throws: ``HistoryProblem`` if a client had two operations open.
  /// - Complexity: O(operations + keys × clients²).
  public func check(_ history: OperationHistory) throws(HistoryProblem) -> ConsistencyResult {
    _ = try ClientOrder(history)
    let keys = keys(of: history)
    let judged = keys.filter { $0.isChanged && $0.finalReads.count >= 2 }
    let count = judged.reduce(0) { $0 + $1.finalReads.count }
    if judged.isEmpty {
      return result(
        .undecided,
        ["Never put to the test: no key was read by two clients after its last change had ended."],
        0)
    }
    var open: (read: Int, other: Int, change: Int)?
    for key in judged {
      guard let (first, other) = difference(key.finalReads.map(\.read), history) else { continue }
      // What an open write wrote may have come between the reads; what another change did is
      // unknown.
      let values = Set(key.open.map { history.operations[$0].argument })
      let isKnown = key.open.allSatisfy { OperationVocabulary.isWrite(history.operations[$0]) }
      let others = key.finalReads.map(\.read).filter {
        !values.contains(history.operations[$0].answer)
      }
      if isKnown, let (first, other) = difference(others, history) {
        return violation(first, other, count, history)
      }
      if let change = key.open.first { open = open ?? (first, other, change) }
    }
    if let open { return undecided(open.read, open.other, open.change, count, history) }
    return result(
      .holds,
      [
        "\(counted(count, "final read")) of \(counted(judged.count, "key")) were compared: those of "
          + "a key return the same."
      ], count)
  }

  private func keys(of history: OperationHistory) -> [Key] {
    var numbers: [OperationValue: Int] = [:]
    var keys: [Key] = []
    for (place, operation) in history.operations.enumerated() where operation.outcome != .fail {
      let number = numbers[operation.key] ?? keys.count
      if number == keys.count {
        numbers[operation.key] = number
        keys.append(Key())
      }
      guard !OperationVocabulary.isRead(operation) else { continue }
      keys[number].isChanged = true
      if operation.outcome == .unknown {
        keys[number].open.append(place)
      } else {
        keys[number].lastChange = max(keys[number].lastChange, operation.lastPosition)
      }
    }
    for (place, operation) in history.operations.enumerated() where operation.outcome == .ok {
      guard OperationVocabulary.isRead(operation), let number = numbers[operation.key],
        operation.began > keys[number].lastChange
      else { continue }
      keys[number].finalReads.removeAll { $0.client == operation.client }
      keys[number].finalReads.append((operation.client, place))
    }
    return keys
  }

  /// Two reads that returned different answers.
  private func difference(_ reads: [Int], _ history: OperationHistory) -> (Int, Int)? {
    guard let first = reads.first,
      let other = reads.first(where: {
        history.operations[$0].answer != history.operations[first].answer
      })
    else { return nil }
    return (first, other)
  }

  private func violation(
    _ first: Int, _ second: Int, _ count: Int, _ history: OperationHistory
  ) -> ConsistencyResult {
    let prose = OperationProse(history: history)
    return ConsistencyResult(
      Self.name, .violated,
      explanation: [
        "Let \(prose.name(first)) and \(prose.name(second)) be the last reads of their clients.",
        "Then both began after the last change of the key, because nobody changed it later.",
        "However they return \(history.operations[first].answer) and "
          + "\(history.operations[second].answer): the key has not converged.",
      ], operations: [first, second], judgedCount: count)
  }

  private func undecided(
    _ first: Int, _ second: Int, _ change: Int, _ count: Int, _ history: OperationHistory
  ) -> ConsistencyResult {
    let prose = OperationProse(history: history)
    return ConsistencyResult(
      Self.name, .undecided,
      explanation: [
        "\(prose.name(first)) and \(prose.name(second)) differ, but \(prose.name(change)) may have "
          + "happened between them."
      ], operations: [first, second, change], judgedCount: count)
  }

  private func result(
    _ verdict: Verdict, _ explanation: [String], _ count: Int
  ) -> ConsistencyResult {
    ConsistencyResult(Self.name, verdict, explanation: explanation, judgedCount: count)
  }
}
