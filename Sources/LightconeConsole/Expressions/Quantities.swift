import LightconeTrace

/// What an expression can ask of a run: the names that stand for numbers, samples and texts.
///
/// A run of a model offers its parameters, its metrics and a few figures of the run itself.
protocol Quantities {
  /// What a name stands for, or `nil` where there is no such name.
  func value(named name: String) -> NamedValue?

  /// All names there are, in the order in which they should be offered.
  var knownNames: [String] { get }

  /// How many events of a kind there are, at the nodes of a name or at all.
  func count(of kind: TraceEvent.Kind, at node: String?) -> EventCount
}

extension Quantities {
  func count(of kind: TraceEvent.Kind, at node: String?) -> EventCount { .noTrace }
}

/// An answer to how many events there are.
enum EventCount: Hashable, Sendable {
  /// So many.
  case events(Int)
  /// There is no node of that name, but there are these.
  case unknownNode(known: [String])
  /// The events are not kept: only what was measured is.
  case noTrace
}

/// What a name stands for in one run.
enum NamedValue: Hashable, Sendable {
  /// One number with its unit.
  case scalar(Quantity)
  /// The raw samples of a series, each in nanoseconds to the power of `timeExponent`.
  case series([Double], timeExponent: Int)
  /// A text.
  case text(String)
  /// A condition that holds or does not.
  case flag(Bool)
}
