public import Lightcone
public import LightconeTrace

/// What is looked for in changed runs.
public enum RunTarget: Sendable {
  /// An event that is the same as one of the original.
  case event(EventSignature)
  /// That a property is violated.
  case violation(PropertyDescription)
  /// That a node is in a state, at or after a time.
  case state(NodeID, String, from: Instant)
  /// That a condition is true, at or after a time.
  case condition(from: Instant, @Sendable (Simulation) -> Bool)

  /// What a changed run says about it.
  enum Finding: Hashable, Sendable {
    /// It is there, first seen after an event, at a time.
    case found(EventNumber, Instant)
    /// The run has ended without it.
    case absent
    /// The budget ran out first, or somebody stopped the search.
    case undecided
  }
}

extension ChangedRun {
  /// Goes forward until a target is found, or to the end.
  mutating func look(
    for target: RunTarget, until end: Instant, steps: Int, shouldStop: () -> Bool
  ) -> RunTarget.Finding {
    switch target {
    case .event(let signature):
      return lookInTrace(until: end, steps: steps, shouldStop) { signature.event(in: $0) }
    case .state(let node, let state, let from):
      return lookInTrace(until: end, steps: steps, shouldStop) {
        $0.entry(of: node, into: state, from: from)
      }
    case .violation(let property) where property.kind == .eventually:
      let result = run(until: end, atMost: steps, shouldStop: shouldStop)
      guard simulation.property(property.name) == false else {
        return result.reason == .cancelled ? .undecided : .absent
      }
      return result.reason == .quiescent ? here : .undecided
    case .violation(let property):
      return lookAtSteps(from: .start, until: end, steps: steps, shouldStop) {
        $0.property(property.name) == false
      }
    case .condition(let from, let isTrue):
      return lookAtSteps(from: from, until: end, steps: steps, shouldStop, isTrue)
    }
  }

  private var here: RunTarget.Finding {
    .found(EventNumber(simulation.eventCount), simulation.now)
  }

  /// Looks at the trace after ever longer stretches: making its texts costs more than a step.
  private mutating func lookInTrace(
    until end: Instant, steps: Int, _ shouldStop: () -> Bool,
    _ find: (Trace) -> EventNumber?
  ) -> RunTarget.Finding {
    var left = steps
    var stretch = 256
    while true {
      let result = run(until: end, atMost: min(stretch, left), shouldStop: shouldStop)
      left -= result.steps
      let trace = simulation.trace
      if let event = find(trace), let record = trace[event] { return .found(event, record.time) }
      switch result.reason {
      case .cancelled: return .undecided
      case .stepsTaken where left > 0: stretch *= 2
      case .stepsTaken: return .undecided
      case .quiescent, .timeReached, .conditionMet: return .absent
      }
    }
  }

  /// Looks at the run after every step from a time on.
  private mutating func lookAtSteps(
    from: Instant, until end: Instant, steps: Int, _ shouldStop: () -> Bool,
    _ isTrue: (Simulation) -> Bool
  ) -> RunTarget.Finding {
    var left = steps
    let start = run(until: min(from, end), atMost: left, shouldStop: shouldStop)
    left -= start.steps
    if start.reason == .cancelled || left == 0 { return .undecided }
    while true {
      if isTrue(simulation) { return here }
      let result = run(until: end, atMost: 1, shouldStop: shouldStop)
      left -= result.steps
      switch result.reason {
      case .cancelled: return .undecided
      case .stepsTaken: if left <= 0 { return .undecided }
      case .quiescent, .timeReached, .conditionMet: return isTrue(simulation) ? here : .absent
      }
    }
  }
}

extension Trace {
  /// The first event by which a node is in a state at or after a time; nil if it never is.
  func entry(of node: NodeID, into state: String, from time: Instant) -> EventNumber? {
    var inForce: EventNumber?
    for (position, event) in events.enumerated() {
      if event.time > time, inForce != nil { return inForce }
      guard event.node == node else { continue }
      switch event.kind {
      case .become: inForce = labels[event.label] == state ? EventNumber(position + 1) : nil
      case .crash: inForce = nil
      default: break
      }
    }
    return inForce
  }
}
