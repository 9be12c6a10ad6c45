import LightconeDiagnostics

/// Refuses YAML that would cost the program more than it says.
///
/// A few lines of YAML can nest a thousand levels deep, which exhausts the stack of the thread
/// that reads them, or expand aliases into billions of nodes. Both are found in the text, before
/// any of it is composed. The bounds are far above what a lesson needs, so that they can be
/// counted without knowing what is quoted and what is not.
enum YAMLGuard {
  /// The largest region that is read, in bytes.
  static let maximumBytes = 64 * 1024
  /// The most `[` and `{` in a region.
  static let maximumOpeners = 256
  /// The widest run of spaces and `-?:` at the beginning of a line.
  static let maximumIndent = 96

  /// Whether the region may be composed; if not, the reason is reported.
  static func admits(_ region: YAMLRegion) -> Bool {
    guard region.text.utf8.count <= maximumBytes else {
      region.log.report(
        region.syntaxCode, "\(region.name) is too long", line: region.openingLine,
        expected: "at most \(maximumBytes / 1024) KiB")
      return false
    }
    return hasPlainLineEnds(region) && isShallow(region) && hasNoAlias(region)
  }

  /// Whether the newline is the only line end: YAML knows three more, Markdown does not.
  private static func hasPlainLineEnds(_ region: YAMLRegion) -> Bool {
    for number in 1...max(1, region.lineCount) {
      // They lie outside ASCII.
      guard region.line(number).utf8.contains(where: { $0 >= 0x80 }) else { continue }
      let scalars = region.line(number).unicodeScalars
      guard
        let index = scalars.firstIndex(where: {
          "\u{85}\u{2028}\u{2029}".unicodeScalars.contains($0)
        })
      else { continue }
      let column = scalars.distance(from: scalars.startIndex, to: index) + 1
      let place = region.place(line: number, scalarColumn: column)
      region.log.report(
        region.syntaxCode, "\(region.name) holds a Unicode line separator", line: place.line,
        column: place.column, expected: "a newline")
      return false
    }
    return true
  }

  private static func isShallow(_ region: YAMLRegion) -> Bool {
    var openers = 0
    for number in 1...max(1, region.lineCount) {
      let line = region.line(number).utf8
      openers += line.count { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "{") }
      let indent = line.prefix { " \t-?:".utf8.contains($0) }.count
      if openers > maximumOpeners || indent > maximumIndent {
        region.log.report(
          region.syntaxCode, "\(region.name) is nested too deeply",
          line: region.openingLine + number)
        return false
      }
    }
    return true
  }

  /// Whether no anchor `&name` is used as `*name`.
  ///
  /// An alias needs an anchor of its very name, so text such as `*this*` alone passes.
  private static func hasNoAlias(_ region: YAMLRegion) -> Bool {
    let anchors = Set(
      (1...max(1, region.lineCount)).flatMap { names(after: "&", in: region.line($0)) }
        .map(\.name))
    guard !anchors.isEmpty else { return true }
    for number in 1...max(1, region.lineCount) {
      for alias in names(after: "*", in: region.line(number)) where anchors.contains(alias.name) {
        let place = region.place(line: number, scalarColumn: alias.column)
        region.log.report(
          region.syntaxCode, "the alias \(quoted("*" + alias.name)) is not allowed",
          line: place.line, column: place.column, expected: "the value itself")
        return false
      }
    }
    return true
  }

  /// The names that follow a mark, as YAML reads them, with the scalar column of the mark.
  private static func names(
    after mark: Unicode.Scalar, in line: Substring
  ) -> [(name: String, column: Int)] {
    guard line.utf8.contains(where: { UInt32($0) == mark.value }) else { return [] }
    let scalars = Array(line.unicodeScalars)
    return scalars.indices.filter { scalars[$0] == mark }.map { index in
      let name = scalars[(index + 1)...].prefix { isNameScalar($0) }
      return (String(String.UnicodeScalarView(name)), index + 1)
    }
  }

  private static func isNameScalar(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_", "-": true
    default: false
    }
  }
}
