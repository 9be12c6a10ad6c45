import ArgumentParser
import LightconeConsole
import LightconeLessons
import LightconeRendering
import LineEditing

/// `lightcone lesson par`: is there a shorter way than the author's?
struct ParLesson: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "par", abstract: "Look for shorter ways to the goals of a lesson's challenges.",
    discussion: """
      Tries crashes, restarts, pauses, partitions and lost messages, as far as a challenge allows \
      them, once in each gap between two events, and then 'run'; first one of them, then two, and so \
      on, below par. Exit codes: 0 no shorter way was found, 1 there is one, 2 the attempts were \
      used up, 65 for a lesson that cannot be read or run, 66 for no file.
      """)

  @Argument(help: "The lesson's file.")
  var file: String

  @Option(name: .long, help: "How many attempts to make for each challenge.")
  var attempts: Int = 20_000

  @OptionGroup var look: DisplayOptions

  func validate() throws {
    guard (1...100_000_000).contains(attempts) else {
      throw ValidationError("--attempts is a number from 1 to 100000000")
    }
  }

  func run() throws {
    StandardOutput.prepare()
    InterruptFlag.install()
    let report: ParReport
    do throws(LessonProblems) {
      let walk = ParWalk(
        try LessonFile.load(file), maximumAttempts: attempts,
        shouldStop: { InterruptFlag.isRaised })
      report = walk.run()
    } catch {
      throw look.showing(error)
    }
    StandardOutput.writeLine(look.shown(report.text(in: look.display)))
    throw ExitCode(InterruptFlag.isRaised ? 130 : report.exitCode)
  }
}
