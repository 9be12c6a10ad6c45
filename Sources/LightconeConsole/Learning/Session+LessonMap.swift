import LightconeDiagnostics
import LightconeLessons
import LightconeRendering

extension Session {
  /// The map: tracks, their lessons, and how far the learner is in each.
  func showLessons() -> Reply {
    let entries = lessons.entries
    guard !entries.isEmpty else {
      return Reply([.text("No lessons were found.")] + lessons.problems.map { .problem($0) })
    }
    let states = learner.map { LessonStates($0, lessons) }
    let map = display.isWide ? wideMap(entries, states) : narrowMap(entries, states)
    return Reply(
      [.text(map), .text("'start LESSON' opens one.")] + lessons.problems.map { .problem($0) })
  }

  private func wideMap(_ entries: [LessonCatalog.Entry], _ states: LessonStates?) -> String {
    let state = states == nil ? [] : [TableColumn("state")]
    var table = Table(
      [TableColumn("lesson"), TableColumn("min", .right)] + state + [
        TableColumn("what you will know")
      ], wrapsLastColumn: true)
    var track: Track?
    for entry in entries {
      if entry.frontMatter.track != track { table.add(entry.frontMatter.track.rawValue) }
      track = entry.frontMatter.track
      let words = states.map { [$0.words(for: entry.id)] } ?? []
      table.add(
        ["  \(entry.id)", "\(entry.frontMatter.minutes)"] + words + [entry.frontMatter.summary])
    }
    return table.render(display)
  }

  private func narrowMap(_ entries: [LessonCatalog.Entry], _ states: LessonStates?) -> String {
    var lines: [String] = []
    var track: Track?
    for entry in entries {
      if entry.frontMatter.track != track { lines.append(entry.frontMatter.track.rawValue) }
      track = entry.frontMatter.track
      let words = states.map { ", \($0.words(for: entry.id))" } ?? ""
      lines += ["  \(entry.id)", "    \(entry.frontMatter.minutes) minutes\(words)"]
      lines += entry.frontMatter.summary.wrapped(
        toWidth: display.columns, indentation: "    ", continuation: "    ")
    }
    return lines.joined(separator: "\n")
  }
}

/// How far a learner is in each lesson, in words and signs: never by colour alone.
struct LessonStates {
  private var progress: [String: LessonProgress] = [:]
  private var dueCounts: [String: Int] = [:]

  init(_ learner: Learner, _ lessons: LessonCatalog) {
    for lesson in learner.progress.lessons { progress[lesson.lesson] = lesson }
    let due = DueQuestionSearch(learner, lessons, dueOn: learner.now.day).questions()
    for question in due { dueCounts[question.lesson.id, default: 0] += 1 }
  }

  /// A sign and a word or two.
  func words(for lesson: String) -> String {
    if let count = dueCounts[lesson] { return "[!] \(count) due" }
    guard let progress = progress[lesson] else { return "[ ] new" }
    if let step = progress.step { return progress.isAbandoned ? "[<] left" : "[>] step \(step)" }
    return progress.isFinished ? "[x] done" : "[ ] new"
  }
}
