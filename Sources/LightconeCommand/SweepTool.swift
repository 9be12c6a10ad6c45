import ArgumentParser
import LightconeConsole
import LightconeDiagnostics
import LightconeRendering
import LineEditing

/// `lightcone sweep`: a model for all combinations of values and seeds.
struct SweepTool: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep", abstract: "Run a model for all combinations of values and seeds.",
    discussion: """
      Shows what the runs measure and whether properties hold. With --shard only a part is run; \
      'lightcone merge' joins the files that --out writes. Exit codes: 0 all properties hold, 1 one \
      is violated, 2 one is undecided, 64 and up for input that cannot be used.
      """)

  @Argument(help: "The model; 'models' at the prompt lists them.")
  var model: String

  @Argument(help: "NAME=RANGE, for example participants=2..20 or net.loss=0%,5%,10%.")
  var ranges: [String] = []

  @Option(name: .long, help: "The seeds: 1000, which is 1 to 1000, or 5..9.")
  var seeds = "1"

  @Option(name: .long, help: "A metric to measure, or several between commas.")
  var metric: String?

  @Flag(name: .long, help: "Repeat each run for each of its crash points.")
  var crashPoints = false

  @Flag(name: .long, help: "Look at properties only where runs end: faster, but decides less.")
  var judgeAtEnd = false

  @Option(name: .long, help: "Run only part i of n, for example 2/4.")
  var shard: String?

  @Option(name: .long, help: "Write the results into this file, as JSON Lines.")
  var out: String?

  @Flag(name: .long, help: "Print the results as JSON Lines instead of tables.")
  var json = false

  @Flag(name: .shortAndLong, help: "Print no tables.")
  var quiet = false

  @Option(name: .long, help: "How many runs to do at the same time.")
  var workers: Int?

  @OptionGroup var options: SweepOptions

  @OptionGroup var look: DisplayOptions

  func validate() throws {
    guard (1...1000).contains(workers ?? 1) else {
      throw ValidationError("--workers is a number from 1 to 1000")
    }
  }

  func run() throws {
    StandardOutput.prepare()
    InterruptFlag.install()
    do {
      let sweep = try ModelSweep(request, view: options.view())
      let outcome = try sweep.outcome(
        shard: shard, workers: workers, shouldStop: { InterruptFlag.isRaised })
      try show(outcome, of: sweep)
      throw ExitCode(InterruptFlag.isRaised ? 130 : outcome.exitCode)
    } catch let problem as Diagnostic {
      StandardOutput.writeError(look.shown(problem.text(in: look.display)))
      throw ExitCode(problem.sweepExitCode)
    }
  }

  private var request: ModelSweep.Request {
    ModelSweep.Request(
      model: model, ranges: ranges, seeds: seeds,
      metrics: metric?.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        ?? [], triesCrashPoints: crashPoints, judgesAtEnd: judgeAtEnd)
  }

  private func show(_ outcome: SweepOutcome, of sweep: ModelSweep) throws(Diagnostic) {
    if let out { try WholeFile.write(sweep.document(outcome), to: out) }
    guard !json else {
      StandardOutput.writeLine(String(sweep.document(outcome).dropLast()))
      return
    }
    guard !quiet else { return }
    for text in try sweep.texts(outcome, in: look.display) {
      StandardOutput.writeLine(look.shown(text))
    }
  }
}
