import LightconeDiagnostics

extension CommandParser {
  /// The words that may stand behind the file.
  static let exportOptions = ["known", "overwrite"]

  /// Reads `test FILE` and the words behind it, each at most once.
  mutating func readExportTest() throws(Diagnostic) -> ExportTestCommand {
    let kind = try word("what to export")
    guard kind.text == "test" else {
      throw wrong(
        "'\(kind.text)' cannot be exported", at: kind.range.lowerBound,
        suggestion: nearestWord(to: kind.text, in: ["test"]))
    }
    let file = try word("a file")
    guard file.text.hasSuffix(".swift"), !file.text.hasSuffix("/.swift"), file.text != ".swift"
    else {
      throw wrong(
        "'\(file.text)' is no file for a test: its name must end in .swift",
        at: file.range.lowerBound)
    }
    var command = ExportTestCommand(path: file.text, column: file.range.lowerBound + 1)
    while let word = reader.next() {
      let isTwice = word.text == "known" ? command.isKnown : command.overwrites
      switch word.text {
      case "known" where !isTwice: command.isKnown = true
      case "overwrite" where !isTwice: command.overwrites = true
      case "known", "overwrite":
        throw wrong("\(word.text) is given twice", at: word.range.lowerBound)
      default:
        throw wrong(
          "'\(word.text)' cannot stand here", at: word.range.lowerBound,
          suggestion: nearestWord(to: word.text, in: Self.exportOptions))
      }
    }
    return command
  }
}
