import LightconeChecking
import LightconeTrace

/// Simulates a real object that several clients use at once: each operation takes effect at one moment
/// between its beginning and its end. So the history is legal by construction.
struct HistoryGenerator {
  var specification = "register"
  var clients = 5
  var operations = 100
  var values = 5
  var keys = 1
  /// Of 1,000 operations, how many stay open; their clients are replaced by others.
  var openPerMille = 0
  /// Whether no value is given twice.
  var isValueUnique = false

  private struct Pending {
    var place: Int
    var isApplied = false
    var answer = OperationValue.none
    var didFail = false
  }

  /// Makes a history.
  func history(seed: UInt64) -> OperationHistory {
    var random = SplitMix(seed: seed)
    var object = SimulatedObjects(specification: specification)
    var history: [HistoryOperation] = []
    var pending: [Pending?] = Array(repeating: nil, count: clients)
    var names = Array(0..<clients)
    var nextClient = clients
    var position = 0
    var isBusy = true
    while isBusy {
      let client = random.below(clients)
      guard var operation = pending[client] else {
        isBusy = history.count < operations || pending.contains { $0 != nil }
        if history.count >= operations { continue }
        position += 1
        pending[client] = Pending(place: history.count)
        history.append(
          fresh(names[client], position: position, number: history.count, &random))
        continue
      }
      let place = operation.place
      if history[place].outcome == .unknown, history[place].ended == -1 {
        // It stays open: it takes effect now or never, and another client comes.
        if random.below(2) == 0, !operation.isApplied { _ = object.apply(history[place]) }
        history[place].ended = nil
        names[client] = nextClient
        nextClient += 1
        pending[client] = nil
      } else if !operation.isApplied {
        let answer = object.apply(history[place])
        operation.isApplied = true
        operation.answer = answer ?? .none
        operation.didFail = answer == nil
        pending[client] = operation
      } else {
        position += 1
        history[place].ended = position
        history[place].outcome = operation.didFail ? .fail : .ok
        history[place].answer = operation.answer
        pending[client] = nil
      }
    }
    return OperationHistory(history)
  }

  private func fresh(
    _ client: Int, position: Int, number: Int, _ random: inout SplitMix
  ) -> HistoryOperation {
    let stays = random.happens(perMille: openPerMille)
    let value = OperationValue.integer(isValueUnique ? number + 1 : 1 + random.below(values))
    let other = OperationValue.integer(1 + random.below(values))
    let functions: [String] =
      switch specification {
      case "register": ["read", "write"]
      case "cas-register": ["read", "write", "cas"]
      case "kv": ["get", "append", "get", "put"]
      case "counter": ["read", "add"]
      case "queue": ["enqueue", "dequeue"]
      case "set": ["add", "remove", "contains", "read"]
      default: ["append", "read"]
      }
    let function = functions[random.below(functions.count)]
    let hasArgument = !["read", "get", "dequeue"].contains(function)
    let argument: OperationValue =
      function == "cas" ? .list([other, value]) : hasArgument ? value : .none
    return HistoryOperation(
      client: client, function: function,
      key: keys == 1 ? .none : .integer(random.below(keys)), argument: argument,
      outcome: .unknown, began: position, ended: stays ? -1 : nil)
  }
}

/// The objects as they are built in earnest: plain values, one per key, without any specification.
struct SimulatedObjects {
  let specification: String
  private var values: [OperationValue: [OperationValue]] = [:]

  init(specification: String) { self.specification = specification }

  /// Lets an operation take effect; nil if it fails.
  mutating func apply(_ operation: HistoryOperation) -> OperationValue? {
    var value = values[operation.key, default: []]
    defer { values[operation.key] = value }
    switch (specification, operation.function) {
    case ("register", "read"), ("cas-register", "read"): return value.first ?? OperationValue.none
    case ("register", "write"), ("cas-register", "write"): value = [operation.argument]
    case ("cas-register", "cas"):
      guard case .list(let pair) = operation.argument, value.first == pair[0] else { return nil }
      value = [pair[1]]
    case ("kv", "get"): return .text(value.map(\.description).joined())
    case ("kv", "put"): value = [operation.argument]
    case ("counter", "read"):
      return .integer(value.reduce(0) { $0 + (Int($1.description) ?? 0) })
    case ("counter", _): value.append(operation.argument)
    case ("queue", "dequeue"): return value.isEmpty ? OperationValue.none : value.removeFirst()
    case ("set", "add"): if !value.contains(operation.argument) { value.append(operation.argument) }
    case ("set", "remove"): value.removeAll { $0 == operation.argument }
    case ("set", "contains"):
      return .text(value.contains(operation.argument) ? "true" : "false")
    case (_, "read"): return .list(value)
    default: value.append(operation.argument)
    }
    return OperationValue.none
  }
}
