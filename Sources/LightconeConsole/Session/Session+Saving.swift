import Lightcone
import LightconeDiagnostics
import LightconeTrace

extension Session {
  /// Writes the commands that led to the loaded run as a script.
  func save(_ command: SaveCommand) throws(Diagnostic) -> Reply {
    let run = try loaded()
    try checkMayWrite()
    guard !command.path.hasSuffix(".md") else {
      throw Diagnostic(
        .wrongArguments, "'\(command.path)' would be read as a lesson",
        at: SourcePlace(column: command.column), expected: "a script such as my-run.txt")
    }
    let script = SavedScript(run)
    try writing(at: command.column) { () throws(Diagnostic) in
      try ExportFile(path: command.path, kind: .script)
        .write(script.text, overwrites: command.overwrites)
    }
    let wrote = "Wrote \(command.path): \(script.commands.count.counted("command"))."
    let again = FileArgument.command("lightcone run", command.path)
    guard command.path.contains(where: \.isWhitespace) else {
      return Reply(wrap("\(wrote) \(again) runs them again."))
    }
    // A name with blanks is copied from the screen: it stays on one line.
    return Reply([.text(wrap(wrote)), .text("To run them again: \(again)")])
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
