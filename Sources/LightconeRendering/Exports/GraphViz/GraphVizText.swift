/// Texts in GraphViz documents.
enum GraphVizText {
  /// How many characters of a text are shown.
  static let maximumLength = 120

  /// A text in double quotes. Each of `lines` becomes a line of the label.
  ///
  /// A backslash begins an escape in labels (`\N` is the name of the node), and an ampersand an entity.
  static func quoted(_ lines: [String]) -> String {
    let shown = lines.map { line in
      let text = line.printable
      return text.count > maximumLength ? text.prefix(maximumLength - 3) + "..." : text
    }
    var result = "\""
    for (number, line) in shown.enumerated() {
      if number > 0 { result += "\\n" }
      for character in line.unicodeScalars {
        switch character {
        case "\"": result += "\\\""
        case "\\": result += "\\\\"
        case "&": result += "&amp;"
        default: result.unicodeScalars.append(character)
        }
      }
    }
    return result + "\""
  }
}
