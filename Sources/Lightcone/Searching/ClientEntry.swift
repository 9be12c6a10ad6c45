public import LightconeTrace

/// What a client asks or is told, as a state of a search remembers it.
@usableFromInline
enum ClientEntry: Hashable, Sendable {
  /// A client begins an operation, which it calls by a number.
  case invoked(NodeID, UInt64, OperationText)
  /// The operation ends.
  case completed(NodeID, UInt64, OperationOutcome, answer: String)
}

/// An operation, by its client and the client's number for it.
private struct EntryKey: Hashable {
  let client: NodeID
  let number: UInt64

  var digest: StateFingerprint { StateFingerprint(hashing: self) }
}

/// An operation as it counts for a history: what happened in it, and which operations had ended
/// before it began.
private struct EntryOperation: Hashable {
  let key: EntryKey
  let text: OperationText
  let endedBefore: StateFingerprint
  var outcome: OperationOutcome?
  var answer = ""
}

extension [ClientEntry] {
  /// The digest of the history. Two orders of entries in which the same operations ended before the
  /// same others began have one digest: no condition on histories tells them apart.
  ///
  /// - Complexity: O(entries), plus operations open at once for each end.
  @usableFromInline
  var digest: StateFingerprint {
    var sum = StateFingerprint(high: 0, low: 0)
    var ended = sum
    var open: [EntryOperation] = []
    for entry in self {
      switch entry {
      case .invoked(let client, let number, let text):
        let key = EntryKey(client: client, number: number)
        open.append(EntryOperation(key: key, text: text, endedBefore: ended))
      case .completed(let client, let number, let outcome, let answer):
        let key = EntryKey(client: client, number: number)
        guard let place = open.firstIndex(where: { $0.key == key }) else { continue }
        var operation = open.remove(at: place)
        operation.outcome = outcome
        operation.answer = answer
        ended = ended &+ key.digest
        sum = sum &+ StateFingerprint(hashing: operation)
      }
    }
    for operation in open { sum = sum &+ StateFingerprint(hashing: operation) }
    return sum
  }
}

extension History {
  /// The history that entries tell; the places of the entries, counted from 1, stand for events.
  init(_ entries: [ClientEntry], at time: Instant) {
    var operations: [Operation] = []
    var keys: [EntryKey] = []
    for (place, entry) in entries.enumerated() {
      let event = EventNumber(place + 1)
      switch entry {
      case .invoked(let client, let number, let text):
        keys.append(EntryKey(client: client, number: number))
        operations.append(
          Operation(client: client, text: text, invokedEvent: event, invokedTime: time))
      case .completed(let client, let number, let outcome, let answer):
        let key = EntryKey(client: client, number: number)
        guard let index = keys.lastIndex(of: key) else { continue }
        operations[index].outcome = outcome
        operations[index].answer = answer.isEmpty ? nil : answer
        operations[index].completedEvent = event
        operations[index].completedTime = time
      }
    }
    self.init(operations)
  }
}

extension World {
  /// What clients have asked and been told so far, as far as it was recorded.
  var clientEntries: [ClientEntry] {
    let trace = trace()
    return trace.events.compactMap { event in
      guard let client = event.node else { return nil }
      switch event.kind {
      case .invoke:
        return trace.operation(of: event).map { .invoked(client, event.message, $0) }
      case .complete:
        let outcome = OperationOutcome(rawValue: event.detail) ?? .unknown
        let answer = event.label == 0 ? "" : trace.labels[event.label]
        return .completed(client, event.message, outcome, answer: answer)
      default: return nil
      }
    }
  }
}
