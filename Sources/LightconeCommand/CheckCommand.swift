import ArgumentParser
import LightconeConsole
import LightconeRendering
import LineEditing

/// `lightcone check`: a history from elsewhere, checked for consistency.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check a history that was recorded from any system.",
    discussion: """
      The file says who asked what and what the answer was: as JSON Lines, as Jepsen writes it \
      (EDN), or as a key-value log. docs/history-files.md describes each. Exit codes: 0 holds, 1 \
      violated, 2 undecided, 64 and up for input that cannot be used.

      Models:
        \(HistoryCheckRun.modelList.joined(separator: "\n  "))
      """)

  @Argument(help: "The history; - reads standard input.")
  var file: String

  @Option(name: .long, help: "What the system is to behave like.")
  var model: String

  @Option(
    name: .long, help: "The condition; 'linearizable' for objects unless another one is named.")
  var condition: String?

  @Option(
    name: .long,
    help: "\(HistoryCheckRun.formatNames.joined(separator: ", ")); recognised if not named.")
  var format: String?

  @Flag(name: .long, help: "Values are pairs [key value], each key an object of its own.")
  var independent = false

  @Option(name: .long, help: "How many configurations may be remembered.")
  var budget: Int?

  @Flag(name: .long, help: "Print one JSON document instead of text.")
  var json = false

  @OptionGroup var look: DisplayOptions

  func run() throws {
    StandardOutput.prepare()
    InterruptFlag.install()
    let report = HistoryCheckRun(
      file: file, model: model, condition: condition, format: format,
      isIndependent: independent, configurations: budget
    ).run(shouldStop: { InterruptFlag.isRaised })
    if json {
      StandardOutput.writeLine(HistoryCheckDocument(report).text)
    } else if let problem = report.problem {
      StandardOutput.writeError(look.shown(problem.text(in: look.display)))
    } else {
      StandardOutput.writeLine(look.shown(report.text(in: look.display)))
    }
    throw ExitCode(report.exitCode)
  }
}
