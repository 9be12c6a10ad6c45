import Lightcone
import LightconeDiagnostics
import LightconeLessons
import LightconeRendering
import Testing

@testable import LightconeConsole

/// The walk finds a step that a learner cannot reach or finish, without help from the other rules.
@Suite("The linter walks through a lesson as a learner does")
struct LessonWalkTests {
  private static func walk(_ text: String, broken: Set<Int> = []) -> [Diagnostic] {
    LessonWalk.check(
      LessonParser.draft(text: text, file: "small.md"), broken: broken,
      options: .init(display: .plain())
    ) { false }
  }

  /// A way to spoil the good lesson, and where the learner is stopped.
  struct Obstacle: Sendable, CustomStringConvertible {
    let name: String
    let old: String
    let new: String
    /// What stands on the line of the problem.
    let place: String
    var code = DiagnosticCode.unreachable

    var description: String { name }
  }

  static let obstacles = [
    Obstacle(
      name: "a block whose command is refused", old: "run\ndiagram", new: "run\ncrash nobody",
      place: "crash nobody"),
    Obstacle(
      name: "a block that needs a run which nobody has loaded",
      old: "load saga participants=3\nrun",
      new: "run", place: "run"),
    Obstacle(
      name: "a block that has to be in a lesson of its own", old: "run\ndiagram",
      new: "run\nnext", place: "next"),
    Obstacle(
      name: "a prediction whose run fails", old: "compensation.fail.prob=0%\n  run",
      new: "compensation.fail.prob=0%\n  crash nobody", place: "  crash nobody"),
    Obstacle(
      name: "a prediction of what is not there", old: "measure: messages",
      new: "measure: mesages", place: "measure: mesages"),
    Obstacle(
      name: "a prediction in a unit that nobody can type", old: "measure: messages",
      new: "measure: elapsed * elapsed", place: "```predict"),
    Obstacle(
      name: "a challenge whose start is refused", old: "start: load saga participants=3",
      new: "start: load saga participants=3000", place: "start:"),
    Obstacle(
      name: "a challenge whose start loads nothing", old: "start: load saga participants=3",
      new: "start: crash nobody", place: "start:"),
    Obstacle(
      name: "a goal that is met already", old: "goal: crashes == 1", new: "goal: crashes == 0",
      place: "```challenge"),
    Obstacle(
      name: "a goal that counts commands otherwise", old: "goal: crashes == 1",
      new: "goal: crashes == 1 and commands == 0", place: "```challenge"),
    Obstacle(
      name: "a solution that misses the goal", old: "solution: crash product",
      new: "solution: run", place: "```challenge"),
    Obstacle(
      name: "a solution that is not allowed", old: "allow: [crash, restart]",
      new: "allow: [restart]", place: "solution:"),
    Obstacle(
      name: "a solution that is refused", old: "solution: crash product",
      new: "solution: crash nobody", place: "solution:"),
    Obstacle(
      name: "a block that finds the run of the challenge",
      old: "## What it does not promise", new: "```lightcone\ncrash product\n```\n\n## What it",
      place: "crash product"),
    Obstacle(
      name: "a hint of a prediction that asks for nothing known", old: "wrong:\n  - answer",
      new: "hints:\n  - tier: nudge\n    when: mesages > 1\n    text: Count.\nwrong:\n  - answer",
      place: "    when: mesages", code: .unknownName),
    Obstacle(
      name: "a hint of a quiz that asks for nothing known", old: "choices:",
      new: "hints:\n  - tier: nudge\n    when: commands > 1\n    text: Read.\nchoices:",
      place: "    when: commands > 1", code: .unknownName),
  ]

  @Test("Control: a good lesson has no obstacle, and is walked to its end")
  func good() throws {
    #expect(Self.walk(try LessonFolder.skeleton()).isEmpty)
    #expect(try Self.walk(TestLessons.shortLesson()).isEmpty)
  }

  @Test("Each obstacle is told once, with its code, line and column", arguments: obstacles)
  func obstacle(_ obstacle: Obstacle) throws {
    let good = try LessonFolder.skeleton()
    try #require(good.contains(obstacle.old))
    let text = good.replacing(obstacle.old, with: obstacle.new, maxReplacements: 1)
    let found = Self.walk(text)
    let line = try #require(text.firstRange(of: "\n" + obstacle.place)).lowerBound
    let wanted = text[...line].count { $0 == "\n" } + 1
    #expect(found.map(\.code) == [obstacle.code], "\(found)")
    #expect(found.first?.place.line == wanted, "\(found)")
    #expect(found.first?.place.column != nil)
    #expect(found.first?.expected?.isEmpty == false)
  }

  @Test("The linter tells each of them too", arguments: obstacles)
  func linted(_ obstacle: Obstacle) throws {
    let folder = try LessonFolder()
    try folder.lesson(
      "small",
      LessonFolder.skeleton().replacing(obstacle.old, with: obstacle.new, maxReplacements: 1))
    let report = folder.lint()
    #expect(!report.allProblems.isEmpty)
    #expect(report.exitCode == 65)
    // What another rule has told is not told again in other words.
    let lines = report.allProblems.map(\.place.line)
    #expect(Set(lines).count == lines.count, "\(report.allProblems)")
  }

  @Test("Obstacles in several steps are told in one pass")
  func several() throws {
    let text = try LessonFolder.skeleton()
      .replacing("run\ndiagram", with: "run\ncrash nobody")
      .replacing("measure: messages", with: "measure: mesages")
      .replacing("solution: crash product", with: "solution: run")
    #expect(Self.walk(text).map(\.code) == [.unreachable, .unreachable, .unreachable])
  }

  @Test("What a known problem breaks is left out")
  func broken() throws {
    let text = try LessonFolder.skeleton().replacing("run\ndiagram", with: "run\ncrash nobody")
    let line = try #require(Self.walk(text).first?.place.line)
    #expect(Self.walk(text, broken: [line]).isEmpty)
  }

  @Test("Somebody who stops the walk gets no problems that come of that")
  func stopped() throws {
    let draft = LessonParser.draft(text: try LessonFolder.skeleton(), file: "small.md")
    let found = LessonWalk.check(draft, broken: [], options: .init(display: .plain())) { true }
    #expect(found.isEmpty)
  }
}

/// A review draws other values from a range, and passes over those that do not fit.
@Suite("The range of a prediction")
struct VaryRulesTests {
  private func lint(_ vary: String, run: String = "run") throws -> [Diagnostic] {
    let folder = try LessonFolder()
    try folder.lesson(
      "small",
      LessonFolder.skeleton().replacing("unit: messages", with: "unit: messages\nvary: \(vary)")
        .replacing("prob=0%\n  run", with: "prob=0%\n  \(run)"))
    return folder.lint().allProblems
  }

  @Test("Control: values that the model takes are no problem")
  func good() throws {
    #expect(try lint("participants=3..9").isEmpty)
    #expect(try lint("net.latency=1ms,2ms").isEmpty)
  }

  @Test(
    "One that no review can use has a code, its line and its column",
    arguments: [
      ("participants", DiagnosticCode.badField), ("=2..9", .badField),
      ("participants=9..2", .badField),
      ("participants=oops,3", .badValue), ("participants=3..x", .badField),
      ("participants=3..3000", .badValue), ("participant=3..9", .unknownParameter),
      ("participants=4", .badField), ("participants=2..9", .badValue),
    ])
  func bad(vary: String, code: DiagnosticCode) throws {
    let found = try lint(vary)
    #expect(found.map(\.code) == [code], "\(found)")
    #expect(found.first?.place.column == 7)
    let skeleton = try LessonFolder.skeleton()
    let unit = try #require(skeleton.firstRange(of: "\nunit: messages")).lowerBound
    #expect(found.first?.place.line == skeleton[...unit].count { $0 == "\n" } + 2)
  }

  @Test("A run that sets the parameter again, or fails with a value, is told")
  func overridden() throws {
    #expect(
      try lint("participants=3..9", run: "set participants=3\n  run").map(\.code) == [.badField])
    let names = try lint("participants=3..9", run: "crash metadata\n  run")
    #expect(names.isEmpty, "\(names)")
  }
}
