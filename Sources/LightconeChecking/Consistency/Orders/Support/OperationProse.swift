/// Words for operations, as explanations use them.
struct OperationProse {
  /// The history that the operations belong to.
  let history: OperationHistory

  /// An operation with who did it and where: `client 1's write x 5 (#3)`.
  func name(_ place: Int) -> String {
    let operation = history.operations[place]
    return "\(history.name(ofClient: operation.client))'s \(operation) "
      + "(\(history.text(ofPosition: operation.began)))"
  }

  /// Several operations with commas between them.
  func names(_ places: [Int]) -> String { places.map(name).joined(separator: ", ") }

  /// Who did an operation.
  func client(_ place: Int) -> String {
    history.name(ofClient: history.operations[place].client)
  }
}

/// A number with its noun: `1 read`, `2 reads`.
func counted(_ count: Int, _ noun: String) -> String {
  count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
}
