import ArgumentParser
import LightconeConsole
import LightconeLessons
import LightconeRendering
import LineEditing

/// `lightcone lesson preview`: a lesson as its learners see it.
struct PreviewLesson: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview", abstract: "Show a lesson as learners see it, without judging.",
    discussion: "Exit codes: 0 shown, 65 for a lesson that cannot be read or run, 66 for no file.")

  @Argument(help: "The lesson's file.")
  var file: String

  @OptionGroup var look: DisplayOptions

  func run() throws {
    StandardOutput.prepare()
    InterruptFlag.install()
    do throws(LessonProblems) {
      let lesson = try LessonFile.load(file)
      var preview = LessonPreview(
        lesson, display: look.display, shouldStop: { InterruptFlag.isRaised })
      let problem = preview.run { StandardOutput.writeLine(look.shown($0)) }
      if let problem { throw LessonProblems([problem]) }
    } catch {
      throw look.showing(error)
    }
  }
}
