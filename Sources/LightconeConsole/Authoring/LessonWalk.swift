import LightconeDiagnostics
import LightconeLessons

/// Goes through a lesson as a learner does who knows everything: `next` from step to step, each
/// prediction right, each question answered, each challenge solved by its reference solution.
///
/// What it solves: a lesson whose parts are right one by one can still stop a learner. A challenge whose
/// start is refused is passed over in silence; a block that goes on with the run before it finds the run
/// that a challenge left behind, and not the one that the author saw.
///
/// Example: `LessonWalk.check(draft, broken: [], options: options) { false }` is empty for a good lesson.
///
/// Rules:
/// 1. Every step is entered with `next`, in order, in one session.
/// 2. What a step asks is done by typing, as a learner would, and has to close it.
/// 3. Claims change no run and are left out, unless a command asks for what failed.
/// 4. What a known problem breaks is left out, up to the next part that loads a model.
///
/// What it does not promise: that a learner who errs finds the way. That is what hints are for.
struct LessonWalk {
  private let lesson: Lesson
  var session: Session
  private(set) var problems: [Diagnostic] = []
  /// How many problems there were when the step was entered: one that has a problem gets no second one
  /// that says the same in other words.
  private var countBefore = 0
  var isStepGood: Bool { problems.count == countBefore }

  /// Walks through what can be run of a lesson.
  ///
  /// - Parameter broken: the lines of problems that are known already.
  static func check(
    _ draft: LessonDraft, broken: Set<Int>, options: FileRun.Options,
    shouldStop: @escaping @Sendable () -> Bool
  ) -> [Diagnostic] {
    var session = Session(
      display: options.display, lessons: options.lessons, shouldStop: shouldStop)
    session.defaultSeed = options.seed
    if let workers = options.workers { session.workers = max(1, workers) }
    let frontMatter =
      draft.frontMatter
      ?? FrontMatter(
        id: "lesson", title: "", track: .firstSeven, summary: "", minutes: 1, models: [],
        misconception: "", sources: [])
    let parts = draft.parts.sound(broken).withoutClaims
    guard !parts.isEmpty else { return [] }
    var walk = LessonWalk(
      lesson: Lesson(file: draft.file, frontMatter: frontMatter, parts: parts), session: session)
    walk.walk()
    return walk.problems
  }

  private init(lesson: Lesson, session: Session) {
    self.lesson = lesson
    self.session = session
    self.session.tutor = Tutor(lesson)
  }

  private mutating func walk() {
    let steps = LessonSteps(lesson.parts)
    for step in 1...steps.count {
      guard !session.shouldStop() else { return }
      countBefore = problems.count
      let parts = lesson.parts[steps[step]]
      let reply = session.execute("next")
      guard let part = parts.last, session.tutor?.step == step else {
        return note("the step is never reached", at: parts.first)
      }
      for case .problem(let problem) in reply.parts { note(problem, at: part) }
      finish(part)
      guard session.tutor?.openExercise != nil else { continue }
      if isStepGood { note("the step cannot be finished", at: part) }
      // So that the steps behind it can be looked at.
      session.leaveOut()
    }
    if session.tutor?.isFinished != true, problems.isEmpty {
      note("the lesson is never finished", at: lesson.parts.last)
    }
  }

  /// Notes that a learner cannot go on.
  mutating func note(_ message: String, at part: Part?, expected: String? = nil) {
    note(
      Diagnostic(
        .unreachable, message, at: SourcePlace(line: part?.line, column: 1),
        expected: expected ?? "a step that a learner can reach and finish"))
  }

  /// Notes that what a learner does here is refused.
  mutating func note(_ problem: Diagnostic, at part: Part) {
    note(
      Diagnostic(
        .unreachable, "a learner cannot do this: \(problem.message)",
        at: SourcePlace(line: problem.place.line ?? part.line, column: problem.place.column ?? 1),
        expected: problem.expected ?? "a step that a learner can finish",
        suggestion: problem.suggestion))
  }

  /// Notes a problem, unless it is there because somebody has stopped the walk.
  mutating func note(_ problem: Diagnostic) {
    if !session.shouldStop() { problems.append(problem) }
  }
}

extension [Part] {
  /// The parts that can be run although some lines are broken: none that needs what a broken one does.
  fileprivate func sound(_ broken: Set<Int>) -> [Part] {
    var isLost = false
    return indices.compactMap { index in
      let part = self[index]
      let end = index + 1 < count ? self[index + 1].line : Int.max
      if broken.contains(where: { $0 >= part.line && $0 < end }) {
        isLost = isLost || part.changesRun
        return nil
      }
      if part.loadsModel { isLost = false }
      return isLost ? nil : part
    }
  }

  /// The parts without claims, which cost much and change no run.
  fileprivate var withoutClaims: [Part] {
    let commands = flatMap(\.shownCommands).compactMap { try? Command.parse($0.text) }
    // Who opens or shrinks the last failure needs what failed.
    guard !commands.contains(where: { $0.verb == .shrink || $0 == .openLast }) else { return self }
    return map { part in
      guard case .commands(let block) = part else { return part }
      let lines = block.lines.filter { source in
        let verb = (try? Command.parse(source.text))?.verb
        return verb != .expect && verb != .control
      }
      return .commands(CommandBlock(lines: lines, line: block.line))
    }
  }
}
