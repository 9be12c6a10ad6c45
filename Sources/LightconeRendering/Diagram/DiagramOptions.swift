public import LightconeTrace

/// What a space-time diagram shows beside the events, and how far apart it sets them.
///
/// Example: `DiagramOptions(cone: cone, rest: .dimmed)`.
public struct DiagramOptions: Hashable, Sendable {
  /// What becomes of the events that are concurrent with a cone's event.
  public enum Rest: Hashable, Sendable {
    /// They are drawn as the others are, without a sign before their number.
    case shown
    /// They are drawn without words, and faint where there are colours.
    case dimmed
    /// They are not drawn but counted.
    case leftOut
  }

  /// The past and future to mark, if any.
  public var cone: Cone?
  /// What becomes of the rest.
  public var rest: Rest
  /// Whether the space between two events is in proportion to the time between them.
  public var isToScale: Bool

  /// Describes a diagram; without parameters a plain one, in the order of events.
  public init(cone: Cone? = nil, rest: Rest = .shown, isToScale: Bool = false) {
    self.cone = cone
    self.rest = rest
    self.isToScale = isToScale
  }

  /// The cone outside which events are left out, if they are.
  var cutting: Cone? { rest == .leftOut ? cone : nil }
}
