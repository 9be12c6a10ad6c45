import LightconeTrace

/// A fault that is planned for a time.
@usableFromInline
struct PlannedFault: Hashable, Sendable {
  @usableFromInline let fault: Fault
  /// Whether its moment has come.
  @usableFromInline var isOver = false
}

/// A fault that waits for its moment.
@usableFromInline
struct ArmedFault: Hashable, Sendable {
  enum Trigger: Hashable, Sendable {
    case event(EventNumber)
    case failPoint(String)
  }
  let trigger: Trigger
  let fault: Fault
}
