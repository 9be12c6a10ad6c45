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
      without a file is the id of a lesson. Exit codes: 0 all claims hold, 1 one is violated, 2 one \
      is undecided, 64 and up for input that cannot be used.
      """)

  @Argument(help: "Lessons (.md or an id) and scripts.")
  var files: [String]

  @Flag(name: .long, help: "Print one JSON document instead of text.")
  var json = false

  @Flag(name: .shortAndLong, help: "Print claims, problems and the summary only.")
  var quiet = false

  @Option(name: .long, help: "The seed of runs that name none.")
  var seed: UInt64 = 1

  @OptionGroup var look: DisplayOptions

  func run() throws {
    StandardOutput.prepare()
    InterruptFlag.install()
    let options = FileRun.Options(
      display: look.display, seed: seed, isQuiet: quiet, lessons: LessonFolders.catalog)
    var report = RunReport()
    for file in files {
      guard !InterruptFlag.isRaised else { break }
      report.files.append(runFile(file, options))
    }
    if json { StandardOutput.writeLine(String(RunDocument(report).text.dropLast())) }
    throw ExitCode(InterruptFlag.isRaised ? 130 : report.exitCode)
  }

  private func runFile(_ word: String, _ options: FileRun.Options) -> RunReport.File {
    let path: String
    do throws(Diagnostic) {
      path = try self.path(of: word)
    } catch {
      show(error.description)
      var file = RunReport.File(path: word)
      file.problems = [error]
      return file
    }
    return FileRun.run(
      path, options: options, shouldStop: { InterruptFlag.isRaised }, show: show)
  }

  private func show(_ text: String) { if !json { StandardOutput.writeLine(look.shown(text)) } }

  /// The file that a word names: itself, or the lesson of that id.
  private func path(of word: String) throws(Diagnostic) -> String {
    guard !word.contains("/"), !word.contains("."), access(word, F_OK) != 0 else { return word }
    let entries = LessonFolders.catalog.entries
    if let entry = entries.first(where: { $0.id == word }) { return entry.path }
    throw Diagnostic(
      .unreadableFile, "there is neither a file nor a lesson '\(word)'",
      expected: entries.isEmpty
        ? "a file; no lessons were found (LIGHTCONE_LESSONS names their folder)"
        : "a file, or the id of a lesson",
      suggestion: nearestWord(to: word, in: entries.map(\.id)))
  }
}
