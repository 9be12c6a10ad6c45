import LightconeTrace

/// The reads and writes of a history, with each read tied to the write whose value it returned.
///
/// Rules:
/// 1. Failed operations and reads without an answer are left out.
/// 2. A write whose outcome is unknown counts if a read returned its value. It comes after what its
///    client did before it; nothing that its client does later has to wait for it.
/// 3. A read that returned the initial value read from no write.
/// 4. Where a read returned a value that two writes wrote, nobody knows from which one it read.
struct ReadWriteHistory {
  /// From where a read has its value.
  enum Source: Hashable {
    /// The key held it at first.
    case initial
    /// An operation, by its number, wrote it.
    case write(Int)
    /// Nobody wrote it.
    case thinAir
  }

  /// A read or a write.
  struct Operation {
    /// Its place in the history.
    var place: Int
    /// The number of its client.
    var client: Int
    /// The number of its key.
    var key: Int
    /// Nil for a write; from where a read has its value.
    var source: Source?
    /// Whether it was answered, so that what its client did later came after it.
    var isAnswered: Bool
    /// The operation that its client did right before it.
    var predecessor: Int?

    var isWrite: Bool { source == nil }
    /// The write that a read returned.
    var writeRead: Int? {
      if case .write(let write) = source { write } else { nil }
    }
  }

  /// The reads and writes, in the order in which they began.
  private(set) var operations: [Operation] = []
  /// For each client the numbers of its operations in order.
  private(set) var sessions: [[Int]] = []
  /// How many keys there are.
  private(set) var keyCount = 0
  /// Why it is not known from where some read has its value; nil if it is.
  private(set) var ambiguity: String?
  /// The history.
  let history: OperationHistory

  /// Ties reads to writes.
  ///
  /// - Parameters:
  ///   - history: a history of reads and writes.
  ///   - initialValue: what every key holds at first.
  /// - Throws: ``HistoryProblem`` if there is another function than read and write, or a client
  ///   with two operations open.
  /// - Complexity: O(operations).
  init(_ history: OperationHistory, initialValue: OperationValue) throws(HistoryProblem) {
    self.history = history
    let order = try ClientOrder(history)
    var index = WriteIndex()
    for (place, operation) in history.operations.enumerated() {
      try index.add(place, operation, of: history)
    }
    add(order, index, initialValue)
  }

  private mutating func add(
    _ order: ClientOrder, _ index: WriteIndex, _ initialValue: OperationValue
  ) {
    var clientOf = [Int](repeating: -1, count: history.operations.count)
    for (client, places) in order.places.enumerated() {
      for place in places { clientOf[place] = client }
    }
    sessions = Array(repeating: [], count: order.clients.count)
    keyCount = index.keys.count
    var numberOf = [Int](repeating: -1, count: history.operations.count)
    for (place, operation) in history.operations.enumerated()
    where clientOf[place] >= 0 && index.counts(place, operation) {
      numberOf[place] = operations.count
      operations.append(
        Operation(
          place: place, client: clientOf[place], key: index.key(of: operation),
          isAnswered: operation.outcome == .ok))
    }
    for number in operations.indices { tie(number, numberOf, index, initialValue) }
    var last = [Int?](repeating: nil, count: sessions.count)
    for number in operations.indices {
      let client = operations[number].client
      operations[number].predecessor = last[client]
      sessions[client].append(number)
      if operations[number].isAnswered { last[client] = number }
    }
  }

  private mutating func tie(
    _ number: Int, _ numberOf: [Int], _ index: WriteIndex, _ initialValue: OperationValue
  ) {
    let operation = history.operations[operations[number].place]
    guard OperationVocabulary.isRead(operation) else { return }
    let writes = index.writes(of: operation.answer, to: operation.key)
    let candidates = writes.count + (operation.answer == initialValue ? 1 : 0)
    if candidates > 1, ambiguity == nil {
      let prose = OperationProse(history: history)
      let others = writes.prefix(2).map(prose.name) + ["the initial value"]
      ambiguity =
        "\(prose.name(operations[number].place)) can have its value from \(others[0]) or from "
        + "\(others[1]): only histories that write each value once to a key can be judged"
    }
    operations[number].source =
      writes.first.map { .write(numberOf[$0]) }
      ?? (operation.answer == initialValue ? .initial : .thinAir)
  }
}

/// Who wrote which value to which key.
private struct WriteIndex {
  private struct Version: Hashable {
    var key: OperationValue
    var value: OperationValue
  }

  private(set) var keys: [OperationValue: Int] = [:]
  private var writes: [Version: [Int]] = [:]
  private var valuesRead: Set<Version> = []

  mutating func add(
    _ place: Int, _ operation: HistoryOperation, of history: OperationHistory
  ) throws(HistoryProblem) {
    let isRead = OperationVocabulary.isRead(operation)
    guard isRead || OperationVocabulary.isWrite(operation) else {
      throw HistoryProblem(
        at: operation.began, "'\(operation.function)' is neither a read nor a write",
        expected: "read or write")
    }
    guard operation.outcome != .fail else { return }
    if keys[operation.key] == nil { keys[operation.key] = keys.count }
    if isRead, operation.outcome == .ok {
      valuesRead.insert(Version(key: operation.key, value: operation.answer))
    } else if !isRead {
      writes[Version(key: operation.key, value: operation.argument), default: []].append(place)
    }
  }

  func key(of operation: HistoryOperation) -> Int { keys[operation.key] ?? 0 }

  func writes(of value: OperationValue, to key: OperationValue) -> [Int] {
    writes[Version(key: key, value: value)] ?? []
  }

  /// Whether an operation tells anything: it was answered, or its value was read.
  func counts(_ place: Int, _ operation: HistoryOperation) -> Bool {
    if operation.outcome == .ok { return true }
    return OperationVocabulary.isWrite(operation)
      && valuesRead.contains(Version(key: operation.key, value: operation.argument))
  }
}
