import Lightcone
import LightconeChecking
import LightconeDiagnostics
import LightconeTrace

/// What a search is to do, once its options are understood.
struct ExplorePlan {
  var actions = ActionBudget()
  var crashing: [NodeID]
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

  /// Understands the options; a mistake points at its word.
  init(_ command: ExploreCommand, _ run: OpenRun) throws(Diagnostic) {
    let nodes = run.simulation.nodes
    crashing = nodes.indices.filter { run.model.crashRoles.contains(nodes[$0].role) }
      .map { NodeID($0) }
    for option in command.options {
      do throws(Diagnostic) {
        try take(option, run)
      } catch {
        var placed = error
        if placed.place.column == nil { placed.place.column = option.valueColumn }
        throw placed
      }
    }
  }

  private mutating func take(_ option: Setting, _ run: OpenRun) throws(Diagnostic) {
    let names = ExploreOption.allCases.map(\.rawValue)
    guard let word = ExploreOption(rawValue: option.name) else {
      throw Diagnostic(
        .wrongArguments, "explore has no '\(option.name)'",
        at: SourcePlace(column: option.nameColumn),
        expected: "one of \(names.joined(separator: ", "))",
        suggestion: nearestWord(to: option.name, in: names))
    }
    switch word {
    case .drops: actions.drops = try Self.number(option, 0...255)
    case .duplicates: actions.duplicates = try Self.number(option, 0...255)
    case .crashes: actions.crashes = try Self.number(option, 0...255)
    case .timers: actions.timers = try Self.number(option, 0...255)
    case .crashing:
      crashing = try run.nodes(named: option.value.split(separator: ",").map(String.init))
    case .strategy: strategy = try Self.strategy(option)
    case .walks: walks = try Self.number(option, 1...1_000_000_000)
    case .bugDepth: bugDepth = try Self.number(option, 1...1_000)
    case .seed: seed = UInt64(try Self.number(option, 0...(.max)))
    case .states: states = try Self.number(option, 1...2_000_000_000)
    case .depth: depth = try Self.number(option, 1...1_000_000)
    case .memory: megabytes = try Self.megabytes(option)
    case .property: property = try Self.property(option, run.model)
    }
  }

  private static func number(
    _ option: Setting, _ range: ClosedRange<Int>
  ) throws(Diagnostic) -> Int {
    let digits = option.value.filter { $0 != "_" }
    guard digits.allSatisfy(\.isDecimalDigit), let number = Int(digits), range.contains(number)
    else {
      throw Diagnostic(
        .badValue, "\(option.name) cannot be '\(option.value)'",
        expected: range.upperBound == .max
          ? "a whole number, \(range.lowerBound) or more"
          : "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  private static func megabytes(_ option: Setting) throws(Diagnostic) -> Int {
    guard option.value.hasSuffix("MB"), let number = Int(option.value.dropLast(2)),
      (1...1_000_000).contains(number)
    else {
      throw Diagnostic(
        .badValue, "memory cannot be '\(option.value)'", expected: "a size such as 500MB")
    }
    return number
  }

  private static func strategy(_ option: Setting) throws(Diagnostic) -> SearchStrategyWord {
    if let word = SearchStrategyWord(rawValue: option.value) { return word }
    let words = SearchStrategyWord.allCases.map(\.rawValue)
    throw Diagnostic(
      .badValue, "there is no strategy '\(option.value)'",
      expected: "one of \(words.joined(separator: ", "))",
      suggestion: nearestWord(to: option.value, in: words))
  }

  private static func property(_ option: Setting, _ model: Model) throws(Diagnostic) -> String {
    let names = model.properties.map(\.name)
    if names.contains(option.value) { return option.value }
    throw Diagnostic(
      .unknownProperty, "there is no property '\(option.value)'",
      expected: "one of \(names.joined(separator: ", "))",
      suggestion: nearestWord(to: option.value, in: names))
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
}
