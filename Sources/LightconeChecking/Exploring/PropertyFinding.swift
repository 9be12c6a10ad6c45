public import Lightcone
import LightconeDiagnostics

/// What a search says about one property.
public struct PropertyFinding: Hashable, Sendable {
  /// The property.
  public var property: PropertyDescription
  /// `holds` for all states only if all states were looked at.
  public var verdict: Verdict
  /// Why, in one clause.
  public var reason: String
  /// In how many distinct states it was seen: where it is true of a `sometimes`; where it was
  /// judged, of an `always` (all states) and of an `eventually` (terminal states).
  public var stateCount: Int
  /// The walks in which a `sometimes` was seen true, in searches by chance.
  public var walkCount: Int
  /// Whether its violation ended the search.
  public var endedSearch: Bool
}

extension PropertyFinding {
  /// Judges the properties that a search looked at.
  ///
  /// - Parameter earlier: for each property, the states of earlier stages in which it was seen
  ///   true; nil if the search had one stage only. What lies behind a goal says nothing of the
  ///   states that the stages before did not look at.
  @usableFromInline
  static func all(
    _ properties: [PropertyDescription], chosen: [Int], end: ExplorationEnd, counts: SearchCounts,
    earlier: [Int]?
  ) -> [PropertyFinding] {
    chosen.map { place in
      let property = properties[place]
      let (verdict, reason) = judge(
        property, at: place, end: end, counts: counts, earlier: earlier)
      return PropertyFinding(
        property: property, verdict: verdict, reason: reason,
        stateCount: stateCount(of: property, at: place, counts),
        walkCount: counts.walksWithWitness[place], endedSearch: end == .propertyViolated(place))
    }
  }

  private static func stateCount(
    of property: PropertyDescription, at place: Int, _ counts: SearchCounts
  ) -> Int {
    switch property.kind {
    case .always: counts.distinct
    case .sometimes: counts.witnesses[place]
    case .eventually: counts.terminal
    }
  }

  /// Why a search that ended so has not decided a property.
  private static func reason(for end: ExplorationEnd) -> String {
    switch end {
    case .propertyViolated: "the search ended where another property is violated"
    case .goalFound: "the search ended at its goal"
    case .spaceExhausted, .budgetSpent, .stopped: "\(end)"
    }
  }

  private static func judge(
    _ property: PropertyDescription, at place: Int, end: ExplorationEnd, counts: SearchCounts,
    earlier: [Int]?
  ) -> (Verdict, String) {
    if end == .propertyViolated(place) {
      return (.violated, property.kind == .always ? "false in a state" : "false at an end")
    }
    if property.kind == .sometimes, counts.witnesses[place] > 0 {
      return (
        .holds, "seen in \(counts.witnesses[place].grouped) of \(counts.distinct.counted("state"))"
      )
    }
    if property.kind == .sometimes, let earlier, earlier[place] > 0 {
      return (.holds, "seen in an earlier stage")
    }
    guard end == .spaceExhausted else { return (.undecided, reason(for: end)) }
    guard earlier == nil else {
      return (.undecided, "only what lies behind the goals was looked at to its end")
    }
    guard counts.pruned == 0 else {
      return (
        .undecided,
        "nothing was looked at behind \(counts.pruned.counted("pruned state"))"
      )
    }
    switch property.kind {
    case .always: return (.holds, "true in \(all(counts.distinct, "state"))")
    case .sometimes where counts.cutShort > 0:
      return (
        .undecided, "seen in none of \(counts.distinct.counted("state")); \(cutShort(counts))"
      )
    case .sometimes: return (.violated, "seen in none of \(counts.distinct.counted("state"))")
    case .eventually where counts.cutShort > 0: return (.undecided, cutShort(counts))
    case .eventually where counts.terminal == 0: return (.undecided, "nothing ever ends")
    case .eventually: return (.holds, "true at \(all(counts.terminal, "end"))")
    }
  }

  private static func cutShort(_ counts: SearchCounts) -> String {
    "a budget ends in \(counts.cutShort.counted("state")) before the run does"
  }

  private static func all(_ count: Int, _ thing: String) -> String {
    count == 1 ? "the only \(thing)" : "all \(count.counted(thing))"
  }
}
