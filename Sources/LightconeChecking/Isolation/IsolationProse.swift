/// Says in sentences what transactions did to each other.
struct IsolationProse {
  let history: OperationHistory
  let book: TransactionBook

  /// When a transaction happened: `#5–#9`.
  func span(of transaction: Int) -> String {
    let moment = book.transactions[transaction]
    let began = history.text(ofPosition: moment.began)
    guard let ended = moment.ended else { return "\(began)–?" }
    return "\(began)–\(history.text(ofPosition: ended))"
  }

  /// A transaction as it is introduced: `client 3's transaction #5–#9, [append x 1] [r y [2]]`.
  func introduction(of transaction: Int) -> String {
    let moment = book.transactions[transaction]
    let steps = moment.microOperations
    let told = steps.prefix(6).map(\.description).joined(separator: " ")
    let name = history.name(ofClient: moment.client)
    return "\(name)'s transaction \(span(of: transaction)), \(told)\(steps.count > 6 ? " …" : "")"
  }

  /// `Let T1 = …, T2 = …`: one line for each transaction.
  func introductions(of transactions: [Int]) -> [String] {
    transactions.enumerated().map { "Let T\($0 + 1) = \(introduction(of: $1))." }
  }

  /// What a version is called: `2`, or `the initial state`.
  func version(_ version: Int) -> String {
    version >= 0 ? book.writes[version].value.shortened : "nothing"
  }

  /// `append of 2 to key x`, `write of 2 to key x`.
  func deed(_ write: Int) -> String {
    let key = book.keys[book.writes[write].key]
    let word = book.kind == .listAppend ? "append of" : "write of"
    return "\(word) \(version(write)) to key \(key)"
  }

  /// `read [1 2] of key x`.
  func sight(_ read: TransactionBook.Read) -> String {
    "read \(read.value.shortened) of key \(book.keys[read.key])"
  }

  /// An anomaly of some transactions: they are introduced, then argued about.
  func anomaly(
    _ kind: AnomalyKind, _ transactions: [Int], _ argument: [String]
  ) -> IsolationAnomaly {
    IsolationAnomaly(
      kind, operations: transactions.map { book.transactions[$0].operation },
      explanation: introductions(of: transactions) + argument)
  }
}

/// The anomalies that one read shows.
extension IsolationProse {
  func garbage(_ read: TransactionBook.Read, _ value: OperationValue) -> IsolationAnomaly {
    anomaly(
      .garbageRead, [read.transaction],
      ["T1 \(sight(read)), but no transaction wrote \(value.shortened)."])
  }

  func duplicate(_ read: TransactionBook.Read, _ write: Int) -> IsolationAnomaly {
    let writer = book.writes[write].transaction
    let isOwn = writer == read.transaction
    return anomaly(
      .duplicateAppend, isOwn ? [writer] : [read.transaction, writer],
      ["T1 \(sight(read)), in which the one \(deed(write)) by T\(isOwn ? 1 : 2) stands twice."])
  }

  func incompatible(_ read: TransactionBook.Read, longest: Int) -> IsolationAnomaly {
    let other = book.reads[longest]
    let isOwn = other.transaction == read.transaction
    return anomaly(
      .incompatibleOrder, isOwn ? [read.transaction] : [read.transaction, other.transaction],
      [
        "T1 \(sight(read)).",
        "However T\(isOwn ? 1 : 2) \(sight(other)); neither is a beginning of the other, "
          + "so there is no one order of appends: a contradiction.",
      ])
  }

  func missingAppend(_ earlier: Int, before write: Int) -> IsolationAnomaly {
    anomaly(
      .incompatibleOrder, [book.writes[write].transaction],
      [
        "T1's \(deed(write)) is read where its earlier \(deed(earlier)) does not stand before it."
      ])
  }

  func internalList(_ read: TransactionBook.Read) -> IsolationAnomaly {
    anomaly(
      .internalInconsistency, [read.transaction],
      ["T1 \(sight(read)), which does not show just its own appends until then."])
  }

  func internalRegister(_ read: TransactionBook.Read) -> IsolationAnomaly {
    let own = read.ownWrite >= 0 ? "its last \(deed(read.ownWrite))" : "no write of its own"
    return anomaly(
      .internalInconsistency, [read.transaction], ["T1 \(sight(read)) after \(own)."])
  }

  func abortedElement(_ write: Int, in read: TransactionBook.Read) -> IsolationAnomaly {
    anomaly(
      .g1a, [read.transaction, book.writes[write].transaction],
      ["T1 \(sight(read)), which shows T2's \(deed(write)).", "However T2 aborted."])
  }

  func dirtyUpdate(_ write: Int, on aborted: Int) -> IsolationAnomaly {
    anomaly(
      .dirtyUpdate, [book.writes[write].transaction, book.writes[aborted].transaction],
      ["T1's \(deed(write)) builds on T2's \(deed(aborted)).", "However T2 aborted."])
  }

  func intermediate(_ read: TransactionBook.Read) -> IsolationAnomaly {
    let writer = book.writes[read.version].transaction
    return anomaly(
      .g1b, [read.transaction, writer],
      [
        "T1 \(sight(read)), which ends with T2's \(deed(read.version)).",
        "However that was not the last that T2 wrote there.",
      ])
  }

  func nonRepeatable(
    _ first: TransactionBook.Read, _ second: TransactionBook.Read
  ) -> IsolationAnomaly {
    anomaly(
      .nonRepeatableRead, [first.transaction],
      ["T1 \(sight(first)), and later \(sight(second)), without a write of its own between."])
  }

  func lostUpdate(_ first: TransactionBook.Read, _ second: TransactionBook.Read) -> IsolationAnomaly
  {
    anomaly(
      .lostUpdate, [first.transaction, second.transaction],
      [
        "T1 and T2 both \(sight(first)) and wrote the key, and both committed.",
        "However whichever came second replaced what it had not seen: an update is lost.",
      ])
  }
}
