public import LightconeDiagnostics
public import LightconeRendering

extension Diagnostic {
  /// The diagnostic for a terminal: as its description, in lines that fit the display.
  ///
  /// A line of source that is too long is cut around the mistake, so that the caret still stands
  /// below it. A first line that names a file stays whole, since editors jump to what it names.
  public func text(in display: Display) -> String {
    var withoutSource = self
    withoutSource.sourceLine = nil
    let lines = withoutSource.description.split(separator: "\n").map(String.init)
    let wrapped = lines.enumerated().map { number, line in
      number == 0 && place.file != nil
        ? line : line.fitted(to: display, continuation: number == 0 ? "  " : "    ")
    }
    guard let first = wrapped.first else { return "" }
    return ([first] + sourceLines(in: display) + wrapped.dropFirst()).joined(separator: "\n")
  }

  /// The same diagnostic with the line that was typed, if it points into it.
  func shown(in line: String) -> Diagnostic {
    guard sourceLine == nil, place.column != nil, place.line == nil, place.file == nil,
      let source = try? SourceLine(line, tooLong: code)
    else { return self }
    var copy = self
    copy.sourceLine = source.text
    return copy
  }

  /// The line that holds the mistake, and a caret below it.
  private func sourceLines(in display: Display) -> [String] {
    guard let sourceLine else { return [] }
    guard let column = place.column else { return ["  \(sourceLine)".cut(to: display.columns)] }
    let excerpt = SourceExcerpt(sourceLine, column: column, width: display.columns - 2)
    return ["  \(excerpt.text)", "  " + String(repeating: " ", count: excerpt.indentation) + "^"]
  }
}

/// A part of a line around one of its columns, no wider than it may be.
struct SourceExcerpt {
  /// The part, with dots where something was cut off.
  private(set) var text: String
  /// How many terminal columns stand before the column that was asked for.
  private(set) var indentation: Int

  private static let mark = "..."

  /// Cuts a line.
  ///
  /// - Parameters:
  ///   - line: the whole line.
  ///   - column: the column to keep, in characters counted from 1.
  ///   - width: how many terminal columns the part may take.
  init(_ line: String, column: Int, width: Int) {
    let characters = Array(line)
    let widths = characters.map { displayWidth(of: String($0)) }
    let target = min(max(0, column - 1), characters.count)
    var first = 0
    var room = width * 2 / 3
    // The caret itself takes a column, and so that one sees what it points at, a few more follow.
    var before = widths[..<target].reduce(0, +)
    while first < target, before + (first > 0 ? Self.mark.count : 0) > room {
      before -= widths[first]
      first += 1
    }
    room = width - (first > 0 ? Self.mark.count : 0)
    var last = characters.count
    var shown = widths[first...].reduce(0, +)
    while last > first, shown + (last < characters.count ? Self.mark.count : 0) > room {
      last -= 1
      shown -= widths[last]
    }
    text =
      (first > 0 ? Self.mark : "") + String(characters[first..<last])
      + (last < characters.count ? Self.mark : "")
    let visible = widths[first..<max(first, min(target, last))].reduce(0, +)
    indentation = visible + (first > 0 ? Self.mark.count : 0)
  }
}

extension String {
  /// The text in lines that fit a display; where a line goes on, the rest of it is indented.
  func fitted(to display: Display, continuation: String = "") -> String {
    split(separator: "\n", omittingEmptySubsequences: false)
      .flatMap { String($0).wrapped(toWidth: display.columns, continuation: continuation) }
      .joined(separator: "\n")
  }

  /// The text cut to a number of columns.
  fileprivate func cut(to width: Int) -> String {
    SourceExcerpt(self, column: 1, width: width).text
  }
}
