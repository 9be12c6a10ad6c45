public import LightconeTrace

/// Something that may happen in a search over a world.
///
/// It names messages and timers by what they say, so that it means the same in every state of one
/// search.
public struct WorldAction: Hashable, Sendable {
  /// What may happen.
  public enum Kind: UInt8, Hashable, Sendable {
    /// A message arrives.
    case deliver
    /// A timer goes off, or a piece of work is done.
    case fire
    /// A message is lost.
    case drop
    /// A message is doubled.
    case duplicate
    /// A node crashes.
    case crash
    /// A crashed node starts again.
    case restart
  }

  /// What happens.
  public let kind: Kind
  /// The node at which it happens: the receiver of a message.
  public let node: NodeID
  /// The sender of a message; the node itself where there is none.
  public let sender: NodeID
  /// Which message or timer it concerns; 0 if none.
  @usableFromInline let item: UInt64
  /// After how many visible effects of the handler (messages sent, syncs done) the node crashes; 0 if it
  /// does not.
  public let crashAfterEffects: Int
  /// How the choices of the handler come out.
  public let choices: [Int]

  @inlinable
  init(
    _ kind: Kind, _ node: NodeID, sender: NodeID? = nil, item: UInt64 = 0,
    crashAfterEffects: Int = 0, choices: [Int] = []
  ) {
    self.kind = kind
    self.node = node
    self.sender = sender ?? node
    self.item = item
    self.crashAfterEffects = crashAfterEffects
    self.choices = choices
  }

  /// The same action, with the ways in which its handler goes.
  @inlinable
  func with(crashAfterEffects: Int = 0, choices: [Int]) -> WorldAction {
    WorldAction(
      kind, node, sender: sender, item: item, crashAfterEffects: crashAfterEffects,
      choices: choices)
  }

  /// Whether a node's code runs in it.
  @inlinable
  var runsHandler: Bool { kind == .deliver || kind == .fire || kind == .restart }
}
