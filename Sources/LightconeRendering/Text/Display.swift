/// What a text is made for: how wide it may be, which glyphs it may use, and whether in colour.
///
/// Every renderer takes one and keeps to it: no line is wider than ``columns``, an ASCII display
/// gets no glyph of ours outside ASCII (names and messages stay as people wrote them), and colour
/// only adds: what it says is said by a glyph or a word too.
///
/// Example: `Display(columns: 120, color: true)`; for `--plain`, ``plain(columns:)``.
public struct Display: Hashable, Sendable {
  /// Which glyphs a terminal can show.
  public enum Glyphs: Hashable, Sendable {
    /// Box drawing and other glyphs of one column.
    case unicode
    /// Only characters below 128.
    case ascii
  }

  /// The fewest columns a display can have; fewer are taken for this many.
  public static let minimumColumns = 40

  /// The width in terminal columns, at least ``minimumColumns``.
  public let columns: Int
  /// Which glyphs it can show.
  public var glyphs: Glyphs
  /// Whether it understands ANSI colours.
  public var color: Bool
  /// Whether runs are told in sentences where they would be drawn, for those who listen.
  public var isNarrated = false

  /// Creates a display; `columns` below ``minimumColumns`` are raised to it.
  public init(columns: Int = 80, glyphs: Glyphs = .unicode, color: Bool = false) {
    self.columns = max(Display.minimumColumns, columns)
    self.glyphs = glyphs
    self.color = color
  }

  /// A display for files, tests and screen readers: ASCII, no colour.
  public static func plain(columns: Int = 80) -> Display {
    Display(columns: columns, glyphs: .ascii, color: false)
  }
}
