import ArgumentParser
import LightconeConsole
import LightconeRendering
import LineEditing

/// `lightcone lesson lint`: everything that is wrong with lessons, in one pass.
struct LintLesson: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint", abstract: "Check lessons: their form, their claims, their links.",
    discussion: """
      Each lesson is read, run twice, walked through, and looked at with those it builds on. All problems are shown, \
      each with file, line, column, code and what was expected; docs/error-codes.md explains the \
      codes. Exit codes: 0 nothing is wrong, 1 a claim does not hold, 2 one is undecided, 65 other \
      problems, 66 for files that cannot be read.
      """)

  @Argument(help: "Lessons, and folders of lessons.")
  var paths: [String]

  @Option(name: .long, help: "How many lessons to check at the same time; all cores by default.")
  var jobs: Int = FilesRun.processorCount

  @OptionGroup var lessons: LessonOptions

  @OptionGroup var look: DisplayOptions

  func validate() throws {
    guard (1...1000).contains(jobs) else {
      throw ValidationError("--jobs is a number from 1 to 1000")
    }
  }

  func run() throws {
    StandardOutput.prepare()
    InterruptFlag.install()
    let options = FileRun.Options(
      display: look.display, isQuiet: true, lessons: lessons.catalog)
    let report = LessonLinter(options: options, jobs: jobs).check(
      paths, shouldStop: { InterruptFlag.isRaised })
    StandardOutput.writeLine(look.shown(report.text(in: look.display)))
    throw ExitCode(InterruptFlag.isRaised ? 130 : report.exitCode)
  }
}
