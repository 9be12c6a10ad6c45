import LightconeDiagnostics
import LightconeTrace

/// Joins the entries of a history file to operations, and refuses what no client can have done.
struct HistoryAssembler {
  /// Whether a value is a pair of a key and the value proper.
  let isIndependent: Bool

  private var operations: [HistoryOperation] = []
  private var clientNames: [Int: String] = [:]
  /// The place of the operation that a process has open.
  private var openOperations: [Int: Int] = [:]
  /// The line on which a process lost track of its operation, and so ended.
  private var endLines: [Int: Int] = [:]
  /// The line of each entry, those of a nemesis too.
  private var lines: [Int] = []

  init(isIndependent: Bool) { self.isIndependent = isIndependent }

  /// How many entries were taken or skipped.
  var entryCount: Int { lines.count }

  /// Takes an entry that says nothing about a client.
  mutating func skip(at place: TextPlace) { lines.append(place.line) }

  /// Takes an entry.
  ///
  /// - Throws: `LC6002` if its process cannot have done that.
  mutating func take(_ entry: HistoryEntry) throws(Diagnostic) {
    lines.append(entry.place.line)
    entry.kind == .invoke ? try begin(entry) : try end(entry)
  }

  /// The history of all entries.
  ///
  /// Positions are lines where each entry begins on a line of its own, else the numbers of entries.
  func history() -> OperationHistory {
    let isLinePerEntry = zip(lines, lines.dropFirst()).allSatisfy { $0 < $1 }
    var placed = operations
    if isLinePerEntry {
      for index in placed.indices {
        placed[index].began = lines[placed[index].began - 1]
        placed[index].ended = placed[index].ended.map { lines[$0 - 1] }
      }
    }
    return OperationHistory(
      placed, clientNames: clientNames, positionKind: isLinePerEntry ? .line : .entry)
  }

  // MARK: Operations

  private mutating func begin(_ entry: HistoryEntry) throws(Diagnostic) {
    let process = entry.process
    let function = entry.function ?? ""
    if let open = openOperations[process] {
      throw problem(
        "process \(process) begins '\(function.quotable)' while its"
          + " '\(operations[open].function.quotable)' of line \(line(operations[open])) is open",
        entry, expected: "an answer first: ok, fail or info")
    }
    if let line = endLines[process] {
      throw problem(
        "process \(process) goes on, but nobody knows how its operation ended on line \(line)",
        entry, expected: "another process number for the same client, from there on")
    }
    let (key, value) = try keyAndValue(entry)
    if clientNames[process] == nil { clientNames[process] = "process \(process)" }
    openOperations[process] = operations.count
    operations.append(
      HistoryOperation(
        client: process, function: function, key: key ?? .none, argument: value, outcome: .unknown,
        began: lines.count, ended: nil))
  }

  private mutating func end(_ entry: HistoryEntry) throws(Diagnostic) {
    guard let index = openOperations.removeValue(forKey: entry.process) else {
      throw problem(
        "process \(entry.process) has an answer, and no operation open", entry,
        expected: "an entry of type invoke before it")
    }
    var operation = operations[index]
    try checkFunction(entry, operation)
    let (key, value) = try keyAndValue(entry)
    if let key, key != operation.key {
      throw problem(
        "process \(entry.process) gets an answer for the key '\(key.description.quotable)',"
          + " and asked on line \(line(operation)) for '\(operation.key.description.quotable)'",
        entry)
    }
    operation.ended = lines.count
    switch entry.kind {
    case .ok, .invoke:
      operation.outcome = .ok
      operation.answer = Self.answer(value, to: operation)
    case .fail: operation.outcome = .fail
    case .info: endLines[entry.process] = entry.place.line
    }
    operations[index] = operation
  }

  private func checkFunction(
    _ entry: HistoryEntry, _ operation: HistoryOperation
  ) throws(Diagnostic) {
    guard let function = entry.function, function != operation.function else { return }
    throw problem(
      "process \(entry.process) gets an answer to '\(function.quotable)', and began"
        + " '\(operation.function.quotable)' on line \(line(operation))",
      entry, expected: "'\(operation.function.quotable)'")
  }

  /// The functions that give no answer. Jepsen repeats their argument where an answer would stand.
  private static let answerless: Set = [
    "add", "append", "cas", "charge", "compare-and-set", "dec", "decrement", "delete", "enqueue",
    "inc", "increment", "insert", "push", "put", "remove", "send", "set", "transfer", "w", "write",
  ]

  private static func answer(
    _ value: OperationValue, to operation: HistoryOperation
  ) -> OperationValue {
    value == operation.argument && answerless.contains(operation.function.lowercased())
      ? .none : value
  }

  /// The key and the value of an entry; both stand in its value if keys are independent.
  private func keyAndValue(
    _ entry: HistoryEntry
  ) throws(Diagnostic) -> (key: OperationValue?, value: OperationValue) {
    guard isIndependent, entry.key == nil else { return (entry.key, entry.value) }
    if case .list(let pair) = entry.value, pair.count == 2 { return (pair[0], pair[1]) }
    if entry.value == .none, entry.kind != .invoke { return (nil, .none) }
    throw Diagnostic(
      .malformedHistory,
      "'\(entry.value.description.quotable)' is no pair of a key and a value",
      at: entry.valuePlace.source, expected: "[key value], since keys are independent")
  }

  private func line(_ operation: HistoryOperation) -> Int { lines[operation.began - 1] }

  private func problem(
    _ message: String, _ entry: HistoryEntry, expected: String? = nil
  ) -> Diagnostic {
    Diagnostic(.malformedHistory, message, at: entry.place.source, expected: expected)
  }
}
