import ArgumentParser
import LightconeConsole
import LineEditing

/// `lightcone`: the prompt on a terminal, plain lines from anywhere else.
struct PromptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prompt", abstract: "Open the prompt (what 'lightcone' alone does).")

  @OptionGroup var lessons: LessonOptions

  @OptionGroup var look: DisplayOptions

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Keep progress in this file, also where there is no terminal.", valueName: "file"))
  var progress: String?

  func run() throws {
    StandardOutput.prepare()
    InterruptFlag.install()
    var session = Session(
      display: look.display, lessons: lessons.catalog,
      shouldStop: { InterruptFlag.isRaised })
    session.mayWriteFiles = true
    var loop = PromptLoop(
      session: session, look: look, historyPath: HistoryPath.standard,
      progress: progress.map { .file($0) } ?? .standard)
    throw ExitCode(loop.run())
  }
}
