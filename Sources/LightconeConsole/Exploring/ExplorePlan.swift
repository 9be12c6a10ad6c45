import Lightcone
import LightconeChecking
import LightconeDiagnostics
import LightconeTrace

/// What a search is to do, once its options are understood.
struct ExplorePlan {
  var actions = ActionBudget()
  var crashing: [NodeID] = []
  var strategy = SearchStrategyWord.breadthFirst
  var walks = 1_000
  var bugDepth = 3
  var seed: UInt64 = 1
  var states = 1_000_000
  var depth: Int?
  var megabytes = 2_000
  var property: String?
  /// Whether the search looks for states in which its conditions are false, and asks no property.
  var isOppositeWanted = false

  /// The plan of a search without options.
  init() {}

  /// Understands the options of a search over a run; a mistake points at its word.
  init(_ command: ExploreCommand, _ run: OpenRun) throws(Diagnostic) {
    let nodes = run.simulation.nodes
    crashing = nodes.indices.filter { run.model.crashRoles.contains(nodes[$0].role) }
      .map { NodeID($0) }
    for option in command.options {
      let names = ExploreOption.allCases.map(\.rawValue)
      guard let word = ExploreOption(rawValue: option.name) else {
        throw Diagnostic(
          .wrongArguments, "explore has no '\(option.name)'",
          at: SourcePlace(column: option.nameColumn),
          expected: "one of \(names.joined(separator: ", "))",
          suggestion: nearestWord(to: option.name, in: names))
      }
      switch word {
      case .crashing: try take(crashing: option, run)
      case .property: property = try Self.property(option, run.model)
      default: try take(word, option)
      }
    }
  }

  /// Takes an option that needs no run.
  mutating func take(_ word: ExploreOption, _ option: Setting) throws(Diagnostic) {
    switch word {
    case .drops: actions.drops = try Self.number(option, 0...255)
    case .duplicates: actions.duplicates = try Self.number(option, 0...255)
    case .crashes: actions.crashes = try Self.number(option, 0...255)
    case .timers: actions.timers = try Self.number(option, 0...255)
    case .strategy: strategy = try Self.strategy(option)
    case .walks: walks = try Self.number(option, 1...1_000_000_000)
    case .bugDepth: bugDepth = try Self.number(option, 1...1_000)
    case .seed: seed = UInt64(try Self.number(option, 0...(.max)))
    case .states: states = try Self.number(option, 1...2_000_000_000)
    case .depth: depth = try Self.number(option, 1...1_000_000)
    case .memory: megabytes = try Self.megabytes(option)
    case .crashing, .property: break
    }
  }

  private mutating func take(crashing option: Setting, _ run: OpenRun) throws(Diagnostic) {
    do throws(Diagnostic) {
      crashing = try run.nodes(named: option.value.split(separator: ",").map(String.init))
    } catch { throw error.placed(at: option) }
  }

  /// The budgets to search with, one after the other: nothing goes wrong, each once, each twice, up to
  /// all that was asked for. The shortest counterexample comes early so.
  var risingActions: [ActionBudget] {
    guard !strategy.isByChance else { return [actions] }
    let most = max(actions.drops, actions.duplicates, actions.crashes, actions.timers)
    return (0...most).map { level in
      ActionBudget(
        drops: min(actions.drops, level), duplicates: min(actions.duplicates, level),
        crashes: min(actions.crashes, level), timers: min(actions.timers, level))
    }
  }

  /// Whether no way can be shorter than the one that is found.
  var findsShortest: Bool { strategy == .breadthFirst || strategy == .deepening }

  /// The strategy in the explorer's terms.
  var searchStrategy: SearchStrategy {
    switch strategy {
    case .breadthFirst: .breadthFirst
    case .depthFirst: .depthFirst()
    case .sleepSets: .depthFirst(sleepSets: true)
    case .deepening: .iterativeDeepening
    case .randomWalks: .randomWalks(count: walks, seed: seed)
    case .priorities: .priorities(count: walks, bugDepth: bugDepth, seed: seed)
    }
  }

  /// What the search may spend, in the explorer's terms.
  func searchBudget(shouldStop: @escaping @Sendable () -> Bool) -> SearchBudget {
    SearchBudget(
      states: states, depth: depth, memoryBytes: megabytes << 20, shouldStop: shouldStop)
  }
}
