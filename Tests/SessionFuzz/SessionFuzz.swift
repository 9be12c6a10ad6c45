import Foundation
import LightconeConsole
import LightconeLessons
import LightconeRendering
import Synchronization

/// Feeds random lines to sessions: none may crash one, and none may go on for long once it is asked to
/// stop.
struct SessionFuzz {
  /// After so long a line is asked to stop.
  var patience = Duration.milliseconds(50)
  /// A line that takes longer than this in spite of being asked to stop counts as hanging.
  var limit = Duration.seconds(5)
  /// Where the line that is being done is written, for the case that the process dies of it.
  var lastWords: String?

  /// What came of it.
  struct Report {
    /// How many lines were done.
    var lines = 0
    /// How many of them were refused.
    var refused = 0
    /// The lines that took too long.
    var hanging: [String] = []
    /// The line that took longest, and how long.
    var slowest = (line: "", time: Duration.zero)
  }

  /// Feeds so many lines.
  func run(_ count: Int, corpus: [String], lessons: LessonCatalog, seed: UInt64) -> Report {
    var random = RandomLines(corpus: corpus, seed: seed)
    let deadline = Deadline()
    let fresh = {
      Session(display: .plain(), lessons: lessons, shouldStop: { deadline.hasPassed })
    }
    var session = fresh()
    var report = Report()
    while report.lines < count {
      if random.below(60) == 0 { session = fresh() }
      let line = random.next()
      note(line, report.lines)
      let start = ContinuousClock.now
      deadline.set(start + patience)
      let reply = session.execute(line, abbreviations: random.below(2) == 0)
      let time = ContinuousClock.now - start
      if reply.isLast { session = fresh() }
      report.lines += 1
      if reply.problem != nil { report.refused += 1 }
      if time > report.slowest.time { report.slowest = (line, time) }
      if time > limit { report.hanging.append(line) }
    }
    return report
  }

  /// The lines that were typed in the transcripts of a folder.
  static func corpus(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      .filter { $0.hasSuffix(".transcript") }
      .flatMap { name in
        try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
          .split(separator: "\n").filter { $0.hasPrefix("> ") }.map { String($0.dropFirst(2)) }
      }
  }

  private func note(_ line: String, _ number: Int) {
    guard let lastWords else { return }
    try? "line \(number + 1): \(line)\n".write(
      toFile: lastWords, atomically: false, encoding: .utf8)
  }
}

/// The moment at which the present line is asked to stop.
private final class Deadline: Sendable {
  private let moment = Mutex(ContinuousClock.now)

  func set(_ other: ContinuousClock.Instant) { moment.withLock { $0 = other } }

  var hasPassed: Bool { moment.withLock { $0 < ContinuousClock.now } }
}
