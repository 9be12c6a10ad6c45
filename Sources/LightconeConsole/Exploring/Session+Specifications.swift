import Lightcone
import LightconeChecking
import LightconeDiagnostics
import LightconeModels
import LightconeRendering

/// The specifications that can be searched by name: spaces without nodes and network.
enum SpecificationName: String, CaseIterable, Sendable {
  case twoPhase = "two-phase"
  case transactionCommit = "transaction-commit"

  /// What it is, in a sentence.
  var sentence: String {
    switch self {
    case .twoPhase:
      "Lamport and Gray's specification of two-phase commit: messages form a set that only grows"
    case .transactionCommit:
      "Lamport and Gray's specification of what commit protocols are to achieve: no messages"
    }
  }
}

extension SpecificationName {
  /// What only its search understands, with the values there are.
  var options: [(name: String, choices: [String])] {
    switch self {
    case .twoPhase:
      [
        ("managers", []), ("symmetry", ["on", "off"]),
        ("bug", TwoPhase.Defect.allCases.map(\.rawValue) + ["none"]),
      ]
    case .transactionCommit: [("managers", [])]
    }
  }
}

/// What a search over a specification is told.
private struct SpecificationOptions {
  var managers = 3
  var hasSymmetry = false
  var defect: TwoPhase.Defect?
  var plan = ExplorePlan()
}

extension Session {
  /// Searches a specification.
  func explore(
    specification word: Word, _ command: ExploreCommand
  ) throws(Diagnostic) -> Reply {
    let names = SpecificationName.allCases.map(\.rawValue)
    guard let name = SpecificationName(rawValue: word.text) else {
      throw Diagnostic(
        .unknownModel, "there is no specification '\(word.text)'",
        at: SourcePlace(column: word.range.lowerBound + 1),
        expected: "one of \(names.joined(separator: ", ")); a loaded model needs no name here",
        suggestion: nearestWord(to: word.text, in: names))
    }
    guard command.prunes.isEmpty, command.goals.isEmpty else {
      throw Diagnostic(
        .wrongArguments, "a specification is searched without conditions",
        expected: "explore \(name.rawValue) [managers=N] [NAME=VALUE ...]")
    }
    var options = SpecificationOptions()
    for option in command.options { try options.take(option, name) }
    do throws(SettingProblem) {
      switch name {
      case .twoPhase:
        return try found(
          TwoPhase(
            resourceManagerCount: options.managers, hasSymmetry: options.hasSymmetry,
            defect: options.defect), name, options)
      case .transactionCommit:
        return try found(
          TransactionCommit(resourceManagerCount: options.managers), name, options)
      }
    } catch {
      throw Diagnostic(
        .badValue, "\(error.parameter) cannot be '\(error.value)'", expected: error.range)
    }
  }

  private func found(
    _ space: some SearchSpace, _ name: SpecificationName, _ options: SpecificationOptions
  ) throws(SettingProblem) -> Reply {
    var explorer = Explorer(
      space, strategy: options.plan.searchStrategy,
      budget: options.plan.searchBudget(shouldStop: shouldStop))
    explorer.report = watchSearch?.progress
    watchSearch?.begin()
    let exploration = try explorer.explore(workerCount: workers)
    watchSearch?.end(exploration.counts)
    let summary = SearchSummary(
      exploration, isShortest: options.plan.findsShortest, hasGoal: false)
    let count = options.managers
    let page = ExplorationPage(
      range:
        "\(name.sentence). \(count) resource \(count == 1 ? "manager" : "managers")\(options.extras).",
      summary: summary, remark: "This is a way through the specification, not a run of nodes.",
      display: display)
    var reply = Reply(page.texts.map { .text($0) })
    reply.verdict = summary.verdict
    return reply
  }
}

extension SpecificationOptions {
  fileprivate var extras: String {
    (hasSymmetry ? ", interchangeable" : "") + (defect.map { ", bug=\($0.rawValue)" } ?? "")
  }

  fileprivate mutating func take(
    _ option: Setting, _ name: SpecificationName
  ) throws(Diagnostic) {
    let isTwoPhase = name == .twoPhase
    switch option.name {
    case "managers": managers = try ExplorePlan.number(option, 1...15)
    case "symmetry" where isTwoPhase:
      guard let isOn = ["on": true, "off": false][option.value] else {
        throw Self.mistake(option, ["on", "off"])
      }
      hasSymmetry = isOn
    case "bug" where isTwoPhase:
      let names = TwoPhase.Defect.allCases.map(\.rawValue)
      guard option.value != "none" else { return }
      guard let found = TwoPhase.Defect(rawValue: option.value) else {
        throw Self.mistake(option, names + ["none"])
      }
      defect = found
    default:
      guard let word = ExploreOption(rawValue: option.name), word.isOfEverySpace else {
        let names =
          name.options.map(\.name)
          + ExploreOption.allCases.filter(\.isOfEverySpace).map(\.rawValue)
        throw Diagnostic(
          .wrongArguments, "explore \(name.rawValue) has no '\(option.name)'",
          at: SourcePlace(column: option.nameColumn),
          expected: "one of \(names.joined(separator: ", "))",
          suggestion: nearestWord(to: option.name, in: names))
      }
      try plan.take(word, option)
    }
  }

  private static func mistake(_ option: Setting, _ values: [String]) -> Diagnostic {
    Diagnostic(
      .badValue, "\(option.name) cannot be '\(option.value)'",
      at: SourcePlace(column: option.valueColumn),
      expected: "one of \(values.joined(separator: ", "))",
      suggestion: nearestWord(to: option.value, in: values))
  }
}
