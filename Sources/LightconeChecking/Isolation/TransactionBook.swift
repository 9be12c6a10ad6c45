import LightconeTrace

/// All writes and answered reads of a history, numbered.
///
/// Versions are numbers too: a version is the write that made it, or ``initialVersion``.
struct TransactionBook {
  /// What a key held before anybody wrote it.
  static let initialVersion = -1
  /// What a read shows if nobody wrote it.
  static let noVersion = -2

  /// A write or an append.
  struct Write {
    let transaction: Int
    let key: Int
    let value: OperationValue
    /// The write of the same transaction to the key before it, or ``initialVersion``.
    let ownWrite: Int
    /// Whether its transaction writes the key no more.
    var isFinal = true
  }

  /// An answered read of a committed transaction.
  struct Read {
    let transaction: Int
    let key: Int
    let value: OperationValue
    /// The last write of the same transaction to the key before it, or ``initialVersion``.
    let ownWrite: Int
    /// The first of its transaction's writes to the key that comes later, or ``initialVersion``.
    var laterWrite = TransactionBook.initialVersion
    /// The version that it shows.
    var version = TransactionBook.noVersion
    /// Whether an order of transactions follows from it: it shows what another one wrote.
    var isExternal = false
  }

  /// A transaction that reads a key and then writes it.
  struct Update {
    let read: Int
    /// The last write to the key.
    let write: Int
  }

  let transactions: [Transaction]
  let kind: TransactionalHistoryKind
  private(set) var keys: [OperationValue] = []
  private(set) var writes: [Write] = []
  var reads: [Read] = []
  private(set) var updates: [Update] = []
  /// Of each transaction, whether it took effect: it committed, or a read shows a write of it.
  private(set) var tookEffect: [Bool]
  private var writeNumbers: [KeyedValue: Int] = [:]

  /// Numbers all reads and writes.
  ///
  /// - Throws: ``HistoryProblem`` if the history mixes lists and registers, or two writes of a key
  ///   write the same value.
  /// - Complexity: O(micro-operations).
  init(_ transactions: [Transaction]) throws(HistoryProblem) {
    self.transactions = transactions
    kind = try TransactionalHistoryKind(of: transactions)
    tookEffect = transactions.map { $0.outcome == .ok }
    var numbering = Numbering()
    for place in transactions.indices { try enter(place, &numbering) }
  }

  /// The write that wrote a value, if there is one.
  func write(of value: OperationValue, to key: Int) -> Int? {
    writeNumbers[KeyedValue(key: key, value: value)]
  }

  /// The transaction that made a version; nil for the initial one.
  func writer(of version: Int) -> Int? {
    version >= 0 ? writes[version].transaction : nil
  }

  /// Whether a version was made by a transaction that aborted.
  func isAborted(_ version: Int) -> Bool {
    version >= 0 && transactions[writes[version].transaction].outcome == .fail
  }

  /// Notes that a read shows a write. A write of unknown outcome that is seen did happen.
  mutating func noteSeen(_ write: Int) {
    let transaction = writes[write].transaction
    if transactions[transaction].outcome == .unknown { tookEffect[transaction] = true }
  }

  /// What is known of each key while one transaction is entered.
  private struct Numbering {
    var keyNumbers: [OperationValue: Int] = [:]
    /// The transaction that last used a key: what stands below of another one is stale.
    var user: [Int] = []
    var lastWrite: [Int] = []
    var firstRead: [Int] = []
    /// Reads that wait for a later write of their transaction to their key.
    var openReads: [[Int]] = []
    /// The keys that the transaction reads and then writes.
    var updatedKeys: [Int] = []
  }

  /// Enters one transaction.
  private mutating func enter(
    _ place: Int, _ numbering: inout Numbering
  ) throws(HistoryProblem) {
    let transaction = transactions[place]
    numbering.updatedKeys.removeAll(keepingCapacity: true)
    for step in transaction.microOperations {
      let key = keyNumber(of: step.key, usedBy: place, &numbering)
      if step.function == .read {
        if step.isAnswered, transaction.outcome == .ok {
          enterRead(of: key, step.value, in: place, &numbering)
        }
      } else {
        try enterWrite(of: key, step, in: place, &numbering)
      }
    }
    for key in numbering.updatedKeys {
      updates.append(Update(read: numbering.firstRead[key], write: numbering.lastWrite[key]))
    }
  }

  /// A key's number, made ready for a transaction.
  private mutating func keyNumber(
    of key: OperationValue, usedBy place: Int, _ numbering: inout Numbering
  ) -> Int {
    if let number = numbering.keyNumbers[key] {
      if numbering.user[number] != place {
        numbering.user[number] = place
        numbering.lastWrite[number] = Self.initialVersion
        numbering.firstRead[number] = -1
        numbering.openReads[number].removeAll(keepingCapacity: true)
      }
      return number
    }
    keys.append(key)
    numbering.keyNumbers[key] = keys.count - 1
    numbering.user.append(place)
    numbering.lastWrite.append(Self.initialVersion)
    numbering.firstRead.append(-1)
    numbering.openReads.append([])
    return keys.count - 1
  }

  private mutating func enterRead(
    of key: Int, _ value: OperationValue, in place: Int, _ numbering: inout Numbering
  ) {
    let ownWrite = numbering.lastWrite[key]
    reads.append(Read(transaction: place, key: key, value: value, ownWrite: ownWrite))
    numbering.openReads[key].append(reads.count - 1)
    if ownWrite == Self.initialVersion, numbering.firstRead[key] < 0 {
      numbering.firstRead[key] = reads.count - 1
    }
  }

  private mutating func enterWrite(
    of key: Int, _ step: MicroOperation, in place: Int, _ numbering: inout Numbering
  ) throws(HistoryProblem) {
    let number = writes.count
    let keyed = KeyedValue(key: key, value: step.value)
    if let earlier = writeNumbers.updateValue(number, forKey: keyed) {
      let first = transactions[writes[earlier].transaction]
      throw HistoryProblem(
        at: transactions[place].began,
        "\(step) is written for the second time; the first was at \(first.began)",
        expected: "each value at most once for each key, so that a read tells who wrote it")
    }
    for read in numbering.openReads[key] { reads[read].laterWrite = number }
    numbering.openReads[key].removeAll(keepingCapacity: true)
    let last = numbering.lastWrite[key]
    if last >= 0 {
      writes[last].isFinal = false
    } else if numbering.firstRead[key] >= 0 {
      numbering.updatedKeys.append(key)
    }
    numbering.lastWrite[key] = number
    writes.append(Write(transaction: place, key: key, value: step.value, ownWrite: last))
  }
}

/// A value of a key.
private struct KeyedValue: Hashable {
  let key: Int
  let value: OperationValue
}

/// What the keys of a transactional history hold.
public enum TransactionalHistoryKind: String, Hashable, Sendable {
  /// Lists that transactions append to: each read shows the whole order of appends before it.
  case listAppend = "list-append"
  /// Registers that transactions overwrite: a read shows only the last write.
  case register

  /// What the keys of some transactions hold; without writes, what the reads show.
  ///
  /// - Throws: ``HistoryProblem`` if some hold lists and others registers.
  init(of transactions: [Transaction]) throws(HistoryProblem) {
    var kind: TransactionalHistoryKind?
    var showsLists = false
    for transaction in transactions {
      for step in transaction.microOperations {
        if step.function == .read {
          if case .list = step.value { showsLists = true }
          continue
        }
        let next: Self = step.function == .append ? .listAppend : .register
        if let kind, kind != next {
          throw HistoryProblem(
            at: transaction.began, "\(step) in a \(kind.rawValue) history",
            expected: kind == .listAppend ? "only append and r" : "only w and r")
        }
        kind = next
      }
    }
    self = kind ?? (showsLists ? .listAppend : .register)
    if self == .listAppend { try Self.requireLists(transactions) }
  }

  /// In a list-append history each read shows a list, or nothing.
  private static func requireLists(_ transactions: [Transaction]) throws(HistoryProblem) {
    for transaction in transactions where transaction.outcome == .ok {
      for step in transaction.microOperations where step.function == .read && step.value != .none {
        guard case .list = step.value else {
          throw HistoryProblem(
            at: transaction.ended ?? transaction.began, "\(step) does not show a list",
            expected: "a list such as [1 2], or nil")
        }
      }
    }
  }
}
