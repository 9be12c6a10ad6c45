import Lightcone
import LightconeDiagnostics
import LightconeTrace

extension Session {
  /// Writes the commands that led to the loaded run as a script.
  func save(_ command: SaveCommand) throws(Diagnostic) -> Reply {
    let run = try loaded()
    guard mayWriteFiles else {
      throw Diagnostic(
        .notNow, "files are not written here",
        expected: "the prompt, or a script of your own; lessons write no files")
    }
    guard !command.path.hasSuffix(".md") else {
      throw Diagnostic(
        .wrongArguments, "'\(command.path)' would be read as a lesson",
        at: SourcePlace(column: command.column), expected: "a script such as my-run.txt")
    }
    let script = SavedScript(run)
    do throws(Diagnostic) {
      try ExportFile(path: command.path, kind: .script)
        .write(script.text, overwrites: command.overwrites)
    } catch {
      var placed = error
      placed.place.column = command.column
      throw placed
    }
    let count = script.commands.count
    return Reply(
      wrap(
        "Wrote \(command.path): \(count) \(count == 1 ? "command" : "commands"). "
          + "'lightcone run \(command.path)' runs them again."))
  }
}

/// A run as a script: the shortest commands that lead to where it stands.
struct SavedScript {
  /// The first line of all such scripts, by which they are known.
  static let firstLine = "# A run, written by Lightcone's 'save'."

  let commands: [String]
  private let place: String

  init(_ run: OpenRun) {
    commands = run.reproduction
    let count = run.simulation.eventCount
    let event = count > 0 ? ", \(EventNumber(count))" : ""
    place = "\(run.simulation.now)\(event), fingerprint \(run.simulation.fingerprint)"
  }

  /// The lines, each with its line break. Fields of a comment begin with no digit, since `#5` is an
  /// event.
  var text: String {
    ([Self.firstLine] + commands + ["# The run now stands at \(place)."])
      .map { $0 + "\n" }.joined()
  }
}
