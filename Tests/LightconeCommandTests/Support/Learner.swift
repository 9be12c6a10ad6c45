import PseudoTerminal

/// A person at the prompt who works through the first lesson and keeps progress in a file.
final class Learner {
  static let lesson = "two-phase-commit-vs-saga"
  private static let file = "progress.txt"

  private let prompt: Prompt
  /// The prompt's own text, as it stands before the next line.
  private(set) var promptText = "lightcone> "
  /// How often a full screen asked whether to go on.
  private(set) var pageCount = 0
  /// Where the output of the last line begins.
  private var start = 0

  /// Opens the prompt on the lesson and the progress that a folder holds.
  init(in folder: ScratchFolder) throws {
    prompt = try Prompt(
      ["prompt", "--progress", folder.path(Self.file)],
      settings: ["LIGHTCONE_LESSONS": folder.path("lessons")], rows: 24, home: folder)
  }

  /// A folder with the first lesson, without the claims that take long, and no progress.
  static func folder() throws -> ScratchFolder {
    let folder = try ScratchFolder()
    try folder.write(
      "lessons/first-seven/\(lesson).md", Lightcone.shortLesson().joined(separator: "\n"))
    return folder
  }

  /// Forgets all progress, as a person does who deletes the file.
  static func forget(in folder: ScratchFolder) throws { try folder.remove(file) }

  /// What was on the screen so far.
  var screen: String { prompt.terminal.plainText }

  /// Types a line.
  ///
  /// - Returns: the lines of the reply.
  @discardableResult
  func say(_ line: String) throws -> [String] {
    start = prompt.terminal.output.count
    try prompt.type(line, expecting: "\(line)\n")
    return try reply()
  }

  /// Types a line that takes very long, and presses Ctrl-C.
  func sayAndStop(_ line: String) throws -> [String] {
    start = prompt.terminal.output.count
    try prompt.type(line, expecting: "\(line)\n")
    try prompt.waitForCommand()
    try prompt.terminal.sendControl("C")
    return try reply()
  }

  /// Types `next` until a reply has a text, and never more than a lesson has steps.
  ///
  /// - Returns: all lines that came on the way.
  @discardableResult
  func goOn(until text: String) throws -> [String] {
    var lines: [String] = []
    for _ in 0..<100 {
      let reply = try say("next")
      lines += reply
      if reply.contains(where: { $0.contains(text) }) { return lines }
    }
    throw ProgramError("the lesson never says '\(text)'")
  }

  /// Asks for hints until there are no more.
  ///
  /// - Returns: the hints, and what was said in place of another.
  func askForAllHints() throws -> (hints: [String], end: String) {
    var hints: [String] = []
    for _ in 0..<10 {
      let reply = try say("hint").joined(separator: " ")
      guard reply.hasPrefix("Hint ") else { return (hints, reply) }
      // Its number is not the hint.
      hints.append(reply.split(separator: ". ", maxSplits: 1).last.map(String.init) ?? "")
    }
    throw ProgramError("the hints have no end")
  }

  /// Gives the window another width.
  func resize(columns: Int) throws { try prompt.terminal.resize(columns: columns, rows: 24) }

  /// Leaves.
  ///
  /// - Returns: the exit code.
  func quit() throws -> Int32 {
    try prompt.type("quit", expecting: "Goodbye.")
    return try prompt.terminal.expectEnd(timeoutSeconds: Prompt.timeoutSeconds)
  }

  /// Reads up to the next prompt, which ends the output and is shown by the line editor; where the screen
  /// is full on the way, asks for more.
  private func reply() throws -> [String] {
    let limit = ContinuousClock.now + .seconds(Prompt.timeoutSeconds)
    while ContinuousClock.now < limit {
      let isEditing = prompt.terminal.readsSingleKeys
      let unread = prompt.terminal.readFor(seconds: 0.03)
      if isEditing, unread.contains(/-- [\d,]+ more.* --$/) {
        pageCount += 1
        try prompt.expect(unread)
        try prompt.terminal.send("\r")
        continue
      }
      guard isEditing, unread.hasSuffix("> ") else { continue }
      try prompt.expect(unread)
      // The first line is what was typed.
      var lines = prompt.terminal.standingText(from: start)
        .split(separator: "\n", omittingEmptySubsequences: false).dropFirst().map(String.init)
      promptText = lines.removeLast()
      return lines
    }
    throw ProgramError("no prompt came; seen: \(prompt.terminal.unreadText)")
  }
}
