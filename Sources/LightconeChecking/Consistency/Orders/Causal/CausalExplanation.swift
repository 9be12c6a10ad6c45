import LightconeTrace

/// Says in prose why a history is not causally consistent.
struct CausalExplanation {
  let order: OperationCausality
  let prose: OperationProse
  /// More that comes before something else, for patterns that need it.
  var extra: [OrderEdge<OperationCausality.Reason>] = []
  /// The operations that were named.
  private(set) var named: [Int] = []

  init(_ order: OperationCausality) {
    self.order = order
    prose = OperationProse(history: order.reads.history)
  }

  /// At most seven sentences.
  mutating func sentences(for pattern: CausalPattern, in model: CausalModel) -> [String] {
    let name = pattern.name(in: model)
    switch pattern {
    case .thinAirRead(let read): return thinAir(read, name)
    case .cyclicOrder(let circle), .cyclicConflict(let circle):
      return self.circle(circle, name)
    case .initialRead(let read, let write):
      return ["Let \(self.name(read)) be a read of the initial value."]
        + then(from: write, to: read, atMost: 3)
        + [
          "However the read did not see \(self.name(write)) or anything newer: a contradiction "
            + "(\(name))."
        ]
    case .overwrittenRead(let read, let write, let newer):
      return ["Let \(self.name(read)) have its value from \(self.name(write))."]
        + then(from: write, to: newer, atMost: 2) + then(from: newer, to: read, atMost: 2)
        + [
          "However \(self.name(newer)) lies between the two, so the read returned a value that was "
            + "already overwritten: a contradiction (\(name))."
        ]
    }
  }

  private mutating func name(_ number: Int) -> String {
    let place = order.reads.operations[number].place
    if !named.contains(place) { named.append(place) }
    return prose.name(place)
  }

  private mutating func thinAir(_ read: Int, _ name: String) -> [String] {
    let operation = order.reads.history.operations[order.reads.operations[read].place]
    let failed = order.reads.history.operations.indices.first {
      let other = order.reads.history.operations[$0]
      return other.outcome == .fail && other.key == operation.key
        && other.argument == operation.answer && OperationVocabulary.isWrite(other)
    }
    var lines = [
      "Let \(self.name(read)) be given.",
      "Then somebody wrote \(operation.answer), because the key did not hold it at first.",
    ]
    if let failed {
      named.append(failed)
      lines.append(
        "However the only one who tried was \(prose.name(failed)), and it failed (\(name)).")
    } else {
      lines.append("However no operation of the history wrote it: a contradiction (\(name)).")
    }
    return lines
  }

  /// Why one operation comes before another.
  private mutating func then(from first: Int, to last: Int, atMost limit: Int) -> [String] {
    guard let path = order.graph(adding: extra).path(from: first, to: last) else { return [] }
    let steps = merged(path)
    var lines = steps.prefix(limit).map { sentence($0) }
    if steps.count > limit {
      let skipped = steps.count - limit
      lines[limit - 1] =
        "From there \(counted(skipped + 1, "step")) of the same kind lead to \(name(last))."
    }
    return lines
  }

  private mutating func circle(
    _ circle: [OrderEdge<OperationCausality.Reason>], _ name: String
  ) -> [String] {
    // The circle begins where two steps do not melt into one.
    let turn = circle.firstIndex { $0.reason != .sameClient } ?? 0
    let steps = merged(Array(circle[(turn + 1)...] + circle[...turn]))
    guard let start = steps.first?.from else { return [] }
    var lines = ["Let \(self.name(start)) be given."] + steps.prefix(5).map { sentence($0) }
    if steps.count > 5 {
      lines[5] = "From there \(counted(steps.count - 4, "step")) of the same kind lead on."
    }
    lines.append("However that leads back to where it began: a contradiction (\(name)).")
    return lines
  }

  /// Steps along one client, one after the other, count as one.
  private func merged(
    _ path: [OrderEdge<OperationCausality.Reason>]
  ) -> [OrderEdge<OperationCausality.Reason>] {
    var steps: [OrderEdge<OperationCausality.Reason>] = []
    for edge in path {
      if edge.reason == .sameClient, let last = steps.last, last.reason == .sameClient {
        steps[steps.count - 1].to = edge.to
      } else {
        steps.append(edge)
      }
    }
    return steps
  }

  private mutating func sentence(_ edge: OrderEdge<OperationCausality.Reason>) -> String {
    let (first, second) = (name(edge.from), name(edge.to))
    switch edge.reason {
    case .sameClient:
      return "Then \(first) comes before \(second), because the same client did it first."
    case .readFrom:
      return "Then \(first) comes before \(second), because the second returned what it wrote."
    case .overwritten(let read):
      return "Then \(first) comes before \(second), because \(name(read)) had to see the first and "
        + "returned the second."
    }
  }
}
