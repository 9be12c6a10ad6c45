import LightconeDiagnostics
import LightconeLessons

/// What a session did, as far as a lesson can repeat it: loading, moving, breaking, looking, claiming.
struct SessionRecording: Sendable {
  /// The most commands that are kept; the oldest whole run goes first.
  static let limit = 1000

  private(set) var commands: [String] = []
  private(set) var models: [String] = []

  /// Keeps a command that was done.
  mutating func add(_ command: Command, _ line: String) {
    guard command.belongsInLesson, let text = Self.spelledOut(line, command) else { return }
    if case .load(let model, _, _) = command, !models.contains(model) { models.append(model) }
    commands.append(text)
    guard commands.count > Self.limit else { return }
    let next = commands.dropFirst().firstIndex { $0.hasPrefix("load ") } ?? 1
    commands.removeFirst(next)
  }

  /// The line as a lesson can hold it: its verbs spelled out; nil if that takes more than the first word.
  private static func spelledOut(_ line: String, _ command: Command) -> String? {
    let text = line.drop { $0.isWhitespace }
    if (try? Command.parse(String(text))) != nil { return String(text).trimmedEnd }
    let rest = text.drop { !$0.isWhitespace }
    let whole = command.verb.rawValue + rest
    return (try? Command.parse(whole)) == nil ? nil : whole.trimmedEnd
  }
}

extension String {
  fileprivate var trimmedEnd: String {
    guard let last = lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(self[...last])
  }
}

extension Command {
  /// Whether a lesson's block can hold it, and says something by it.
  fileprivate var belongsInLesson: Bool {
    switch self {
    case .lessons, .start, .next, .hint, .answer, .predict, .control, .help, .helpAll, .more, .quit:
      false
    case .lesson, .progress, .review: false
    case .openToken, .openLast, .exportTest, .exportRun, .record, .models, .share: false
    default: true
    }
  }
}

extension CommandParser {
  /// Reads the file of `record`.
  mutating func readRecord() throws(Diagnostic) -> Command {
    let file = try word("a file")
    guard file.text.hasSuffix(".md"), !file.text.hasSuffix("/.md"), file.text != ".md" else {
      throw wrong(
        "'\(file.text)' is no file for a lesson: its name must end in .md",
        at: file.range.lowerBound)
    }
    return .record(path: file.text, column: file.range.lowerBound + 1)
  }
}

extension Session {
  /// Writes the commands so far as a lesson, into a file that does not exist yet.
  func record(_ path: String, column: Int) throws(Diagnostic) -> Reply {
    guard !recording.commands.isEmpty else {
      throw Diagnostic(
        .notNow, "there is nothing to record", expected: "commands such as 'load' and 'run' first")
    }
    try checkMayWrite()
    try writing(at: column) { () throws(Diagnostic) in
      let parts = path.split(separator: "/")
      let track = parts.dropLast().last.flatMap { Track(rawValue: String($0)) } ?? .firstSeven
      var skeleton = try LessonSkeleton(
        id: String((parts.last ?? "").dropLast(".md".count)), track: track)
      skeleton.commands = recording.commands
      skeleton.models = recording.models
      try NewFile(path: path).write(skeleton.text)
    }
    let count = recording.commands.count
    return Reply(
      wrap(
        "Wrote \(path): \(count.counted("command")). Say in it what to look at, "
          + "then: lightcone lesson lint \(FileArgument.typed(path))"))
  }
}
