extension String {
  /// The text in lines of at most `width` columns, broken between words.
  ///
  /// Nothing is lost but the spaces at a break: a word longer than a line is broken inside, and a
  /// line break in the text stays one. Indentation counts towards the width and leaves at least two
  /// columns for text (a wide character needs them), so that a line can only be wider than `width`
  /// if `width` is less than an indentation plus 2.
  ///
  /// - Parameters:
  ///   - width: the columns of a line.
  ///   - indentation: what stands before the first line.
  ///   - continuation: what stands before all other lines.
  public func wrapped(
    toWidth width: Int, indentation: String = "", continuation: String = ""
  ) -> [String] {
    var lines: [String] = []
    for paragraph in split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      var wrapper = LineWrapper(
        width: width, indentation: lines.isEmpty ? indentation : continuation,
        continuation: continuation)
      for word in paragraph.split(separator: " ", omittingEmptySubsequences: false) {
        wrapper.add(String(word))
      }
      lines += wrapper.finishedLines()
    }
    return lines
  }
}

/// Fills lines with words, one after the other.
private struct LineWrapper {
  let width: Int
  let continuation: String
  var lines: [String] = []
  var indentation: String
  var line = ""
  var lineWidth = 0
  var hasWord = false

  init(width: Int, indentation: String, continuation: String) {
    self.width = width
    self.indentation = indentation
    self.continuation = continuation
  }

  /// The columns that the current line has for text.
  private var room: Int { max(2, width - displayWidth(of: indentation)) }

  mutating func add(_ word: String) {
    let wordWidth = displayWidth(of: word)
    if hasWord {
      if lineWidth + 1 + wordWidth <= room {
        line += " " + word
        lineWidth += 1 + wordWidth
        return
      }
      endLine()
    }
    line = word
    lineWidth = wordWidth
    hasWord = true
    breakLongLine()
  }

  /// Ends lines inside the word until the rest of it fits.
  private mutating func breakLongLine() {
    while lineWidth > room {
      let rest = line
      line = rest.prefix(ofWidth: room)
      guard !line.isEmpty else { return line = rest }
      let remainder = String(rest.dropFirst(line.count))
      endLine()
      line = remainder
      lineWidth = displayWidth(of: remainder)
      hasWord = true
    }
  }

  private mutating func endLine() {
    lines.append(trimmingEnd(indentation + line))
    indentation = continuation
    line = ""
    lineWidth = 0
    hasWord = false
  }

  mutating func finishedLines() -> [String] {
    endLine()
    return lines
  }
}

/// A text without the spaces at its end.
func trimmingEnd(_ text: String) -> String {
  var result = text
  while result.last == " " { result.removeLast() }
  return result
}
