import LightconeChecking
import LightconeTrace

/// Decides the session guarantees by their rules: for each client all orders of the versions.
struct BruteSessions {
  let history: OperationHistory
  /// The places of each client's operations.
  private let sessions: [[Int]]

  init(_ history: OperationHistory) {
    self.history = history
    let clients = Set(history.operations.map(\.client)).sorted()
    sessions = clients.map { client in
      history.operations.indices.filter {
        history.operations[$0].client == client && isKnown(history, $0)
      }
    }
  }

  func holds(_ guarantee: SessionGuarantee) -> Bool {
    sessions.allSatisfy { session in
      keys.allSatisfy { key in
        orders(of: key).contains { keeps(guarantee, session, key, $0) }
      }
    }
  }

  private var keys: [OperationValue] { [.text("x"), .text("y")] }

  private func version(_ read: Int) -> Int? {
    history.operations.indices.first {
      history.operations[$0].function == "w"
        && history.operations[$0].key == history.operations[read].key
        && history.operations[$0].argument == history.operations[read].answer
    }
  }

  private func isWrite(_ place: Int) -> Bool { history.operations[place].function == "w" }

  /// All orders of a key's versions that keep the known order.
  private func orders(of key: OperationValue) -> [[Int]] {
    let versions = sessions.flatMap { $0 }.filter {
      isWrite($0) && history.operations[$0].key == key
    }
    return permutations(versions).filter { order in
      sessions.allSatisfy { session in
        session.indices.allSatisfy { later in
          guard isWrite(session[later]), history.operations[session[later]].key == key else {
            return true
          }
          return session[..<later].allSatisfy { earlier in
            guard history.operations[earlier].key == key,
              let before = isWrite(earlier) ? earlier : version(earlier), before != session[later]
            else { return true }
            return isAtMost(before, session[later], order)
          }
        }
      }
    }
  }

  private func isAtMost(_ first: Int, _ second: Int, _ order: [Int]) -> Bool {
    (order.firstIndex(of: first) ?? 0) <= (order.firstIndex(of: second) ?? 0)
  }

  /// Whether each read of a key is as new as it must be.
  private func keeps(
    _ guarantee: SessionGuarantee, _ session: [Int], _ key: OperationValue, _ order: [Int]
  ) -> Bool {
    session.indices.allSatisfy { index in
      let read = session[index]
      guard !isWrite(read), history.operations[read].key == key else { return true }
      let returned = version(read)
      for earlier in session[..<index] {
        for must in demands(guarantee, earlier)
        where history.operations[must].key == key {
          guard let returned, isAtMost(must, returned, order) else { return false }
        }
        if let returned, isReversal(guarantee, earlier, returned, key) { return false }
      }
      return true
    }
  }

  /// What must be seen after an operation of the session.
  private func demands(_ guarantee: SessionGuarantee, _ earlier: Int) -> [Int] {
    if guarantee == .readYourWrites { return isWrite(earlier) ? [earlier] : [] }
    guard !isWrite(earlier), let seen = version(earlier) else { return [] }
    if guarantee == .monotonicReads { return [seen] }
    return before(seen).compactMap { cause in
      guarantee == .monotonicWrites
        ? (isWrite(cause) ? cause : nil) : (isWrite(cause) ? nil : version(cause))
    }
  }

  /// What the client of a write did before it.
  private func before(_ write: Int) -> [Int] {
    sessions.first { $0.contains(write) }.map { Array($0.prefix { $0 != write }) } ?? []
  }

  /// Whether a version is returned after a newer one of the same key by the same writer or reader.
  private func isReversal(
    _ guarantee: SessionGuarantee, _ earlier: Int, _ returned: Int, _ key: OperationValue
  ) -> Bool {
    guard !isWrite(earlier), history.operations[earlier].key == key, let seen = version(earlier),
      seen != returned
    else { return false }
    return demands(guarantee, earlier).contains(returned)
      && [.monotonicWrites, .writesFollowReads].contains(guarantee)
  }

  private func permutations(_ items: [Int]) -> [[Int]] {
    guard !items.isEmpty else { return [[]] }
    return items.flatMap { item in
      permutations(items.filter { $0 != item }).map { [item] + $0 }
    }
  }
}

/// Whether an operation is known to have happened: it was answered, or a read returned its value.
private func isKnown(_ history: OperationHistory, _ place: Int) -> Bool {
  let operation = history.operations[place]
  return operation.outcome == .ok
    || history.operations.contains {
      $0.function == "r" && $0.key == operation.key && $0.answer == operation.argument
    }
}
