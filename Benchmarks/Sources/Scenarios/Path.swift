import Lightcone

/// The ways on which a scenario can be run. The nodes do the same on each of them.
public enum Path: String, CaseIterable, Sendable {
  /// A world that records nothing: what sweeps and searches pay.
  case bare
  /// A world that records a trace: what everybody pays who wants to look.
  case traced
  /// A simulation made by a model: what the prompt and the lessons pay.
  case catalog

  /// The ways that are measured.
  public static let measured = Path.allCases
}

/// Makes the world of a scenario: the one place that decides what a run records.
func makeWorld<S: System>(seed: UInt64 = 1, latency: Law, isTraced: Bool) -> World<S> {
  World(
    seed: seed, network: Network(latency: latency), recording: isTraced ? .trace : .nothing)
}
