import LightconeChecking
import LightconeTrace

/// Histories as short text, one operation after the other: `1 w x 5; 2 r x 5; 1 w x 6 ?; 2 w y 1
/// !`.
///
/// The last word of a read is its answer; `?` marks an unknown outcome, `!` a failure. A word in
/// brackets is a list. Operation i takes positions 2i + 1 and 2i + 2.
func history(_ text: String) -> OperationHistory {
  OperationHistory(
    text.split(separator: ";").enumerated().map { index, part in
      operation(words(of: part), began: 2 * index + 1)
    })
}

private func words(of text: Substring) -> [String] {
  var words: [String] = []
  var depth = 0
  for piece in text.split(separator: " ") {
    if depth > 0 { words[words.count - 1] += " " + piece } else { words.append(String(piece)) }
    depth += piece.count { $0 == "[" } - piece.count { $0 == "]" }
  }
  return words
}

private func operation(_ words: [String], began: Int) -> HistoryOperation {
  var words = words
  var outcome = OperationOutcome.ok
  if words.last == "?" || words.last == "!" {
    outcome = words.removeLast() == "?" ? .unknown : .fail
  }
  let value = { (index: Int) in
    index < words.count ? OperationValue(parsing: words[index]) : OperationValue.none
  }
  let isRead = ["r", "read", "get"].contains(words[1])
  return HistoryOperation(
    client: Int(words[0]) ?? 0, function: words[1], key: value(2),
    argument: isRead ? .none : value(3), answer: isRead && outcome == .ok ? value(3) : .none,
    outcome: outcome, began: began, ended: outcome == .unknown ? nil : began + 1)
}

/// A key-value store for tests.
struct TestStore: SequentialSpecification {
  enum Call: Hashable { case read(OperationValue), write(OperationValue) }
  static let name = "test-store"
  let initialState = OperationValue.none
  let isPartitionedByKey = true

  func call(for operation: HistoryOperation) throws(HistoryProblem) -> Call {
    switch operation.function {
    case "r": return .read(operation.answer)
    case "w": return .write(operation.argument)
    default: throw HistoryProblem(at: operation.began, "no function '\(operation.function)'")
    }
  }

  func apply(_ call: Call, to state: OperationValue) -> OperationValue? {
    switch call {
    case .read(let value): value == state ? state : nil
    case .write(let value): value
    }
  }
}

/// The verdict on a history, by the name of the condition.
func verdict(_ condition: OrderCondition, _ history: OperationHistory) throws -> ConsistencyResult {
  try condition.check(history, specification: TestStore())
}

/// SplitMix64: chance that is the same every time.
struct TestChance {
  var state: UInt64

  mutating func next(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((word ^ (word >> 31)) % UInt64(bound))
  }

  /// A tiny history of reads and writes with unique values, clients at the same time.
  mutating func tinyHistory(count: Int, clients: Int, keys: Int, unknowns: Bool) -> OperationHistory
  {
    var operations: [HistoryOperation] = []
    var open = [Int?](repeating: nil, count: clients)
    var gone = [Bool](repeating: false, count: clients)
    var position = 0
    var value = 0
    while operations.count < count || open.contains(where: { $0 != nil }) {
      position += 1
      let client = next(clients)
      if let place = open[client] {
        operations[place].ended = position
        open[client] = nil
      } else if operations.count < count, !gone.contains(false) || !gone[client] {
        value += 1
        let isWrite = next(2) == 0
        let isUnknown = unknowns && isWrite && next(6) == 0 && gone.count { !$0 } > 1
        operations.append(
          HistoryOperation(
            client: client + 1, function: isWrite ? "w" : "r", key: .text(["x", "y"][next(keys)]),
            argument: isWrite ? .integer(value) : .none, outcome: isUnknown ? .unknown : .ok,
            began: position, ended: nil))
        gone[client] = isUnknown
        if !isUnknown { open[client] = operations.count - 1 }
      }
    }
    for place in operations.indices where operations[place].function == "r" {
      let writes = operations.filter {
        $0.function == "w" && $0.key == operations[place].key
      }
      let pick = next(writes.count + 1)
      operations[place].answer = pick == 0 ? .none : writes[pick - 1].argument
    }
    return OperationHistory(operations)
  }
}
