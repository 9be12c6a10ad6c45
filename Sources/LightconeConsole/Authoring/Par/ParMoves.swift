import Lightcone
import LightconeTrace

/// What a search for a shorter way tries at a moment: faults without a number to choose, by verb.
struct ParMoves {
  /// The verbs that the search knows how to use.
  static let verbs: [CommandVerb] = [
    .crash, .restart, .pause, .resume, .partition, .repair, .drop,
  ]

  let names: [String]
  let verbs: Set<CommandVerb>

  /// The faults that are possible at a moment, as one writes them.
  func moves(at moment: ParMoments.Moment) -> [String] {
    Self.verbs.filter { verbs.contains($0) }.flatMap { moves(with: $0, at: moment) }
  }

  private func moves(with verb: CommandVerb, at moment: ParMoments.Moment) -> [String] {
    switch verb {
    case .crash: on(verb) { moment.isUp[$0] }
    case .restart: on(verb) { !moment.isUp[$0] }
    case .pause: on(verb) { moment.isUp[$0] && !moment.isPaused[$0] }
    case .resume: on(verb) { moment.isUp[$0] && moment.isPaused[$0] }
    case .partition: moment.isCut || names.count < 2 ? [] : names.indices.map(alone)
    case .repair: moment.isCut ? ["repair"] : []
    case .drop: moment.inFlight.map { "drop \($0)" }
    default: []
    }
  }

  private func on(_ verb: CommandVerb, where isPossible: (Int) -> Bool) -> [String] {
    names.indices.filter(isPossible).map { "\(verb.rawValue) \(names[$0])" }
  }

  /// One node on its own, all others together.
  private func alone(_ position: Int) -> String {
    let others = names.indices.filter { $0 != position }.map { names[$0] }
    return "partition \(names[position]) | \(others.joined(separator: " "))"
  }
}
