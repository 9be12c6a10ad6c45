import LightconeTrace

/// The operations of each client in the order in which it asked for them, without those that
/// failed.
struct ClientOrder {
  /// The clients in the order in which they first asked for something.
  private(set) var clients: [Int] = []
  /// For each of ``clients`` the places of its operations.
  private(set) var places: [[Int]] = []

  /// Sorts the operations of a history by client.
  ///
  /// An operation whose outcome is unknown may be followed by others: its client gave up waiting.
  ///
  /// - Throws: ``HistoryProblem`` if a client began an operation while an answered one was open.
  /// - Complexity: O(operations).
  init(_ history: OperationHistory) throws(HistoryProblem) {
    var numbers: [Int: Int] = [:]
    var busyUntil: [Int] = []
    for (place, operation) in history.operations.enumerated() where operation.outcome != .fail {
      let number = numbers[operation.client] ?? clients.count
      if number == clients.count {
        numbers[operation.client] = number
        clients.append(operation.client)
        places.append([])
        busyUntil.append(.min)
      }
      guard operation.began >= busyUntil[number] else {
        throw HistoryProblem(
          at: operation.began,
          "\(history.name(ofClient: operation.client)) began \(operation) with an operation open",
          expected: "one operation at a time for each client")
      }
      places[number].append(place)
      if operation.outcome == .ok { busyUntil[number] = operation.ended ?? .max }
    }
  }
}
