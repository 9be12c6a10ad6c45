import ArgumentParser
import LightconeConsole
import LightconeDiagnostics

/// The options that say which lessons are run and which claims are judged.
struct RunFilter: ParsableArguments {
  @Option(name: .long, help: "Run only lessons of this track; may stand several times.")
  var track: [String] = []

  @Option(name: .long, help: "Run only the lesson of this id; may stand several times.")
  var id: [String] = []

  @Option(
    name: .customLong("class"),
    help: "Judge only claims of this class: INV, EX, BND, STAT or REF; may stand several times.")
  var classes: [String] = []

  func selection() throws(Diagnostic) -> RunSelection {
    try RunSelection(tracks: track, ids: id, classes: classes)
  }
}
