public import LightconeTrace

/// What a person or a plan does to a run, and when.
public enum Intervention: Hashable, Sendable {
  /// At once.
  case now(Fault)
  /// At a time, before anything else that happens at that time and was not yet due. A fault that is
  /// impossible by then, such as a crash of a node that is down, changes nothing.
  case at(Instant, Fault)
  /// Right after an event has been recorded. A crash of the node whose handler is running comes in
  /// the middle of it: what the handler would have done next, it does not do. Every other fault
  /// comes at the handler's end.
  case afterEvent(EventNumber, Fault)
  /// When a node passes a named point of its code for the first time (see
  /// ``Context/failPoint(_:)``).
  case atFailPoint(String, Fault)
}
