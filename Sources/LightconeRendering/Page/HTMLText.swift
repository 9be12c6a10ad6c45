extension String {
  /// The text as it may stand in a page, between tags and in an attribute between double quotes.
  ///
  /// What a terminal may not see, a page may not either: see `printable`.
  var htmlText: String {
    var result = ""
    for character in printable.unicodeScalars {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(character)
      }
    }
    return result
  }

  /// The text as it may stand in a `pre` of a page, with its lines.
  var htmlLines: String {
    split(separator: "\n", omittingEmptySubsequences: false).map { String($0).htmlText }
      .joined(separator: "\n")
  }
}
