public import Lightcone

/// How a search ended.
public enum ExplorationEnd: Hashable, Sendable {
  /// It found a state with the goal of its last stage.
  case goalFound
  /// A property is false: the place of the property in ``SearchSpace/properties``.
  case propertyViolated(Int)
  /// There is no state left to look at.
  case spaceExhausted
  /// A limit was met with states still to look at.
  case budgetSpent(SearchLimit)
  /// It was told to stop.
  case stopped
}

/// What a search found out. The same search gives the same value every time, on any number of
/// cores.
public struct Exploration<Action: Hashable & Sendable>: Sendable {
  /// How it ended.
  public var end: ExplorationEnd
  /// What it says about each property it looked at, in the order of the space.
  public var findings: [PropertyFinding]
  /// The numbers of the last stage.
  public var counts: SearchCounts
  /// How many stages it began; the last of them ended as ``end`` says.
  public var stageCount: Int
  /// The place, in the initial states, of the one at which ``path`` begins.
  public var start: Int
  /// The actions that lead from there to the state that ended the search: a counterexample, or the
  /// way to the goal. Of a search that was not ended by a state, the way to the goal of the stage
  /// before.
  public var path: [Action]
  /// The actions of ``path`` in words.
  public var descriptions: [String]
  /// The most memory that the stages took, estimated in bytes from the number of states and what the
  /// space says of their size.
  public var peakMemoryBytes: Int

  /// The property whose violation ended the search, if one did.
  public var violatedProperty: PropertyDescription? {
    guard case .propertyViolated = end else { return nil }
    return findings.first { $0.verdict == .violated && $0.endedSearch }?.property
  }

  @usableFromInline
  init(
    end: ExplorationEnd, findings: [PropertyFinding], counts: SearchCounts, stageCount: Int,
    start: Int, path: [Action], descriptions: [String], peakMemoryBytes: Int
  ) {
    self.end = end
    self.findings = findings
    self.counts = counts
    self.stageCount = stageCount
    self.start = start
    self.path = path
    self.descriptions = descriptions
    self.peakMemoryBytes = peakMemoryBytes
  }
}

extension ExplorationEnd: CustomStringConvertible {
  /// The end in a few words.
  public var description: String {
    switch self {
    case .goalFound: "goal found"
    case .propertyViolated: "property violated"
    case .spaceExhausted: "space exhausted"
    case .budgetSpent(let limit): "budget spent: \(limit.rawValue)"
    case .stopped: "stopped"
    }
  }
}
