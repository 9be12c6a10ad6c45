extension Scenario {
  /// Runs a scenario for a few events on each path that is measured, and tells what is not as it
  /// should be; nothing if all is well.
  public func problems(events: Int = 5_000) throws -> [String] {
    var problems: [String] = []
    var times: Set<Int64> = []
    for path in Path.measured {
      let run = try run(path)
      let taken = run.advance(events)
      if taken != events { problems.append("\(name) \(path): \(taken) events, not \(events)") }
      times.insert(run.nanoseconds())
      if path == .bare, run.pendingCount() != nil {
        problems.append("\(name): the bare path records a trace")
      }
      if path == .traced, let pending = run.pendingCount(), !isNear(pending) {
        problems.append("\(name): \(pending) events are pending, not about \(pendingCount)")
      }
    }
    if times.count != 1 { problems.append("\(name): the paths end at different times") }
    return problems
  }

  /// The number of pending events of a run swings; the bare queue needs it only roughly, as its cost
  /// grows with the logarithm.
  private func isNear(_ pending: Int) -> Bool {
    (pending - pendingCount).magnitude <= max(1, pendingCount * 3 / 10)
  }

  /// The same scenario with a wrong number of pending events: a check that lets it pass is none.
  public var wrong: Scenario {
    var wrong = self
    wrong.pendingCount *= 4
    return wrong
  }
}
