public import LightconeTrace

extension SpaceTimeFigure {
  /// How a space-time diagram is drawn as a vector picture.
  public struct Options: Hashable, Sendable {
    /// What the way down stands for.
    public enum Axis: Hashable, Sendable {
      /// Time: distances between instants are in proportion, long quiet times are folded.
      case time
      /// The order of events: one line each.
      case order
    }

    /// For which paper the colours are.
    public enum Scheme: Hashable, Sendable {
      /// As the reader's system has it, light or dark (`prefers-color-scheme`).
      case adaptive
      /// Light paper, as in print.
      case light
      /// Dark paper.
      case dark
    }

    /// What the way down stands for.
    public var axis: Axis
    /// For which paper the colours are.
    public var scheme: Scheme
    /// The past and future to mark, if any.
    public var cone: Cone?
    /// What becomes of the events that are concurrent with the cone's event.
    public var rest: DiagramOptions.Rest
    /// The picture's name, at its top; one is made if it is empty.
    public var title: String
    /// What the identifiers in the picture begin with: a letter, then letters, digits and hyphens. Two
    /// pictures in one page need different ones.
    public var identifierPrefix: String

    /// Describes a picture; without parameters one to scale, for light and dark.
    public init(
      axis: Axis = .time, scheme: Scheme = .adaptive, cone: Cone? = nil,
      rest: DiagramOptions.Rest = .dimmed, title: String = "",
      identifierPrefix: String = "lightcone"
    ) {
      self.axis = axis
      self.scheme = scheme
      self.cone = cone
      self.rest = rest
      self.title = title
      self.identifierPrefix = identifierPrefix
    }

    /// The cone outside which events are left out, if they are.
    var cutting: Cone? { rest == .leftOut ? cone : nil }

    /// The prefix with nothing in it that an identifier cannot have.
    var safePrefix: String {
      let safe = identifierPrefix.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
      return safe.first?.isLetter == true ? safe : "lightcone" + safe
    }
  }
}
