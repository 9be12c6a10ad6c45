import Lightcone
import LightconeTrace

extension CAPTheorem.Message: CustomStringConvertible {
  /// The message in a few words, as diagrams show it.
  public var description: String {
    switch self {
    case .arrive: "next operation"
    case .askedByHand(let value): value.map { "write \($0)" } ?? "read"
    case .overdue: "too late"
    case .answer(_, let text): text.isEmpty ? "done" : "answer \(text)"
    case .ask: "ask"
    case .tell(_, let stored): "tell \(stored.answer)"
    case .store(_, let stored): "store \(stored.answer)"
    case .stored: "stored"
    case .claim(let term, _): "lead in term \(term)?"
    case .promise(let term, _, _): "promise \(term)"
    case .refusal(let term): "already in term \(term)"
    case .forward(_, let value): value.map { "please write \($0)" } ?? "please read"
    case .replicate(_, let stored): "store \(stored.answer)"
    case .replicated: "stored"
    case .candidacy: "no leader"
    case .renewal: "lease"
    case .push(_, let data): "push \(data)"
    case .confirm: "confirm"
    case .pushAgain: "push again"
    }
  }
}

extension CAPTheorem.Record: CustomStringConvertible {
  /// The record in a few words.
  public var description: String {
    switch self {
    case .stored(let stored): "stored \(stored)"
    case .promised(let term): "promised \(term)"
    case .data(let data): "holds \(data)"
    case .added: "added"
    case .begun: "begun"
    }
  }
}

extension LifelineState {
  static let candidate = LifelineState("candidate", .blocked)
  static let leader = LifelineState("leader", .working)
}
