/// On which side a text stands when there is more room than it needs.
public enum Alignment: Hashable, Sendable {
  /// At the left, as words do.
  case left
  /// At the right, as numbers do.
  case right
  /// In the middle; where the room is odd, the column left over is at the right.
  case center
}

extension String {
  /// The text with spaces around it, so that it takes `width` columns.
  ///
  /// A text that is wider already stays as it is.
  public func padded(toWidth width: Int, alignment: Alignment = .left) -> String {
    let room = width - displayWidth(of: self)
    guard room > 0 else { return self }
    let before =
      switch alignment {
      case .left: 0
      case .right: room
      case .center: room / 2
      }
    return spaces(before) + self + spaces(room - before)
  }
}

/// A run of spaces; none if `count` is negative.
func spaces(_ count: Int) -> String {
  String(repeating: " ", count: max(0, count))
}
