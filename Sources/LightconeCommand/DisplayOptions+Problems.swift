import ArgumentParser
import LightconeConsole
import LightconeDiagnostics
import LightconeLessons
import LineEditing

extension DisplayOptions {
  /// Shows what is wrong with a lesson.
  ///
  /// - Returns: the code to end with: 66 where there is no file, 65 for all else, 130 if somebody
  ///   stopped it.
  func showing(_ problems: LessonProblems) -> ExitCode {
    for problem in problems.diagnostics {
      StandardOutput.writeError(shown(problem.text(in: display)))
    }
    let isMissing = problems.diagnostics.contains { $0.code == .unreadableFile }
    return ExitCode(InterruptFlag.isRaised ? 130 : isMissing ? 66 : 65)
  }
}
