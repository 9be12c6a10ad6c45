import Lightcone
import LightconeTrace

/// Conservation: what moves between accounts is neither made nor lost, whenever somebody looks.
///
/// **What it solves.** A transfer takes from one account and gives to another. Who looks between
/// the two steps, or after a crash between them, sees money that is nowhere or in two places.
///
/// **Example.** Accounts `a` and `b` hold 50 each. `transfer` moves 10 from `a` to `b`. A read of
/// all returns `[[a 40] [b 50]]`: ten are missing.
///
/// **Rules.**
/// 1. A read of all accounts answers a list: of pairs such as `[[a 40] [b 60]]`, of names and
///    amounts in turn such as `[a 40 b 60]`, or of amounts alone. Reads with another answer look at
///    one account and are left out.
/// 2. Transfers move amounts and change no total. Other functions are refused.
/// 3. All reads of all accounts return the same total: the one that was given, or that of the first
///    such read.
/// 4. One read alone says nothing unless the total was given.
///
/// **Deviations.** Jepsen's bank test also forbids negative balances; this does not.
///
/// **What it does not promise.** That the right accounts changed, or that transfers happened at
/// all.
///
/// **Reading.** Gray and Reuter, "Transaction Processing: Concepts and Techniques" (1992), for the
/// invariant that transactions keep. Jepsen's bank workload.
public struct Conservation: Sendable {
  /// The name of the condition.
  public static let name = "conservation"

  /// What all accounts hold together; nil takes it from the first read.
  public var total: Int?

  /// Creates a checker.
  public init(total: Int? = nil) { self.total = total }

  /// Checks a history of transfers and reads.
  ///
  /// - Throws: ``HistoryProblem`` if there is another function, an account without an amount, or a
  ///   client with two operations open.
  /// - Complexity: O(operations × accounts).
  public func check(_ history: OperationHistory) throws(HistoryProblem) -> ConsistencyResult {
    _ = try ClientOrder(history)
    var first: (read: Int?, total: Int)? = total.map { (nil, $0) }
    var judged = 0
    for (place, operation) in history.operations.enumerated() {
      guard OperationVocabulary.isRead(operation) else {
        if OperationVocabulary.isTransfer(operation) { continue }
        throw HistoryProblem(
          at: operation.began, "'\(operation.function)' may change the total",
          expected: "transfer or read")
      }
      guard operation.outcome == .ok, case .list(let items) = operation.answer else { continue }
      let sum = try Self.sum(items, of: operation)
      judged += 1
      if let first, first.total != sum {
        return violation(place, sum, first.read, first.total, judged, history)
      }
      first = first ?? (place, sum)
    }
    guard judged > (total == nil ? 1 : 0), let first else {
      return ConsistencyResult(
        Self.name, .undecided,
        explanation: [
          "Never put to the test: \(counted(judged, "read")) of all accounts, nothing to compare "
            + "with."
        ], judgedCount: judged)
    }
    return ConsistencyResult(
      Self.name, .holds,
      explanation: [
        "\(counted(judged, "read")) of all accounts returned a total of \(first.total)."
      ],
      judgedCount: judged)
  }

  private static func sum(
    _ items: [OperationValue], of operation: HistoryOperation
  ) throws(HistoryProblem) -> Int {
    var sum = 0
    func add(_ amount: Int) throws(HistoryProblem) {
      guard amount.magnitude <= 1 << 40 else {
        throw HistoryProblem(
          at: operation.ended ?? operation.began, "an account holds \(amount)",
          expected: "a whole number, at most 2^40 in size")
      }
      let (total, overflows) = sum.addingReportingOverflow(amount)
      guard !overflows, total.magnitude <= 1 << 61 else {
        throw HistoryProblem(
          at: operation.ended ?? operation.began, "the accounts add up to more than 2^61",
          expected: "a smaller total")
      }
      sum = total
    }
    let isFlatMap =
      items.count.isMultiple(of: 2)
      && items.indices.allSatisfy { index in
        if case .text = items[index] { index.isMultiple(of: 2) } else { !index.isMultiple(of: 2) }
      }
    for (index, item) in items.enumerated() {
      switch item {
      case .integer(let amount): try add(amount)
      case .list(let pair):
        guard pair.count == 2, case .integer(let amount) = pair[1] else { fallthrough }
        try add(amount)
      default:
        if isFlatMap, index.isMultiple(of: 2) { continue }
        throw HistoryProblem(
          at: operation.ended ?? operation.began, "'\(item)' is no account with its amount",
          expected: "a list such as [[a 40] [b 60]]")
      }
    }
    return sum
  }

  private func violation(
    _ read: Int, _ sum: Int, _ other: Int?, _ expected: Int, _ judged: Int,
    _ history: OperationHistory
  ) -> ConsistencyResult {
    let prose = OperationProse(history: history)
    let operation = history.operations[read]
    let transfers = history.operations.indices.filter { place in
      let transfer = history.operations[place]
      return OperationVocabulary.isTransfer(transfer) && transfer.outcome != .fail
        && transfer.began < operation.lastPosition && transfer.lastPosition > operation.began
    }
    let source = other.map { "\(prose.name($0)) returned that" } ?? "that was given"
    var lines = [
      "Let the accounts hold \(expected) together, because \(source).",
      "Then \(prose.name(read)) adds up to \(expected), because transfers change no total.",
      "However it adds up to \(sum): \(abs(sum - expected)) "
        + (sum < expected ? "vanished." : "came out of nothing."),
    ]
    if !transfers.isEmpty {
      lines.append("Open meanwhile: \(prose.names(Array(transfers.prefix(3)))).")
    }
    return ConsistencyResult(
      Self.name, .violated, explanation: lines,
      operations: (other.map { [$0] } ?? []) + [read] + transfers.prefix(3), judgedCount: judged)
  }
}
