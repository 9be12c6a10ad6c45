import Lightcone
import LightconeChecking

/// An exhaustive search over the loaded run, as it was written.
struct ExploreCommand: Hashable, Sendable {
  /// The specification to search instead of the loaded run.
  var specification: Word?
  /// The condition that what clients see has to meet in every state.
  var history: HistoryCondition?
  /// What may go wrong, how much may be spent, and in which order states are looked at.
  var options: [Setting] = []
  /// States behind which the search does not look.
  var prunes: [Expression] = []
  /// What is looked for, one after the other.
  var goals: [Expression] = []
}

/// What `explore` can be told, each as `name=value`.
enum ExploreOption: String, CaseIterable, Sendable {
  case drops, duplicates, crashes, timers, crashing
  case strategy, walks, seed, bugDepth = "bug-depth"
  case states, depth, memory
  case property

  /// What it means, for help and mistakes.
  var meaning: String {
    switch self {
    case .drops: "how many messages may be lost, 0 to 255; 0 unless given"
    case .duplicates: "how many messages may be doubled, 0 to 255; 0 unless given"
    case .crashes: "how many times nodes may crash, at any moment, 0 to 255; 0 unless given"
    case .timers: "how many times timers may go off, 0 to 255; 1 unless given"
    case .crashing: "which nodes or roles may crash, as a,b; those of the model unless given"
    case .strategy: "one of \(SearchStrategyWord.allCases.map(\.rawValue).joined(separator: ", "))"
    case .walks: "how many walks a search by chance makes, 1,000 unless given"
    case .seed: "the seed of a search by chance, 1 unless given"
    case .bugDepth: "how many changes of priority pct makes, and one; 3 unless given"
    case .states: "how many distinct states may be found, 1,000,000 unless given"
    case .depth: "how many steps away from the start to go; as far as there are states unless given"
    case .memory: "how much memory to take, as 500MB; 2000MB unless given"
    case .property: "the property to look at; all unless given"
    }
  }
}

extension ExploreOption {
  /// Whether every search understands it, not only one over a run.
  var isOfEverySpace: Bool {
    switch self {
    case .strategy, .walks, .seed, .bugDepth, .states, .depth, .memory: true
    case .drops, .duplicates, .crashes, .timers, .crashing, .property: false
    }
  }
}

/// The orders in which states can be looked at.
enum SearchStrategyWord: String, CaseIterable, Sendable {
  case breadthFirst = "breadth-first"
  case depthFirst = "depth-first"
  case sleepSets = "sleep-sets"
  case deepening
  case randomWalks = "random-walks"
  case priorities = "pct"

  /// Whether it looks at what chance brings, and at nothing else.
  var isByChance: Bool { self == .randomWalks || self == .priorities }
}
