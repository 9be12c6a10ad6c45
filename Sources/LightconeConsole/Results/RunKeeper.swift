import Lightcone
import LightconeDiagnostics
public import LightconeRendering
import LightconeTrace

/// Keeps what the runs of lessons and scripts leave: for the last run of each block its token, its trace,
/// its picture and its page.
///
/// Rules:
/// 1. The same files leave the same bytes: there are no wall times in them.
/// 2. What is too large is left out, and the index says so.
public struct RunKeeper: Sendable {
  /// The most events of a run whose page is kept.
  public static let maximumPageEvents = 20_000
  /// The most events of a run whose trace is kept.
  public static let maximumTraceEvents = 1_000_000

  /// Takes a file as soon as it is made, from any thread.
  let write: @Sendable (SiteFile) -> Void

  /// Creates a keeper.
  public init(write: @escaping @Sendable (SiteFile) -> Void) { self.write = write }

  /// The folders of files that are run, by their order: named after the files, all different.
  public static func folders(of paths: [String]) -> [String] {
    var names = PageNames()
    return paths.map { path in
      let file = path.split(separator: "/").last.map(String.init) ?? path
      let stem = file.split(separator: ".").first.map(String.init) ?? file
      return names.unique(PageNames.safe(stem))
    }
  }

  /// What each folder holds, for a file beside the folders.
  public static func index(of report: RunReport, paths: [String]) -> String {
    let folders = zip(folders(of: paths), report.files).map { folder, file in
      "\(folder)/\n  \(file.path)\n  \(file.summary)\n"
    }
    return """
      What 'lightcone run' found. verdicts.json says it for machines.

      Each folder belongs to a lesson or script, each folder in it to a block: the last run of that block.

      token.txt      the run as one line, and the commands that do it again
      trace.jsonl    all events, for runs of at most \(maximumTraceEvents) (docs/trace-format.md)
      diagram.svg    the space-time diagram, at most \(SpaceTimeFigure.maximumRows) rows
      chart-1.svg    what 'plot', 'gantt' and 'history chart' drew in the block
      page.html      a viewer, for runs of at most \(maximumPageEvents) events


      """ + folders.joined(separator: "\n")
  }
}

/// Keeps the runs of one file.
struct FileKeeper {
  let keeper: RunKeeper
  let folder: String
  let shouldStop: () -> Bool
  private var count = 0
  private var index = ""
  /// The most charts of one block that are kept.
  private static let maximumFigures = 20

  init(_ keeper: RunKeeper, folder: String, shouldStop: @escaping () -> Bool) {
    self.keeper = keeper
    self.folder = folder
    self.shouldStop = shouldStop
  }

  /// Keeps the run behind a part.
  mutating func keep(_ moment: FileRun.Moment) {
    guard let run = moment.moved, !shouldStop() else { return }
    count += 1
    let name = "block-\(count < 10 ? "0" : "")\(count)"
    let events = run.simulation.eventCount
    index += "\(name)  line \(moment.line): \(run.shortName), \(events) events"
    let place = "\(folder)/\(name)"
    write("\(place)/token.txt", Self.tokenText(run))
    write("\(place)/diagram.svg", SpaceTimeFigure.svg(run.simulation.trace))
    if events <= RunKeeper.maximumTraceEvents {
      write(
        "\(place)/trace.jsonl",
        TraceDocument.render(TraceFile(run.simulation.trace, origin: run.origin)))
    } else {
      index += "; no trace.jsonl, it has more than \(RunKeeper.maximumTraceEvents)"
    }
    if events <= RunKeeper.maximumPageEvents {
      write("\(place)/page.html", run.page(shouldStop: shouldStop).html)
    } else {
      index += "; no page.html, it has more than \(RunKeeper.maximumPageEvents)"
    }
    let figures = moment.steps.compactMap(\.reply.figure)
    for (number, figure) in figures.prefix(Self.maximumFigures).enumerated() {
      write("\(place)/chart-\(number + 1).svg", figure.svg())
    }
    index += "\n"
  }

  /// Writes what was kept, and what was left out.
  func finish() {
    write("\(folder)/index.txt", index.isEmpty ? "No block ran anything.\n" : index)
  }

  private func write(_ path: String, _ text: String) { keeper.write(SiteFile(path, text)) }

  /// A run as a line, and how it is done again.
  private static func tokenText(_ run: OpenRun) -> String {
    let commands = run.reproduction.map { "  \($0)\n" }.joined()
    return """
      \(run.token)

      To open it: lightcone open TOKEN, where TOKEN is the line above.
      The same by commands:
      \(commands)
      """
  }
}
