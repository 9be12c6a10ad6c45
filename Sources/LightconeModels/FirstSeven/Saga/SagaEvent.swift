/// Something that a service of a choreographed saga has done and tells those who listen.
public struct SagaEvent: Hashable, Sendable {
  /// What was done.
  enum Kind: Hashable, Sendable {
    /// The step is done.
    case done
    /// The step was refused, for good.
    case refused
    /// The step is made good.
    case undone
  }

  let saga: SagaID
  let step: Int
  let kind: Kind
  /// How often the saga has come round. More than 1 only where services listen in a circle: then every
  /// round is made of events that nobody has heard before.
  var round = 1
}

extension SagaEvent: CustomStringConvertible {
  /// What was done, in two words.
  public var description: String {
    switch kind {
    case .done: "done T\(step)"
    case .refused: "refuse T\(step)"
    case .undone: "done C\(step)"
    }
  }
}
