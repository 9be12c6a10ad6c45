import LightconeTrace
import LightconeDiagnostics
import Lightcone
import Foundation
import LightconeLessons
import LightconeRendering

@testable import LightconeConsole

/// What somebody types, and what is expected below each line.
///
/// A file holds lines that begin with `> ` and the output of each below it; lines of output that
/// begin so themselves have a blank before them. What stands before the
/// first such line says what the transcript is about, and may name the glyphs: `glyphs: unicode`,
/// the width: `columns: 40`, or the place in the lesson: `starts at: challenge`;
/// at `review` somebody did a lesson days ago.
struct Transcript {
  let name: String
  let text: String
  let opening: [String]
  let commands: [String]
  let display: Display

  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Transcripts")

  /// The names of all transcripts, sorted.
  static var names: [String] {
    let files = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (files ?? []).filter { $0.hasSuffix(".transcript") }.sorted()
  }

  private var url: URL { Transcript.folder.appending(path: name) }

  init(_ name: String) throws {
    self.name = name
    text = try String(
      contentsOf: Transcript.folder.appending(path: name), encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    opening = Array(lines.prefix { !$0.hasPrefix("> ") })
    commands = lines.filter { $0.hasPrefix("> ") }.map { String($0.dropFirst(2)) }
    let columns = opening.compactMap { line in
      line.hasPrefix("columns: ") ? Int(line.dropFirst(9)) : nil
    }
    display = Display(
      columns: columns.first ?? 80,
      glyphs: opening.contains("glyphs: unicode") ? .unicode : .ascii)
  }

  /// Replays the commands through one session and returns the transcript as it now reads.
  func replayed() throws -> String {
    var session = try startingSession()
    var lines = opening
    for command in commands {
      lines.append("> \(command)")
      let reply = session.execute(command)
      lines += reply.lines(in: display).map { $0.hasPrefix("> ") ? " \($0)" : $0 }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func startingSession() throws -> Session {
    if opening.contains("starts at: quiz") { return try .atQuiz() }
    if opening.contains("starts at: prediction") { return try .atPrediction() }
    if opening.contains("starts at: challenge") { return try .atChallenge() }
    if opening.contains("starts at: review") {
      return try ReviewLesson.session(ReviewLesson.dueLearner, columns: display.columns)
    }
    return Session(display: display, lessons: TestLessons.catalog)
  }

  /// Whether no output stands below any command yet.
  var isBare: Bool {
    text.split(separator: "\n").count == opening.filter { !$0.isEmpty }.count + commands.count
  }

  func record(_ text: String) throws {
    try text.write(to: url, atomically: true, encoding: .utf8)
  }
}

extension Reply {
  /// What a face shows, line by line.
  func lines(in display: Display) -> [String] {
    parts.flatMap { part in
      let text =
        switch part {
        case .text(let text): text
        case .problem(let problem): problem.text(in: display)
        case .claim(let claim): claim.text(in: display)
        }
      return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
  }

  /// What a face shows.
  func text(in display: Display) -> String { lines(in: display).joined(separator: "\n") }
}

/// The lessons of the repository.
enum TestLessons {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "lessons").path

  static let catalog = LessonCatalog(roots: [root])

  /// The first lesson on transactions without the claims over many runs and schedules, which take long in a
  /// debug build; the tests of the command run all of it.
  static func shortLesson() throws -> String {
    let path = root + "/first-seven/two-phase-commit-vs-saga.md"
    let lines = try LessonFile.readText(path).split(
      separator: "\n", omittingEmptySubsequences: false)
    var left: Set<Substring> = []
    return lines.filter { line in
      let words = line.split { " :".contains($0) }
      guard words.count > 2 else { return true }
      if words[0] == "expect", line.contains(" over ") { left.insert(words[2]) }
      return !(words[0] == "expect" && left.contains(words[2]))
        && !(words[0] == "control" && left.contains(words[1]))
    }.joined(separator: "\n")
  }
}
