public import Lightcone
public import LightconeDiagnostics
public import LightconeTrace

/// A place in a run at which a node crashes: right after an event of its own.
public struct CrashPoint: Hashable, Sendable {
  /// The node.
  public let node: String
  /// The event.
  public let event: EventNumber

  /// Names a place.
  public init(node: String, after event: EventNumber) {
    self.node = node
    self.event = event
  }

  /// The crash points of a run that nothing else disturbs: each event of a node whose role may crash,
  /// inside a handler too, so that a node also crashes between two things it does at one moment.
  ///
  /// - Throws: a ``Diagnostic`` if the run is impossible.
  public static func all(of plan: RunPlan) throws(Diagnostic) -> [CrashPoint] {
    let trace = try plan.run().trace
    return trace.events.enumerated().compactMap { position, event in
      guard let node = event.node, event.kind != .lose, event.kind != .crash,
        plan.model.crashRoles.contains(trace.nodes[node.position].role)
      else { return nil }
      return CrashPoint(node: trace.name(of: node), after: EventNumber(position + 1))
    }
  }

  /// How long a node stays down at a crash point: the model's own `downtime` if it has one, else 1 s.
  public static func downtime(in settings: Settings) -> TimeSpan {
    if case .timeSpan(let span)? = settings.value(of: "downtime") { span } else { .seconds(1) }
  }

  /// The crash, to be added to a plan.
  func intervention(in plan: RunPlan, downtime: TimeSpan) throws(Diagnostic) -> Intervention {
    guard let number = try plan.model.simulation(plan.settings).node(named: node) else {
      throw Diagnostic(.unknownNode, "there is no node '\(node)' to crash")
    }
    return .afterEvent(event, .crash(number, restartAfter: downtime))
  }
}
