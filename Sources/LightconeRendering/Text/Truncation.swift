extension String {
  /// The text cut to `width` columns; a cut text ends with `…`, on an ASCII display with `..`.
  ///
  /// The result never takes more than `width` columns; where a wide character does not fit whole it
  /// takes one less. With no room at all it is empty.
  public func truncated(toWidth width: Int, glyphs: Display.Glyphs = .unicode) -> String {
    if displayWidth(of: self) <= width { return self }
    let ellipsis = glyphs == .unicode ? "…" : ".."
    guard width >= ellipsis.count else { return String(repeating: ".", count: max(0, width)) }
    return prefix(ofWidth: width - ellipsis.count) + ellipsis
  }

  /// The longest beginning that takes at most `width` columns.
  func prefix(ofWidth width: Int) -> String {
    var used = 0
    var result = ""
    for character in self {
      used += displayWidth(of: character)
      if used > width { break }
      result.append(character)
    }
    return result
  }
}
