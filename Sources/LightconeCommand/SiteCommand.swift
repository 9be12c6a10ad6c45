import ArgumentParser
import LightconeConsole
import LightconeDiagnostics
import LightconeLessons
import LightconeRendering
import LineEditing

/// `lightcone site`: lessons as pages for a browser.
struct SiteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "site", abstract: "Run lessons and write them as a site of HTML pages.",
    discussion: """
      The pages need no server and no network: open index.html. Without paths all lessons are taken. An \
      earlier site in OUT is replaced once the new one is whole; anything else there is refused. Exit \
      codes: as 'run', for the claims in the lessons; 73 if the site cannot be written.
      """)

  @Argument(help: "The folder that is made.")
  var out: String

  @Argument(help: "Lessons (.md), and folders of them; all lessons by default.")
  var paths: [String] = []

  @Option(name: .long, help: "How many lessons to run at the same time; all cores by default.")
  var jobs: Int = FilesRun.processorCount

  @OptionGroup var lessons: LessonOptions

  @OptionGroup var look: DisplayOptions

  func validate() throws {
    guard (1...1000).contains(jobs) else {
      throw ValidationError("--jobs is a number from 1 to 1000")
    }
    guard !out.isEmpty else { throw ValidationError("the folder of the site has no name") }
  }

  func run() throws {
    StandardOutput.prepare()
    InterruptFlag.install()
    var problems: [Diagnostic] = []
    let report = makeSite(&problems)
    for problem in problems {
      StandardOutput.writeError(look.shown(problem.text(in: look.display)))
    }
    if InterruptFlag.isRaised { throw ExitCode(130) }
    var unmade = RunReport.File(path: out)
    unmade.problems = problems
    throw ExitCode(problems.isEmpty ? report.exitCode : RunReport([unmade]).exitCode)
  }

  /// Makes the site.
  ///
  /// - Parameter problems: gets what kept it from being made; it is then not there.
  private func makeSite(_ problems: inout [Diagnostic]) -> RunReport {
    do throws(Diagnostic) {
      let folder = try SiteFolder(out)
      let lessons = lessonPaths(&problems)
      guard problems.isEmpty else { return RunReport() }
      let new = try folder.begin()
      let site = SiteBuild(options: FileRun.Options(lessons: self.lessons.catalog), jobs: jobs)
        .build(lessons, shouldStop: { InterruptFlag.isRaised }, show: say)
      guard !InterruptFlag.isRaised else {
        new.discard()
        throw Diagnostic(.unwritable, "stopped: no site was written")
      }
      for problem in site.report.problems { say(problem.text(in: look.display)) }
      try folder.write(site.files, into: new)
      say("Wrote \(site.files.count) files. Open \(folder.path)/index.html in a browser.")
      return site.report
    } catch {
      problems.append(error)
      return RunReport()
    }
  }

  private func say(_ text: String) { StandardOutput.writeLine(look.shown(text)) }

  /// The lessons that are meant: those that are named, or all, broken ones too.
  private func lessonPaths(_ problems: inout [Diagnostic]) -> [String] {
    let catalog = lessons.catalog
    let all = catalog.entries.map(\.path) + catalog.problems.compactMap(\.place.file)
    let found = RunFiles.find(paths.isEmpty ? all : paths, kinds: [".md"])
    problems += found.problems
    var seen: Set<String> = []
    let lessons = found.paths.filter { seen.insert($0).inserted }
    for path in lessons {
      if (try? DiskFile.mode(of: path)) == nil {
        problems.append(
          Diagnostic(
            .unreadableFile, "there is no file '\(path)'", expected: "a lesson, or a folder"))
      } else if !path.hasSuffix(".md") {
        problems.append(
          Diagnostic(
            .nothingSelected, "'\(path)' is no lesson", expected: "a file that ends in .md"))
      }
    }
    if lessons.isEmpty, problems.isEmpty {
      problems.append(
        Diagnostic(
          .nothingSelected, "no lessons were found", expected: "lessons, or their folder"))
    }
    return lessons
  }
}
