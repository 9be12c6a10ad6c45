import Scenarios

/// How much is measured.
struct Plan: Codable {
  var rounds = 31
  var eventsPerRound = 200_000
  var warmUpEvents = 5_000
  var forkCount = 200
  var timelineEvents = 100_000
  var stepsBack = 40

  /// Everything once and briefly: shows that all of it runs, and says nothing about speed.
  static let smoke = Plan(
    rounds: 1, eventsPerRound: 2_000, warmUpEvents: 500, forkCount: 2, timelineEvents: 1_000,
    stepsBack: 2)
}

/// What the command line asks for.
struct Options {
  /// Why a command line cannot be used.
  struct Problem: Error, CustomStringConvertible {
    let description: String
  }

  var plan = Plan()
  var output = "results.json"
  var swiftVersion = "unknown"
  var rumorNodeCount: Int?
  /// Asks for the memory of one run in this process.
  var memory: (scenario: Scenario, path: Path, events: Int)?
  /// Asks for the memory of one search in this process, on a number of cores.
  var searchMemory: Int?

  init(_ arguments: some Sequence<String>) throws(Problem) {
    var rest = Array(arguments.reversed())
    while let option = rest.popLast() {
      switch option {
      case "--smoke": plan = .smoke
      case "--output": output = try Self.value(of: option, &rest)
      case "--swift-version": swiftVersion = try Self.value(of: option, &rest)
      case "--rounds": plan.rounds = try Self.count(of: option, &rest)
      case "--million": rumorNodeCount = try Self.count(of: option, &rest)
      case "--search-memory": searchMemory = try Self.count(of: option, &rest)
      case "--memory": memory = try Self.memory(of: option, &rest)
      default:
        throw Problem(
          description: """
            '\(option)' is unknown. There are --smoke, --rounds N, --million NODES, --output FILE, \
            --swift-version TEXT, --memory SCENARIO PATH EVENTS and --search-memory WORKERS.
            """)
      }
    }
  }

  private static func value(of option: String, _ rest: inout [String]) throws(Problem) -> String {
    guard let value = rest.popLast() else {
      throw Problem(description: "\(option) needs a value.")
    }
    return value
  }

  private static func count(of option: String, _ rest: inout [String]) throws(Problem) -> Int {
    let text = try value(of: option, &rest)
    guard let count = Int(text), count > 0 else {
      throw Problem(description: "\(option) needs a whole number above 0, not '\(text)'.")
    }
    return count
  }

  private static func memory(
    of option: String, _ rest: inout [String]
  ) throws(Problem) -> (Scenario, Path, Int) {
    let name = try value(of: option, &rest)
    guard let scenario = Scenario.all.first(where: { $0.name == name }) else {
      throw Problem(description: "there is no scenario '\(name)'.")
    }
    let pathName = try value(of: option, &rest)
    guard let path = Path(rawValue: pathName) else {
      throw Problem(description: "there is no path '\(pathName)'.")
    }
    return (scenario, path, try count(of: option, &rest))
  }
}
