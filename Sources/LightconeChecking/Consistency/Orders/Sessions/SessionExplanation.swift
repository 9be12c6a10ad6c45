/// Says in prose why a client has no view that keeps a guarantee.
struct SessionExplanation {
  private let guarantee: SessionGuarantee
  private let reads: ReadWriteHistory
  private let prose: OperationProse
  /// The operations that were named.
  private(set) var named: [Int] = []

  init(_ guarantee: SessionGuarantee, _ reads: ReadWriteHistory) {
    self.guarantee = guarantee
    self.reads = reads
    prose = OperationProse(history: reads.history)
  }

  private mutating func name(_ number: Int) -> String {
    let place = reads.operations[number].place
    if !named.contains(place) { named.append(place) }
    return prose.name(place)
  }

  /// For a read that breaks the guarantee in every view.
  mutating func sentences(for fault: SessionFault) -> [String] {
    var lines = ["Let \(name(fault.read)) be given."]
    let client = prose.client(reads.operations[fault.read].place)
    switch fault.reason {
    case .foreign(let seen, let cause):
      lines.append(
        "Then \(client) had already seen \(name(seen)), because an earlier read returned it.")
      lines.append("Before that write, its client had done \(name(cause)).")
    default:
      lines.append("Then \(client) had already done \(name(cause(of: fault))), before the read.")
    }
    let answer =
      reads.operations[fault.read].source == .initial
      ? "the initial value, as if it had not happened" : "an older version than it had seen"
    lines.append("However the read returned \(answer): \(guarantee.rawValue) is broken.")
    return lines
  }

  private func cause(of fault: SessionFault) -> Int {
    if case .own(let cause) = fault.reason { cause } else { fault.version }
  }

  /// For versions that would have to come before themselves.
  mutating func sentences(for circle: [OrderEdge<SessionReason>]) -> [String] {
    let steps = merged(circle)
    guard let start = steps.first?.from else { return [] }
    var lines = ["Let \(name(start)) be a version of its key."]
    for step in steps.prefix(5) { lines.append(sentence(step)) }
    if steps.count > 5 {
      lines[5] = "From there \(counted(steps.count - 4, "step")) of the same kind lead on."
    }
    lines.append(
      "However that leads back to the first version, so no order of the versions is possible: "
        + "\(guarantee.rawValue) is broken.")
    return lines
  }

  private struct Step {
    var from: Int
    var to: Int
    var reason: SessionReason
    var read: Int?
  }

  /// Steps from version to version: those through lists are put together.
  private func merged(_ circle: [OrderEdge<SessionReason>]) -> [Step] {
    let count = reads.operations.count
    guard let turn = circle.firstIndex(where: { $0.from < count }) else { return [] }
    var steps: [Step] = []
    for edge in circle[turn...] + circle[..<turn] {
      if edge.from < count {
        steps.append(Step(from: edge.from, to: edge.to, reason: edge.reason))
      } else {
        steps[steps.count - 1].to = edge.to
        if case .returned(let read) = edge.reason { steps[steps.count - 1].read = read }
      }
    }
    return steps.filter { $0.from != $0.to }
  }

  private mutating func sentence(_ step: Step) -> String {
    let (first, second) = (name(step.from), name(step.to))
    let start = "Then \(first) comes before \(second), because "
    switch step.reason {
    case .wroteBefore: return start + "the same client wrote it first."
    case .readBefore(let read): return start + "the second's client had read it: \(name(read))."
    case .own(let cause):
      let done = cause == step.from ? "after it" : "after \(name(cause))"
      return start + "its client, \(done), read the second: \(name(step.read ?? step.to))."
    case .foreign(let seen, let cause):
      return start + "\(name(step.read ?? step.to)) came after its client had seen \(name(seen)), "
        + "whose client had done \(name(cause)) before."
    case .more, .returned: return start + "a read returned the second."
    }
  }
}
