import Lightcone
import LightconeTrace

extension TwoPhaseCommit.Message: CustomStringConvertible {
  /// The message in a few words, as diagrams show it.
  public var description: String {
    switch self {
    case .begin(let id): "begin \(id)"
    case .outcome(let id, let decision): "\(id): \(decision)"
    case .prepare(let id, _): "prepare \(id)"
    case .vote(let id, let isYes): "\(isYes ? "yes" : "no") \(id)"
    case .decide(let id, let decision): "\(decision) \(id)"
    case .acknowledge(let id): "ack \(id)"
    case .inquire(let id): "inquire \(id)"
    case .votesOverdue(let id): "votes overdue \(id)"
    case .acknowledgementsOverdue(let id): "acks overdue \(id)"
    case .decisionOverdue(let id): "no decision \(id)"
    case .precommit(let id): "precommit \(id)"
    case .precommitted(let id): "ready \(id)"
    case .askPhase(let id): "how far \(id)"
    case .phase(let id, let isPrecommitted):
      "\(id) is \(isPrecommitted ? "precommitted" : "prepared")"
    case .crashed: "is down"
    case .phasesOverdue(let id): "answers overdue \(id)"
    case .patienceOver(let id): "patience over \(id)"
    case .decidedAlone(let id, let decision): "decided \(decision) of \(id) alone"
    case .nextTransaction: "next transaction"
    case .row(let traffic): traffic.description
    case .askedByHand: "asked by hand"
    }
  }
}

extension TwoPhaseCommit.Record: CustomStringConvertible {
  /// The record in a few words.
  public var description: String {
    switch self {
    case .decided(let id, let decision, _, _): "\(decision) \(id)"
    case .ended(let id): "end \(id)"
    case .prepared(let id, _, _): "prepared \(id)"
    case .committed(let id): "committed \(id)"
    case .aborted(let id): "aborted \(id)"
    }
  }
}

extension TwoPhaseCommit: RowSystem {
  static func message(_ message: RowMessage) -> Message { .row(message) }

  static func rowMessage(in message: Message) -> RowMessage? {
    if case .row(let inner) = message { inner } else { nil }
  }
}

extension LifelineState {
  static let working = LifelineState("working", .working)
  static let idle = LifelineState("idle", .idle)
  static let prepared = LifelineState("prepared", .blocked)
  static let precommitted = LifelineState("precommitted", .working)
  static let inDoubt = LifelineState("in doubt", .blocked)
  static let committed = LifelineState("committed", .done)
  static let aborted = LifelineState("aborted", .undone)
}
