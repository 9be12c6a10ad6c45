/// The names under which histories from many systems speak of the same few functions.
enum OperationVocabulary {
  /// What only looks.
  static let reads: Set = ["read", "get", "r"]
  /// What puts a new value in the place of the old one.
  static let writes: Set = ["write", "put", "set", "w"]
  /// What adds to what is there, so that it shows when it happens twice.
  static let effects: Set = ["append", "add", "increment", "charge"]
  /// What moves between keys.
  static let transfers: Set = ["transfer"]

  /// Whether an operation only looks.
  static func isRead(_ operation: HistoryOperation) -> Bool {
    reads.contains(operation.function.lowercased())
  }

  /// Whether an operation puts a new value in the place of the old one.
  static func isWrite(_ operation: HistoryOperation) -> Bool {
    writes.contains(operation.function.lowercased())
  }

  /// Whether an operation adds to what is there.
  static func isEffect(_ operation: HistoryOperation) -> Bool {
    effects.contains(operation.function.lowercased())
  }

  /// Whether an operation moves something between keys.
  static func isTransfer(_ operation: HistoryOperation) -> Bool {
    transfers.contains(operation.function.lowercased())
  }
}
