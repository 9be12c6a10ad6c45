import ArgumentParser

/// `lightcone lesson`: what authors need.
struct LessonCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lesson", abstract: "Write, check and preview lessons.",
    discussion: "docs/authoring.md writes a lesson step by step.",
    subcommands: [NewLesson.self, LintLesson.self, PreviewLesson.self, ParLesson.self])
}
