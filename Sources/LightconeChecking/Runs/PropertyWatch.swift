import Lightcone
import LightconeTrace

/// One property while a run goes by.
struct PropertyWatch: Sendable {
  let property: PropertyDescription
  /// Where it was first seen false (always) or true (sometimes).
  private(set) var decided: (event: EventNumber, time: Instant)?
  private var isTrueNow = false

  init(_ property: PropertyDescription) { self.property = property }

  /// Whether a point before the last one can still decide it.
  var isOpen: Bool { decided == nil && property.kind != .eventually }

  mutating func look(at simulation: Simulation) {
    isTrueNow = simulation.property(property.name) ?? false
    let decidesNow = property.kind == .always ? !isTrueNow : isTrueNow
    if decidesNow, decided == nil, property.kind != .eventually {
      decided = (EventNumber(simulation.eventCount), simulation.now)
    }
  }

  /// What can be said of a run that was only looked at up to a point.
  func result(stoppedAt simulation: Simulation) -> PropertyResult {
    if decided != nil { return result(at: simulation, isOver: false) }
    return make(.undecided, "the check was stopped at \(simulation.now)")
  }

  /// What can be said at the end of a run whose every point was looked at.
  ///
  /// - Parameter isOver: whether nothing is left to happen.
  func result(at simulation: Simulation, isOver: Bool) -> PropertyResult {
    switch property.kind {
    case .always:
      guard let decided else { return make(.holds, "true after every step of this run") }
      return make(.violated, "false from \(decided.event) at \(decided.time)", decided.event)
    case .sometimes:
      guard let decided else { return make(.undecided, "not seen in this run") }
      return make(.holds, "seen at \(decided.event), \(decided.time)", decided.event)
    case .eventually:
      guard isOver else { return make(.undecided, "the run is not over at \(simulation.now)") }
      return isTrueNow
        ? make(.holds, "true at the end of this run")
        : make(.violated, "false at the end of this run", EventNumber(simulation.eventCount))
    }
  }

  /// What can be said if only the end of a run was looked at: what is true there may have been false
  /// before.
  func resultOfEnd(at simulation: Simulation, isOver: Bool) -> PropertyResult {
    guard property.kind == .always, decided == nil else {
      return result(at: simulation, isOver: isOver)
    }
    return make(.undecided, "true at the end of this run, not looked at before")
  }

  private func make(
    _ verdict: Verdict, _ reason: String, _ event: EventNumber? = nil
  ) -> PropertyResult {
    PropertyResult(property: property, verdict: verdict, event: event, reason: reason)
  }
}
