import Lightcone
import LightconeChecking
import LightconeDiagnostics
import LightconeLessons

/// Checks lessons the way a reviewer would: reads them, runs them twice, and looks for what a learner
/// would trip over.
///
/// Rules:
/// 1. Each lesson keeps the rules of ``LessonLint``; its commands and expressions can be read.
/// 2. Its claims hold, and with their controls they fail; reference solutions reach their goals, wrong
///    attempts do not; no wrong answer is right; nothing ends the session early.
/// 3. A learner who knows all answers gets from the first step to the end; see ``LessonWalk``.
/// 4. Two runs give the same claims and the same fingerprint. Of a claim over seeds the second run repeats
///    a part; see ``SeedSample``.
/// 5. Over all lessons ids are unique, and prerequisites exist and do not lead in a circle.
/// 6. The terms it introduces are explained in docs/vocabulary.md, where a folder above has one.
///
/// All problems are reported in one pass. Only what needs a broken block is not looked at.
public struct LessonLinter: Sendable {
  /// How lessons are run; its lessons are known as prerequisites.
  public var options: FileRun.Options
  /// How many files are checked at the same time.
  public var jobs: Int

  /// Creates a linter.
  public init(options: FileRun.Options, jobs: Int = 1) {
    self.options = options
    self.jobs = max(1, jobs)
  }

  /// Checks the lessons that paths name: files, and folders with all that lies in them.
  public func check(
    _ paths: [String], shouldStop: @escaping @Sendable () -> Bool = { false }
  ) -> LintReport {
    let found = RunFiles.find(paths, kinds: [".md"])
    let drafts = found.paths.map { LessonFile.draft($0) }
    let options = jobOptions(drafts.count)
    let files = WorkSharing.map(drafts.count, workers: jobs) { index in
      LessonCheck(
        draft: drafts[index], options: options, vocabulary: Self.vocabulary(above: drafts[index])
      ).run(shouldStop: shouldStop)
    }
    var report = LintReport(files: files, problems: found.problems)
    let problems = setProblems(of: drafts)
    for index in report.files.indices {
      let path = report.files[index].path
      report.files[index].problems =
        (report.files[index].problems + problems.filter { $0.place.file == path }).inOrder
    }
    return report
  }

  /// Files that are checked side by side leave the sweeps in them one core each.
  private func jobOptions(_ count: Int) -> FileRun.Options {
    var options = options
    options.isQuiet = true
    if jobs > 1, count > 1 { options.workers = 1 }
    return options
  }

  private func setProblems(of drafts: [LessonDraft]) -> [Diagnostic] {
    let checked = drafts.compactMap { draft in
      draft.frontMatter.map { LessonSetRules.Member(frontMatter: $0, path: draft.file ?? "") }
    }
    let paths = Set(checked.map { RunFiles.resolved($0.path) })
    let known = options.lessons.entries.filter { !paths.contains(RunFiles.resolved($0.path)) }
    return LessonSetRules.check(
      checked, among: known.map { .init(frontMatter: $0.frontMatter, path: $0.path) })
      + checked.flatMap { LessonPlace.check($0.frontMatter, path: $0.path) }
  }

  /// The vocabulary of the nearest folder above a lesson that has one.
  private static func vocabulary(above draft: LessonDraft) -> Vocabulary? {
    guard draft.frontMatter?.terms.isEmpty == false, let file = draft.file else { return nil }
    var folder = RunFiles.resolved(file)
    while let slash = folder.lastIndex(of: "/"), slash > folder.startIndex {
      folder = String(folder[..<slash])
      if let page = try? LessonFile.readText("\(folder)/docs/vocabulary.md") {
        return Vocabulary(page: page)
      }
    }
    return nil
  }
}
