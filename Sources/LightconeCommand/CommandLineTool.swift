import ArgumentParser

/// The program `lightcone`: the prompt, unless a subcommand says otherwise.
@main
struct CommandLineTool: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lightcone",
    abstract: "Learn distributed systems by running them.",
    discussion: """
      Without a subcommand it opens the prompt: load a model or start a lesson there, run it, break \
      it, and look. Exit codes: 0 holds, 1 violated, 2 undecided, 64 and up for input that cannot \
      be used.
      """,
    version: "0.1.0",
    subcommands: [
      PromptCommand.self, RunCommand.self, OpenCommand.self, CheckCommand.self, SweepTool.self,
      MergeTool.self, ViewCommand.self, LessonCommand.self, SiteCommand.self,
    ],
    defaultSubcommand: PromptCommand.self)
}
