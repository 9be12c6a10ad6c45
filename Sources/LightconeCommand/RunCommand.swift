import ArgumentParser
import LightconeConsole
import LightconeDiagnostics
import LightconeLessons
import LightconeRendering
import LineEditing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `lightcone run`: lessons and scripts from the first line to the last.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run lessons and scripts, and check their claims.",
    discussion: """
      A file that ends in .md is a lesson; any other is a script with one command a line; a name \
      without a file is the id of a lesson. A folder stands for all lessons (.md) and scripts \
      (.lightcone) in it. Exit codes: 0 all claims hold, 1 one is violated, 2 one is undecided, 64 and \
      up for input that cannot be used.
      """)

  @Argument(help: "Lessons (.md or an id), scripts, and folders of both.")
  var files: [String]

  @Flag(name: .long, help: "Print one JSON document instead of text.")
  var json = false

  @Flag(name: .long, help: "Print the Test Anything Protocol, version 14, instead of text.")
  var tap = false

  @Option(name: .long, help: "Write the results into this file too, as JUnit XML.")
  var junit: String?

  @Option(
    name: .long,
    help:
      "Keep verdicts, traces, figures and pages in a new folder in this one; 'latest' leads to it.")
  var out: String?

  @Flag(name: .shortAndLong, help: "Print claims, problems and the summary only.")
  var quiet = false

  @Option(name: .long, help: "The seed of runs that name none.")
  var seed: UInt64 = 1

  @Option(name: .long, help: "How many files to run at the same time; all cores by default.")
  var jobs: Int = FilesRun.processorCount

  @OptionGroup var filter: RunFilter

  @OptionGroup var updating: UpdateOptions

  @OptionGroup var lessons: LessonOptions

  @OptionGroup var look: DisplayOptions

  func validate() throws {
    guard !(json && tap) else { throw ValidationError("--json and --tap exclude each other") }
    guard !(updating.update && (json || tap)) else {
      throw ValidationError("--update shows changes as text, and so excludes --json and --tap")
    }
    guard (1...1000).contains(jobs) else {
      throw ValidationError("--jobs is a number from 1 to 1000")
    }
  }

  func run() throws {
    StandardOutput.prepare()
    InterruptFlag.install()
    let catalog = lessons.catalog
    var problems: [Diagnostic] = []
    var report = RunReport()
    var updates: [ExpectationUpdate] = []
    do throws(Diagnostic) {
      let selection = try filter.selection()
      let found = RunFiles.find(paths(in: catalog, &problems))
      problems += found.problems
      let paths = found.paths.filter(selection.includes)
      updates = updating.remember(paths)
      report = try runFiles(paths, selection, catalog)
      // What was named and is not there says it all.
      if problems.isEmpty, !InterruptFlag.isRaised, let problem = selection.problem(of: report) {
        problems.append(problem)
      }
    } catch { problems.append(error) }
    for problem in problems {
      show(problem.text(in: look.display))
      var file = RunReport.File(path: problem.place.file ?? "lightcone run")
      file.problems = [problem]
      report.files.append(file)
    }
    if !InterruptFlag.isRaised { updating.offer(updates, report, look) }
    try finish(report)
  }

  private func runFiles(
    _ paths: [String], _ selection: RunSelection, _ catalog: LessonCatalog
  ) throws(Diagnostic) -> RunReport {
    var options = FileRun.Options(
      display: look.display, seed: seed, isQuiet: quiet, lessons: catalog)
    options.classes = selection.classes
    var run = FilesRun(options: options, jobs: jobs)
    guard let out else {
      return run.run(paths, shouldStop: { InterruptFlag.isRaised }, show: show)
    }
    let results = try ResultsFolder(out)
    run.keeper = results.keeper
    let report = run.run(
      paths, shouldStop: { InterruptFlag.isRaised || results.hasFailed }, show: show)
    guard !InterruptFlag.isRaised else {
      results.discard()
      return report
    }
    show("Results: \(try results.finish(report, paths: paths))")
    return report
  }

  private func finish(_ report: RunReport) throws {
    if json { StandardOutput.writeLine(String(RunDocument(report).text.dropLast())) }
    if tap { StandardOutput.writeLine(String(TAPDocument(report).text.dropLast())) }
    if let junit {
      do throws(Diagnostic) {
        try WholeFile.write(JUnitDocument(report).text, to: junit)
      } catch {
        StandardOutput.writeError(look.shown(error.text(in: look.display)))
        throw ExitCode(73)
      }
    }
    throw ExitCode(InterruptFlag.isRaised ? 130 : report.exitCode)
  }

  private func show(_ text: String) {
    if !json && !tap { StandardOutput.writeLine(look.shown(text)) }
  }

  /// The paths that the words name; words that name nothing are problems.
  private func paths(in catalog: LessonCatalog, _ problems: inout [Diagnostic]) -> [String] {
    var paths: [String] = []
    for word in files {
      do throws(Diagnostic) {
        paths.append(try path(of: word, in: catalog))
      } catch { problems.append(error) }
    }
    return paths
  }

  /// The file that a word names: itself, or the lesson of that id.
  private func path(
    of word: String, in catalog: LessonCatalog
  ) throws(Diagnostic) -> String {
    guard !word.contains("/"), !word.contains("."), access(word, F_OK) != 0 else { return word }
    let entries = catalog.entries
    if let entry = entries.first(where: { $0.id == word }) { return entry.path }
    throw Diagnostic(
      .unreadableFile, "there is neither a file nor a lesson '\(word)'",
      expected: entries.isEmpty
        ? "a file; no lessons were found (LIGHTCONE_LESSONS names their folder)"
        : "a file, or the id of a lesson",
      suggestion: nearestWord(to: word, in: entries.map(\.id)))
  }
}
