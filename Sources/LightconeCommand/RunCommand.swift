import ArgumentParser
import LightconeConsole
import LightconeDiagnostics
import LightconeLessons
import LightconeRendering
import LineEditing

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
    let options = FileRun.Options(display: look.display, seed: seed, isQuiet: quiet)
    var report = RunReport()
    for file in files {
      guard !InterruptFlag.isRaised else { break }
      report.files.append(
        FileRun.run(path(of: file), options: options, shouldStop: { InterruptFlag.isRaised }) {
          if !json { StandardOutput.writeLine($0) }
        })
    }
    if json { StandardOutput.writeLine(String(RunDocument(report).text.dropLast())) }
    throw ExitCode(InterruptFlag.isRaised ? 130 : report.exitCode)
  }

  /// The file that a word names: itself, or the lesson of that id.
  private func path(of word: String) -> String {
    guard !word.contains("/"), !word.contains(".") else { return word }
    return LessonFolders.catalog.entries.first { $0.id == word }?.path ?? word
  }
}
