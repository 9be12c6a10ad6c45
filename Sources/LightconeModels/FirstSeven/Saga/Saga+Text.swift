import Lightcone
import LightconeTrace

extension Saga.Message: CustomStringConvertible {
  /// The message in a few words, as diagrams show it.
  public var description: String {
    switch self {
    case .order(let id): "order \(id)"
    case .outcome(let id, let outcome): "\(id): \(outcome)"
    case .execute(_, let step): "do T\(step)"
    case .executed(_, let step): "done T\(step)"
    case .refused(_, let step): "refuse T\(step)"
    case .compensate(_, let step): "do C\(step)"
    case .compensated(_, let step): "done C\(step)"
    case .compensationFailed(_, let step): "failed C\(step)"
    case .settle(_, let step): "settle T\(step)"
    case .settled(_, let step): "settled T\(step)"
    case .overdue(_, let step): "overdue \(step)"
    case .happened(let event): event.description
    case .confirmed(let event): "heard \(event)"
    case .unconfirmed(let event): "unheard \(event)"
    case .nextOrder: "next order"
    case .row(let message): message.description
    case .pendingValue(_, let value): "pending \(value)"
    case .askedByHand: "asked by hand"
    }
  }
}

extension Saga.Record: CustomStringConvertible {
  /// The record in a few words.
  public var description: String {
    switch self {
    case .began(let id, _): "began \(id)"
    case .step(let id, let step): "\(id) T\(step)"
    case .compensation(let id, let step): "\(id) C\(step)"
    case .settling(let id): "settling \(id)"
    case .ended(let id, let outcome): "\(outcome) \(id)"
    case .executed(let id, _): "executed \(id)"
    case .compensated(let id, _): "compensated \(id)"
    case .tombstone(let id): "tombstone \(id)"
    case .refused(let id): "refused \(id)"
    case .settled(let id): "settled \(id)"
    case .confirmed(let event): "heard \(event) \(event.saga)"
    }
  }
}

extension Saga: RowSystem {
  static func message(_ message: RowMessage) -> Message { .row(message) }

  static func rowMessage(in message: Message) -> RowMessage? {
    if case .row(let inner) = message { inner } else { nil }
  }
}

extension LifelineState {
  static let compensating = LifelineState("compensating", .working)
  static let done = LifelineState("done", .done)
  static let madeGood = LifelineState("made good", .undone)
}
