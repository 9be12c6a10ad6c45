import LightconeTrace

extension OperationHistory {
  /// Refuses a history that cannot be: one client with two operations open, an end before its
  /// beginning, one position for two things.
  ///
  /// - Complexity: O(operations × log operations).
  /// - Throws: a ``HistoryProblem`` with the position.
  public func checkWellFormed() throws(HistoryProblem) {
    try checkIntervals()
    try checkPositions()
    var lastOfClient: [Int: HistoryOperation] = [:]
    for operation in operations.sorted(by: { $0.began < $1.began }) {
      if let last = lastOfClient[operation.client] { try check(operation, after: last) }
      lastOfClient[operation.client] = operation
    }
  }

  private func checkIntervals() throws(HistoryProblem) {
    for operation in operations {
      if let ended = operation.ended, ended <= operation.began {
        throw HistoryProblem(
          at: ended, "'\(operation)' ends before it begins",
          expected: "an end after \(text(ofPosition: operation.began))")
      }
      if operation.ended == nil, operation.outcome != .unknown {
        throw HistoryProblem(
          at: operation.began, "'\(operation)' has an outcome but no end",
          expected: "an end, or the outcome unknown")
      }
    }
  }

  private func checkPositions() throws(HistoryProblem) {
    let positions = operations.flatMap { [$0.began] + ($0.ended.map { [$0] } ?? []) }.sorted()
    for (first, second) in zip(positions, positions.dropFirst()) where first == second {
      throw HistoryProblem(
        at: second, "two beginnings or ends have the position \(second)",
        expected: "a position of its own for each")
    }
  }

  private func check(
    _ operation: HistoryOperation, after last: HistoryOperation
  ) throws(HistoryProblem) {
    let name = name(ofClient: operation.client)
    guard let ended = last.ended else {
      throw HistoryProblem(
        at: operation.began,
        "\(name) begins '\(operation)' while its '\(last)' of "
          + "\(text(ofPosition: last.began)) is open", expected: "one operation at a time")
    }
    if ended > operation.began {
      throw HistoryProblem(
        at: operation.began,
        "\(name) begins '\(operation)' while its '\(last)' of "
          + "\(text(ofPosition: last.began)) is open", expected: "one operation at a time")
    }
  }
}
