import LightconeDiagnostics
import LightconeTrace

/// Reads transactions from a history.
///
/// An argument is a list of micro-operations, `[[append x 1] [r y nil]]`. The answer of a committed
/// transaction is the same list with its reads filled in.
struct TransactionReader {
  /// The transactions of a history, in the order in which they began.
  ///
  /// - Throws: ``HistoryProblem`` at the first that is not well formed.
  static func transactions(
    of history: OperationHistory
  ) throws(HistoryProblem) -> [Transaction] {
    var transactions: [Transaction] = []
    transactions.reserveCapacity(history.operations.count)
    for (place, operation) in history.operations.enumerated() {
      guard operation.function == "txn" else {
        throw HistoryProblem(
          at: operation.began,
          "unknown function '\(operation.function)' in a transactional history",
          expected: "txn", suggestion: nearestWord(to: operation.function, in: ["txn"]))
      }
      if let ended = operation.ended, ended < operation.began {
        throw HistoryProblem(at: ended, "a transaction ends before it begins")
      }
      let steps = try microOperations(of: operation)
      transactions.append(
        Transaction(
          operation: place, client: operation.client, microOperations: steps,
          outcome: operation.outcome, began: operation.began, ended: operation.ended))
    }
    return transactions
  }

  /// What a transaction did, as far as it is known.
  private static func microOperations(
    of operation: HistoryOperation
  ) throws(HistoryProblem) -> [MicroOperation] {
    let asked = try list(operation.argument, at: operation.began, isAnswered: false)
    guard operation.outcome == .ok else { return asked }
    let position = operation.ended ?? operation.began
    if operation.answer == .none {
      guard asked.contains(where: { $0.function == .read }) else { return asked }
      throw HistoryProblem(
        at: position, "a committed transaction does not say what it read",
        expected: "the transaction with its reads filled in")
    }
    let answered = try list(operation.answer, at: position, isAnswered: true)
    if operation.argument == .none { return answered }
    guard answered.count == asked.count else {
      throw HistoryProblem(
        at: position,
        "the answer has \(answered.count) micro-operations, the transaction \(asked.count)",
        expected: "one answer for each micro-operation")
    }
    for (answer, question) in zip(answered, asked) where !answer.answers(question) {
      throw HistoryProblem(
        at: position, "the answer \(answer) does not belong to \(question)",
        expected: "the same function and key, and the same value if it is a write")
    }
    return answered
  }

  /// A list of micro-operations.
  private static func list(
    _ value: OperationValue, at position: Int, isAnswered: Bool
  ) throws(HistoryProblem) -> [MicroOperation] {
    if value == .none { return [] }
    guard case .list(let items) = value else {
      throw HistoryProblem(
        at: position, "'\(value)' is not a list of micro-operations",
        expected: "a list such as [[append x 1] [r y nil]]")
    }
    var steps: [MicroOperation] = []
    steps.reserveCapacity(items.count)
    for item in items { steps.append(try step(item, at: position, isAnswered: isAnswered)) }
    return steps
  }

  /// One micro-operation.
  private static func step(
    _ item: OperationValue, at position: Int, isAnswered: Bool
  ) throws(HistoryProblem) -> MicroOperation {
    guard case .list(let parts) = item, (2...3).contains(parts.count),
      case .text(let word) = parts[0]
    else {
      throw HistoryProblem(
        at: position, "'\(item)' is not a micro-operation",
        expected: "a function, a key and a value, such as [append x 1] or [r x nil]")
    }
    guard let function = functions[word] else {
      throw HistoryProblem(
        at: position, "unknown micro-operation '\(word)'", expected: "append, w or r",
        suggestion: nearestWord(to: word, in: ["append", "write", "read", "w", "r"]))
    }
    let value = parts.count == 3 ? parts[2] : .none
    if function != .read, value == .none {
      throw HistoryProblem(
        at: position, "'\(item)' writes nothing",
        expected: "a value, since nil is what a key holds before the first write")
    }
    return MicroOperation(
      function, parts[1], value, isAnswered: function != .read || isAnswered)
  }

  /// The words for what a micro-operation does.
  private static let functions: [String: MicroOperation.Function] = [
    "append": .append, "w": .write, "write": .write, "r": .read, "read": .read,
  ]
}

extension MicroOperation {
  /// Whether this can be the answer to what was asked.
  fileprivate func answers(_ question: MicroOperation) -> Bool {
    function == question.function && key == question.key
      && (function == .read || value == question.value)
  }
}
