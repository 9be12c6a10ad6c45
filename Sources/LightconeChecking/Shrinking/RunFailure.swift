public import Lightcone

/// What is wrong with a run: what has to stay wrong while the run is shrunk.
public struct RunFailure: Sendable {
  /// When the run is looked at.
  public enum Moment: Hashable, Sendable {
    /// After each step: the run ends at the first at which it is wrong.
    case anyStep
    /// Where nothing is left to happen.
    case endOfEvents
    /// Where the run ends.
    case end
  }

  /// What is wrong, as people name it: a property's name, or a condition.
  public let name: String
  /// When the run is looked at.
  public let moment: Moment
  /// Whether a run under some settings is wrong at the point where it stands.
  let isWrong: @Sendable (Simulation, Settings) -> Bool
  let property: PropertyDescription?

  /// A property is violated.
  ///
  /// - Returns: nil for a property that no single run can violate (`sometimes`).
  public init?(_ property: PropertyDescription) {
    guard property.kind != .sometimes else { return nil }
    name = property.name
    moment = property.kind == .always ? .anyStep : .endOfEvents
    isWrong = { simulation, _ in simulation.property(property.name) == false }
    self.property = property
  }

  /// A condition is not met at the end of the run.
  public init(
    _ name: String, isWrong: @escaping @Sendable (Simulation, Settings) -> Bool
  ) {
    self.name = name
    moment = .end
    self.isWrong = isWrong
    property = nil
  }

  /// Whether a whole run shows the failure, looked at from its start to the point where one stands.
  ///
  /// Properties are judged by ``PropertyCheck``.
  public func isShown(by timeline: Timeline, settings: Settings) -> Bool {
    guard let property else { return isWrong(timeline.current, settings) }
    return PropertyCheck.run([property], along: timeline).first?.verdict == .violated
  }
}
