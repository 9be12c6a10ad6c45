import LightconeDiagnostics

extension CommandParser {
  /// The words that may stand behind the file.
  static let exportOptions = ["known", "overwrite"]

  /// What can be exported: a test, and the forms of a run.
  static let exportKinds = ["test"] + ExportFormat.allCases.map(\.rawValue)

  /// Reads what to export, the file, and the words behind it.
  mutating func readExport() throws(Diagnostic) -> Command {
    let kind = try word("what to export")
    if kind.text == "test" { return .exportTest(try readExportTest()) }
    guard let format = ExportFormat(rawValue: kind.text) else {
      throw wrong(
        "'\(kind.text)' cannot be exported", at: kind.range.lowerBound,
        suggestion: nearestWord(to: kind.text, in: Self.exportKinds))
    }
    return .exportRun(try readExportRun(format))
  }

  /// Reads `FILE [of SUBJECT] [overwrite]`.
  private mutating func readExportRun(
    _ format: ExportFormat
  ) throws(Diagnostic) -> ExportRunCommand {
    let file = try word("a file")
    var command = ExportRunCommand(
      format: format, path: file.text, column: file.range.lowerBound + 1,
      subject: .plain(format.subjects[0]))
    while let word = reader.next() {
      switch word.isQuoted ? "" : word.text {
      case "of": command.subject = try readExportSubject(format)
      case "overwrite" where !command.overwrites: command.overwrites = true
      default:
        throw wrong(
          "'\(word.text)' cannot stand here", at: word.range.lowerBound,
          suggestion: nearestWord(to: word.text, in: ["of", "overwrite"]))
      }
    }
    return command
  }

  private mutating func readExportSubject(
    _ format: ExportFormat
  ) throws(Diagnostic) -> ExportSubject {
    let words = format.subjects.map(\.rawValue)
    let word = try word("what of the run: \(words.joined(separator: ", "))")
    guard let subject = format.subjects.first(where: { $0.rawValue == word.text }) else {
      throw source.mistake(
        .wrongArguments, "'\(word.text)' cannot be written as \(format.rawValue)",
        at: word.range.lowerBound, expected: words.joined(separator: ", "),
        suggestion: nearestWord(to: word.text, in: words))
    }
    switch subject {
    case .cone: return .cone(try event(self.word("an event")))
    case .plot, .stack: return .metrics(try readMetrics(), as: subject)
    case .histogram, .cdf: return .metrics([try self.word("a metric").text], as: subject)
    case .field: return .field(try self.word("a field of a node").text)
    case .history where format == .svg:
      let view = try readHistoryView()
      return view == HistoryView() ? .plain(.history) : .history(view)
    case .explored: return .explored(try readExploredOptions())
    default: return .plain(subject)
    }
  }

  /// Reads the options of a search, as far as there are any.
  private mutating func readExploredOptions() throws(Diagnostic) -> [Setting] {
    var options: [Setting] = []
    while let word = reader.peek(), word.text.contains("=") {
      _ = reader.next()
      let option = try setting(word)
      try refuseTwice(option, in: options)
      options.append(option)
    }
    return options
  }

  /// Reads `FILE.swift` and the words behind it, each at most once.
  private mutating func readExportTest() throws(Diagnostic) -> ExportTestCommand {
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
