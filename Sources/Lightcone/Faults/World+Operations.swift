import LightconeTrace

extension World {
  /// Lets people ask the nodes for operations, instead of those offered before.
  public mutating func offer(_ operations: [ModelOperation<S>]) { self.operations = operations }

  /// Checks that a node offers an operation, and that its words can be understood.
  func check(_ node: NodeID, offers words: [String]) throws(FaultProblem) {
    guard message(for: words, at: node) != nil else { throw .noSuchOperation(node, words) }
  }

  private func message(for words: [String], at node: NodeID) -> S.Message? {
    guard let name = words.first else { return nil }
    let role = names[node.position].role
    let operation = operations.first {
      $0.description.name == name && $0.description.role == role
    }
    return operation?.message(Array(words.dropFirst()))
  }

  /// Tells a node to do something: the message comes at once, as from a timer of its own, so it waits
  /// for a node that is busy or paused and is gone after a crash.
  mutating func operate(_ node: NodeID, _ words: [String]) {
    guard let message = message(for: words, at: node) else { return }
    context.current = node
    context.mode = .immediate
    let text = words.joined(separator: " ")
    let label = context.log.isRecording ? context.log.number(ofLabel: "do \(text)") : 0
    context.cause = context.record(
      TraceEvent(.fault, at: context.clock, node: node, label: label))
    context.schedule(message, after: .zero)
    finish()
  }
}
