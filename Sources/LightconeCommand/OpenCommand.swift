import ArgumentParser
import LightconeConsole
import LightconeDiagnostics
import LightconeRendering
import LineEditing

/// `lightcone open`: the prompt, standing in the run of a token.
struct OpenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Open the run of a token, as 'share' writes it.",
    discussion: """
      On a terminal it opens the prompt there; else it says where the run stands. Exit codes: 0 if \
      the run is the one that was shared, 65 for a token whose run cannot be had.
      """)

  @Argument(help: "The token: one line that begins with lc1:")
  var token: String

  @OptionGroup var lessons: LessonOptions

  @OptionGroup var look: DisplayOptions

  /// Exit code of `sysexits.h` for data that cannot be used.
  private static let dataError: Int32 = 65

  func run() throws {
    StandardOutput.prepare()
    InterruptFlag.install()
    var session = Session(
      display: look.display, lessons: lessons.catalog,
      shouldStop: { InterruptFlag.isRaised })
    session.mayWriteFiles = true
    let reply = session.open(token: token)
    if let problem = reply.problem {
      StandardOutput.writeError(look.shown(problem.text(in: look.display)))
      throw ExitCode(InterruptFlag.isRaised ? 130 : Self.dataError)
    }
    for case .text(let text) in reply.parts { StandardOutput.writeLine(look.shown(text)) }
    guard Terminal.isTerminal(0), Terminal.isTerminal(1) else { return }
    var loop = PromptLoop(session: session, look: look, historyPath: HistoryPath.standard)
    throw ExitCode(loop.run(greets: false))
  }
}
