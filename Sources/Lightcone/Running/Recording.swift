/// How much a run writes down.
public enum Recording: String, CaseIterable, Hashable, Sendable {
  /// Every event, with its text when somebody asks: what diagrams, histories and fingerprints need.
  case trace
  /// Only counts, counters and series: for long runs of which nobody draws anything. The trace stays
  /// empty; the run is the same, event for event.
  case nothing
}
