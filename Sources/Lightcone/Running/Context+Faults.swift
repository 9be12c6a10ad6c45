public import LightconeTrace

extension Context {
  /// Finds the faults whose event has just been recorded.
  @usableFromInline
  mutating func noticeArmedFaults(at number: EventNumber) { fire(.event(number)) }

  /// Finds the faults whose fail point the current node has just passed.
  @usableFromInline
  mutating func noticeFailPoint(_ name: String) {
    fire(.failPoint(name)) { fault, node in
      if case .crash(let target, _) = fault { target == node } else { true }
    }
  }

  private mutating func fire(
    _ trigger: ArmedFault.Trigger,
    where concerns: (Fault, NodeID) -> Bool = { _, _ in true }
  ) {
    for armedFault in armed where armedFault.trigger == trigger {
      guard concerns(armedFault.fault, current) else { continue }
      due.append(armedFault.fault)
      if case .crash(current, _) = armedFault.fault { mode = .void }
    }
    let node = current
    armed.removeAll { $0.trigger == trigger && concerns($0.fault, node) }
    isWatching = !armed.isEmpty
  }
}
