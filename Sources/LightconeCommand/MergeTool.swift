import ArgumentParser
import LightconeConsole
import LightconeDiagnostics
import LightconeRendering
import LineEditing

/// `lightcone merge`: the shards of a sweep, joined.
struct MergeTool: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Join the shards of a sweep, and show what they say together.",
    discussion: """
      Reads the files that 'lightcone sweep --shard i/n --out FILE' wrote and prints what the whole \
      sweep would have printed. Exit codes: 0 all properties hold, 1 one is violated, 2 one is \
      undecided or a shard is missing, 64 and up for files that cannot be used.
      """)

  @Argument(help: "The files, in any order.")
  var files: [String]

  @OptionGroup var options: SweepOptions

  @OptionGroup var look: DisplayOptions

  func run() throws {
    StandardOutput.prepare()
    do {
      let merge = try SweepMerge(files: files, view: options.view())
      let texts = merge.notes + (try merge.sweep.texts(merge.outcome, in: look.display))
      for text in texts { StandardOutput.writeLine(look.shown(text)) }
      throw ExitCode(merge.outcome.exitCode)
    } catch let problem as Diagnostic {
      StandardOutput.writeError(look.shown(problem.text(in: look.display)))
      throw ExitCode(problem.sweepExitCode)
    }
  }
}
