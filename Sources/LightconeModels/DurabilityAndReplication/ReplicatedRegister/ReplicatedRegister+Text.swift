import Lightcone
import LightconeTrace

extension ReplicatedRegister.Message: CustomStringConvertible {
  /// The message in a few words, as diagrams show it.
  public var description: String {
    switch self {
    case .ask(let round): "ask \(round)"
    case .tell(let round, let stored): "tell \(round): \(stored)"
    case .store(let round, let stored): "store \(round): \(stored)"
    case .stored(let round): "stored \(round)"
    case .begin: "begin"
    case .overdue: "overdue"
    }
  }
}

extension ReplicatedRegister.Record: CustomStringConvertible {
  /// The record in a few words.
  public var description: String {
    switch self {
    case .stored(let stored): "stored \(stored)"
    case .begun: "begun"
    }
  }
}

extension LifelineState {
  static let asking = LifelineState("asking", .working)
  static let storing = LifelineState("storing", .working)
  static let ended = LifelineState("ended", .done)
}
